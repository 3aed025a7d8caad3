"""Who may no longer act is out: over REST at once, and from the socket within a second."""

import time
from statistics import median

import pytest

from portal.cli.stores import services_of
from portal.core import clock
from portal.people.sessions import begin_session
from portal.people.users import remove_user
from tests.live.person import Person, everybody
from tests.live.world import World
from tests.servers.serving import Serving, settings_of

TRIES = 3

pytestmark = pytest.mark.part("joins")


async def test_an_ended_session_is_refused_at_once_and_its_socket_closed_within_a_second(start, world):
    serving = start(at_once=False)
    tokens = [await _another_session(serving, world, "Cy") for _ in range(TRIES)]
    serving.start()
    delays = []
    async with everybody(serving, world.tokens, "Cy", "Bo") as (cy, bo):
        await bo.join(world.shared)
        for token in tokens:
            there = await Person(serving, "Cy there", token).connect()
            await there.join(world.shared)
            mine = {one["id"] for one in (await cy.http.get("/api/sessions")).json() if not one["current"]}
            theirs = next(o["id"] for o in (await there.http.get("/api/sessions")).json() if o["current"])
            assert theirs in mine

            assert (await cy.http.delete(f"/api/sessions/{theirs}")).status_code in (200, 204)
            ended = time.monotonic()
            assert (await there.http.get(f"/api/rooms/{world.room}/snapshot")).status_code == 401
            await there.until(lambda person=there: person.closed)
            delays.append(time.monotonic() - ended)

            assert there.frames[-1] == {"t": "bye", "code": "signed_out", "after": 0}
            assert there.closed == (4401, "signed_out")
            await there.leave()
        assert cy.closed is None
    assert median(delays) <= 1.0, delays


@pytest.mark.parametrize("engine", [pytest.param("postgresql", marks=pytest.mark.postgresql)], indirect=True)
async def test_a_user_removed_by_another_process_is_out_too(start, world):
    serving = start()
    async with everybody(serving, world.tokens, "Eli") as (eli,):
        await eli.join(world.shared)
        async with services_of(settings_of(serving.database_url)) as services:
            await services.database.write(lambda db: remove_user(db, world.users["Eli"]))
        removed = time.monotonic()

        assert (await eli.http.get("/api/me")).status_code == 401
        await eli.until(lambda: eli.closed)

        assert time.monotonic() - removed <= 5.0
        assert eli.frames[-1]["code"] == "signed_out"


async def _another_session(serving: Serving, world: World, name: str) -> str:
    async with services_of(settings_of(serving.database_url)) as services:
        token: str = await services.database.write(
            lambda db: begin_session(db, world.users[name], clock.now(), "Another browser")
        )
        return token
