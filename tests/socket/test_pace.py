"""What goes beyond a session's budget waits its turn on a socket, and is told to wait at a REST door."""

import time

import pytest
from websockets.exceptions import InvalidStatus

from portal.core.config import Settings
from tests.live.person import Person, everybody
from tests.live.world import NOWHERE, World

RATE = Settings().commands_per_second
SAVED = 2 * RATE
MANY = 100
SAVED_HANDSHAKES = 20

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


async def test_many_commands_at_once_are_all_answered_in_order_at_the_pace(start, world: World):
    bo = Person(_paced(start), "Bo", world.tokens["Bo"])
    await bo.connect(ping_interval=0.5, ping_timeout=1.5)
    await bo.join(world.shared)
    began = time.monotonic()

    sent = [await bo.send("undo", world.shared, command_id=NOWHERE) for _ in range(MANY)]
    await bo.until(lambda: bo.answer(sent[-1]))

    assert [frame["id"] for frame in bo.said("refused")] == sent
    assert time.monotonic() - began >= 0.9 * (MANY - SAVED) / RATE
    assert bo.closed is None
    await bo.leave()


async def test_coming_back_renews_no_budget_and_the_doors_share_it(start, world: World):
    serving = _paced(start)
    async with everybody(serving, world.tokens, "Bo", "Cy") as (bo, cy):
        for _ in range(SAVED + RATE):
            await bo.send("undo", world.shared, command_id=NOWHERE)
        await bo.disconnect()
        began = time.monotonic()
        await bo.connect()
        for _ in range(RATE):
            last = await bo.send("undo", world.shared, command_id=NOWHERE)

        refused = await bo.post("undo", world.shared, command_id=NOWHERE)
        elsewhere = await cy.post("undo", world.shared, command_id=NOWHERE)
        read = await bo.http.get("/api/me")
        await bo.until(lambda: bo.answer(last))

        assert refused.status_code == 429
        assert refused.json()["code"] == "too_many"
        assert int(refused.headers["retry-after"]) >= 1
        assert elsewhere.json()["code"] == "not_undoable"
        assert read.status_code == 200
        assert time.monotonic() - began >= 0.5


async def test_an_address_that_opens_too_many_sockets_is_turned_away(start, world: World):
    serving = _paced(start, PORTAL_HANDSHAKES_PER_SECOND="1")
    people = [Person(serving, "Cy", world.tokens["Cy"]) for _ in range(2 * SAVED_HANDSHAKES)]

    opened = [person for person in people if await _is_let_in(person)]

    assert SAVED_HANDSHAKES <= len(opened) < len(people)
    assert (await people[-1].http.get("/api/me")).status_code == 200
    for person in people:
        await person.leave()


async def test_sockets_leave_room_for_requests(start, world: World):
    serving = _paced(start, PORTAL_CONNECTIONS="100", PORTAL_SOCKETS_PER_ACCOUNT="1000")
    people = [Person(serving, "Cy", world.tokens["Cy"]) for _ in range(91)]
    for person in people[:90]:
        await person.connect()

    refused = await people[90].connect()

    await refused.until(lambda: refused.closed)
    assert refused.said("bye") == [{"t": "bye", "code": "full", "after": 10.0}]
    assert refused.closed == (1013, "full")
    assert (await refused.http.get("/api/me")).status_code == 200
    for person in people:
        await person.leave()


def _paced(start, **settings: str):
    """A server with the limits that users have."""
    return start(settings={"PORTAL_COMMANDS_PER_SECOND": str(RATE), **settings})


async def _is_let_in(person: Person) -> bool:
    try:
        await person.connect()
    except InvalidStatus:
        return False
    return True
