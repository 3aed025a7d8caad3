"""Buyer on one server, seller on another, one PostgreSQL: one room, with the servers' hints and without."""

import time
from collections.abc import Callable

import pytest

from portal.cli.stores import services_of
from portal.core import clock
from portal.people.sessions import begin_session
from tests.live.database import statement
from tests.live.person import Person
from tests.live.world import World
from tests.scale import scale
from tests.servers.serving import Serving, settings_of

ROUNDS = scale(1, 20)
BURST = 15
SEEN, CLOSED = {True: 1.0, False: 3.0}, {True: 1.5, False: 5.0}
DEAFEN = "ALTER DATABASE %I SET search_path = deaf, pg_catalog, public"
DEAF = (
    "CREATE SCHEMA deaf",
    "CREATE FUNCTION deaf.pg_notify(text, text) RETURNS void LANGUAGE sql AS ''",
    f"DO $$ BEGIN EXECUTE format('{DEAFEN}', current_database()); END $$",
)

POSTGRESQL = pytest.param("postgresql", marks=pytest.mark.postgresql)
pytestmark = [
    pytest.mark.part("processes"),
    pytest.mark.timeout(590),
    pytest.mark.parametrize("engine", [POSTGRESQL], indirect=True),
    pytest.mark.parametrize("hints", [True, False], ids=["with hints", "all hints lost"]),
]


async def test_both_sides_see_one_room_through_two_servers(start, world: World, hints: bool):
    here, there = await _two(start, hints)
    bo, ada = Person(here, "Bo", world.tokens["Bo"]), Person(there, "Ada", world.tokens["Ada"])
    for person in (bo, ada):
        await person.connect()
        await person.join(world.shared)
    for n in range(ROUNDS):
        await _seen_at_the_other(bo, ada, world, f"Bo's {n}", SEEN[hints])
        await _seen_at_the_other(ada, bo, world, f"Ada's {n}", SEEN[hints])
        await _told_at_once_over_rest(bo, ada, world)
        await _caught_up_after_an_absence(bo, ada, world)
        await _at_the_same_time(bo, ada, world)

        for person in (bo, ada):
            folded, told = await person.agrees(world.shared)
            assert folded == told
    assert bo.replicas[world.shared].plain == ada.replicas[world.shared].plain
    await _over(bo, ada)


async def test_who_is_signed_out_at_one_server_is_out_at_the_other(start, world: World, hints: bool):
    here, there, tokens = await _two_with_sessions(start, hints, world)
    cy = Person(here, "Cy", world.tokens["Cy"])
    for token in tokens:
        guest = await Person(there, "Cy elsewhere", token).connect()
        await guest.join(world.shared)
        [session] = [one for one in (await guest.http.get("/api/sessions")).json() if one["current"]]

        assert (await cy.http.delete(f"/api/sessions/{session['id']}")).is_success
        ended = time.monotonic()
        assert (await guest.http.get(f"/api/rooms/{world.room}/snapshot")).status_code == 401
        await guest.until(lambda one=guest: one.closed)

        assert time.monotonic() - ended <= CLOSED[hints]
        assert guest.frames[-1]["code"] == "signed_out"
        await guest.leave()
    await _over(cy)


async def test_a_room_goes_on_where_its_server_was_killed(start, world: World, hints: bool):
    here, there = await _two(start, hints)
    bo, ada = Person(here, "Bo", world.tokens["Bo"]), Person(there, "Ada", world.tokens["Ada"])
    for person in (bo, ada):
        await person.connect()
        await person.join(world.shared)
    for _ in range(ROUNDS):
        asked = [await _speak(bo, world, f"Word {n}") for n in range(BURST)]
        here.kill()
        await bo.until(lambda: bo.closed)
        bo.serving = there
        await bo.moved()
        await bo.connect()
        await bo.join(world.shared, anew=False)
        for n, command in enumerate(asked):
            await _speak(bo, world, f"Word {n}", command)
        await bo.until(lambda every=asked: set(every) <= set(bo.replicas[world.shared].commands))
        assert len(bo.replicas[world.shared].commands) == len(set(bo.replicas[world.shared].commands))
        here.start()
        await bo.disconnect()
        bo.serving = here
        await bo.moved()
        await bo.connect()
        await bo.join(world.shared, anew=False)
    await _told_at_once_over_rest(ada, bo, world)
    await _over(bo, ada)


async def _two(start: Callable[..., Serving], hints: bool) -> list[Serving]:
    """Two processes on one database; without hints NOTIFY is replaced by something that does nothing."""
    first: Serving = start(at_once=False)
    for part in () if hints else DEAF:
        await statement(first.database_url, part)
    return [first.start(), start()]


async def _two_with_sessions(
    start: Callable[..., Serving], hints: bool, world: World
) -> tuple[Serving, Serving, list[str]]:
    here, there = await _two(start, hints)
    return here, there, await _sessions(here.database_url, world)


async def _sessions(url: str, world: World) -> list[str]:
    async with services_of(settings_of(url)) as services:
        return [
            await services.database.write(lambda db: begin_session(db, world.users["Cy"], clock.now(), ""))
            for _ in range(ROUNDS)
        ]


async def _seen_at_the_other(one: Person, other: Person, world: World, words: str, within: float) -> None:
    command = await _speak(one, world, words)
    await one.until(lambda: one.answer(command))
    done = time.monotonic()
    await other.until(lambda: other.answer(command))
    assert time.monotonic() - done <= within


async def _told_at_once_over_rest(one: Person, other: Person, world: World) -> None:
    """A request never answers with what is older than what another process has confirmed."""
    command = await _speak(one, world, "Now")
    event = await one.until(lambda: one.answer(command))
    assert (await other.snapshot(world.shared))["seq"] >= event["seq"]


async def _caught_up_after_an_absence(one: Person, away: Person, world: World) -> None:
    await away.disconnect()
    missed = [await _speak(one, world, f"Missed {n}") for n in range(BURST)]
    await one.until(lambda: one.answer(missed[-1]))

    await away.connect()
    await away.join(world.shared, anew=False)

    assert away.replicas[world.shared].commands[-BURST:] == missed


async def _at_the_same_time(bo: Person, ada: Person, world: World) -> None:
    sent = [await _speak(person, world, f"{n}") for n in range(BURST) for person in (bo, ada)]
    for person in (bo, ada):
        await person.until(lambda one=person: set(sent) <= set(one.replicas[world.shared].commands))
    assert bo.replicas[world.shared].commands[-BURST:] == ada.replicas[world.shared].commands[-BURST:]


async def _speak(person: Person, world: World, words: str, command: str | None = None) -> str:
    step = person.replicas[world.shared].scene.step("Run the pilot").id
    return await person.send("add_comment", world.shared, command, step_id=step, words=words)


async def _over(*people: Person) -> None:
    for person in people:
        await person.leave()
