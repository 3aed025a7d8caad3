"""What is too much for a socket goes by HTTP; a cursor that is of no use gets another snapshot."""

import pytest
from sqlalchemy import Connection, update

from portal.cli.stores import services_of
from portal.journal.tables import stream as heads
from tests.live.person import Person, everybody
from tests.live.world import World
from tests.servers.serving import settings_of

LONG = "稟" * 3_900
MOST_EVENTS = 500

pytestmark = pytest.mark.part("joins")


async def test_a_long_way_behind_is_read_over_http(start, world: World):
    async with everybody(start(), world.tokens, "Bo", "Cy") as (bo, cy):
        replica = await cy.join(world.shared)
        seq = replica.seq
        await cy.say(t="leave", stream=world.shared)
        await _comments(bo, world, 8, LONG)

        await cy.join(world.shared, anew=False)

        assert cy.said("behind") == [{"t": "behind", "stream": world.shared, "after": seq}]
        assert not cy.said("resync")
        folded, told = await cy.agrees(world.shared)
        assert folded == told


async def test_too_many_events_behind_needs_a_snapshot(start, world: World):
    async with everybody(start(), world.tokens, "Bo", "Cy") as (bo, cy):
        await cy.join(world.shared)
        await cy.say(t="leave", stream=world.shared)
        await _comments(bo, world, MOST_EVENTS + 1, "Word")

        await cy.join(world.shared, anew=False)

        assert cy.said("resync") == [{"t": "resync", "stream": world.shared}]
        folded, told = await cy.agrees(world.shared)
        assert folded == told


async def test_a_big_event_is_announced_and_fetched(start, world: World):
    async with everybody(start(), world.tokens, "Bo", "Cy") as (bo, cy):
        for person in (bo, cy):
            await person.join(world.shared)
        for words in (LONG, LONG.replace("稟", "議")):
            story = bo.replicas[world.shared].scene.room.story
            was = {"outcome": story.outcome, "champion_part": story.champion_part}
            answer = await bo.post(
                "edit_story", world.shared, set={"outcome": words, "champion_part": words}, was=was
            )
            assert answer.status_code == 200
            for person in (bo, cy):
                await person.reaches(world.shared, answer.json()["seq"])

        for person in (bo, cy):
            assert person.said("behind")
            folded, told = await person.agrees(world.shared)
            assert folded == told


@pytest.mark.parametrize("cursor", [{"seq": 10**6}, {"epoch": "another"}, {"epoch": ""}])
async def test_a_cursor_of_no_use_gets_a_new_snapshot(serving, world: World, cursor):
    async with everybody(serving, world.tokens, "Cy") as (cy,):
        snapshot = await cy.snapshot(world.shared)
        known = {"epoch": snapshot["epoch"], "seq": snapshot["seq"]}

        await cy.say(t="join", stream=world.shared, **(known | cursor))
        await cy.until(lambda: cy.said("joined"))

        assert cy.said("resync") == [{"t": "resync", "stream": world.shared}]


async def test_another_epoch_makes_every_replica_begin_anew(start, world: World):
    serving = start()
    async with everybody(serving, world.tokens, "Cy") as (cy,):
        before = await cy.join(world.shared)
        await cy.disconnect()
        serving.stop()
        async with services_of(settings_of(serving.database_url)) as services:
            await services.database.write(lambda db: _redraw(db, world.shared))
        serving.start()
        await cy.moved()
        await cy.connect()

        after = await cy.join(world.shared, anew=False)

        assert cy.said("resync")
        assert (before.epoch, after.epoch) == (before.epoch, "f" * 16)


async def test_an_etag_tells_whether_a_snapshot_is_still_the_newest(start, world: World):
    async with everybody(start(), world.tokens, "Bo") as (bo,):
        path = f"/api/rooms/{world.room}/snapshot"
        first = await bo.http.get(path)
        same = await bo.http.get(path, headers={"if-none-match": first.headers["etag"]})
        await _comments(bo, world, 1, "Word")
        other = await bo.http.get(path, headers={"if-none-match": first.headers["etag"]})

        assert (first.status_code, same.status_code, other.status_code) == (200, 304, 200)
        assert other.headers["etag"] != first.headers["etag"]


async def test_no_reader_is_told_that_anothers_snapshot_is_theirs(start, world: World):
    async with everybody(start(), world.tokens, "Ada", "Bo") as (ada, bo):
        path = f"/api/rooms/{world.room}/snapshot"
        hers = await ada.http.get(path)

        his = await bo.http.get(path, headers={"if-none-match": hers.headers["etag"]})

        assert his.status_code == 200
        assert his.json()["me"] != hers.json()["me"]


def _redraw(db: Connection, stream: str) -> None:
    db.execute(update(heads).where(heads.c.name == stream).values(epoch="f" * 16))


async def _comments(bo: Person, world: World, times: int, words: str) -> None:
    pilot = (await bo.join(world.shared)).scene.step("Run the pilot").id
    sent = [await bo.send("add_comment", world.shared, step_id=pilot, words=words) for _ in range(times)]
    await bo.until(lambda: all(bo.answer(command) for command in sent[-3:]))


async def test_missed_events_say_of_which_epoch_they_are_and_how_far_they_go(start, world: World):
    async with everybody(start(), world.tokens, "Bo") as (bo,):
        await bo.join(world.shared)
        await _comments(bo, world, 2, "Word")
        snapshot = await bo.snapshot(world.shared)

        path = f"/api/rooms/{world.room}/events"
        missed = await bo.http.get(path, params={"after": snapshot["seq"] - 2})
        nothing = await bo.http.get(path, params={"after": snapshot["seq"]})

        begins = f'"{snapshot["epoch"]}.{snapshot["seq"]}.'
        assert len(missed.json()) == 2
        assert nothing.json() == []
        assert missed.headers["etag"].startswith(begins)
        assert nothing.headers["etag"].startswith(begins)
