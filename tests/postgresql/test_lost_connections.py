"""Connections are killed under load, and answers to COMMIT are lost: nothing is lost or doubled."""

import asyncio

import asyncpg
import pytest
from sqlalchemy.exc import DBAPIError

from portal.core.database import OutcomeUnknown, Unavailable
from portal.core.postgresql import trying
from portal.journal.commands import Done
from tests.journals.log import assert_sound, whole_log
from tests.journals.rooms import done, open_room
from tests.postgresql.following import Ear
from tests.scale import scale

pytestmark = [pytest.mark.part("processes"), pytest.mark.timeout(590)]

KILL = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()"""


COMMITTING = ("COMMIT", "WITH head")


def all_at_once(room):
    """A wish that one statement decides."""
    return room.tick(0)


def under_lock(room):
    """A wish that is decided under the lock of its head."""
    return room.tick(0, companion=lambda db, events: None)


async def test_killing_every_connection_again_and_again_loses_and_doubles_nothing(process, postgresql_url):
    a, b = process(), process()
    rooms = [await open_room(a.journal) for _ in range(4)]
    killer = await asyncpg.connect(postgresql_url)
    confirmed = []
    more, ending = asyncio.Event(), asyncio.Event()

    async def person(stores, room, n):
        times = 0
        while not ending.is_set():
            wanted = room.turn(n, times)
            while not isinstance(answer := await outcome(stores, wanted), Done):
                pass
            confirmed.append((room.stream, answer.seq, wanted.id))
            times += 1
            more.set()

    people = [asyncio.create_task(person(s, r, n)) for r in rooms for n, s in enumerate((a, b))]
    for _ in range(scale(5, 50)):
        reached = len(confirmed) + 40
        async with asyncio.timeout(30):
            while len(confirmed) < reached:
                more.clear()
                await more.wait()
        await killer.execute(KILL)
    ending.set()
    await asyncio.gather(*people)
    await killer.close()

    for room in rooms:
        log = {event["seq"]: event["command"] for event in await whole_log(a.journal, room.stream)}
        own = [(seq, command) for stream, seq, command in confirmed if stream == room.stream]
        assert all(log[seq] == command for seq, command in own)
        assert len(log) == len(own) + 2
        for stores in (a, b):
            await assert_sound(stores, room.stream)


async def outcome(stores, wanted):
    """What came of a command; the same command may be sent again unless it is Done."""
    try:
        return await stores.journal.submit(wanted)
    except Unavailable as error:
        return error


async def test_hints_come_back_after_their_connection_was_killed(process, postgresql_url):
    a, b = process(), process()
    room = await open_room(a.journal)
    ear = await Ear(b.journal, room.stream).begin()
    killer = await asyncpg.connect(postgresql_url)
    for n in range(3):
        await killer.execute(KILL)
        answer = await done(a.journal, room.tick(n))
        await ear.reaches(answer.seq)
    await killer.close()

    assert [len(ear.bodies), *ear.bodies] == [3, *await a.journal.events(room.stream, answer.seq - 3, 9)]


@pytest.fixture
def commits_lost(monkeypatch):
    """While the list has an entry, the answer to what commits is thrown away: a COMMIT, or all at once."""
    losses: list[bool] = []
    execute = asyncpg.Connection.execute

    async def losing(connection, query, *arguments, **options):
        answer = await execute(connection, query, *arguments, **options)
        if query.startswith(COMMITTING) and losses and losses.pop():
            connection.terminate()
            raise asyncpg.ConnectionDoesNotExistError("the line went dead")
        return answer

    monkeypatch.setattr(asyncpg.Connection, "execute", losing)
    return losses


@pytest.mark.parametrize("wish", [all_at_once, under_lock])
async def test_a_commit_whose_answer_was_lost_is_looked_up_in_the_log(process, commits_lost, wish):
    stores = process()
    room = await open_room(stores.journal)
    ear = await Ear(stores.journal, room.stream).begin()
    before = ear.values[0].seq
    commits_lost.append(True)

    answers = await asyncio.gather(
        stores.journal.submit(wish(room)), *(stores.journal.submit(room.tick(n)) for n in (1, 2))
    )

    assert not commits_lost
    assert [answer.seq for answer in answers] == [before + 1, before + 2, before + 3]
    assert len(ear.bodies) == 3
    await assert_sound(stores, room.stream)


@pytest.mark.parametrize("wish", [all_at_once, under_lock])
async def test_a_commit_that_cannot_be_looked_up_is_unknown(process, commits_lost, monkeypatch, wish):
    stores = process()
    room = await open_room(stores.journal)
    monkeypatch.setattr(trying, "PAUSES", (0.0,))
    commits_lost.append(True)
    tick = wish(room)

    with pytest.raises(OutcomeUnknown):
        await stores.journal.submit(tick)

    monkeypatch.undo()
    again = await stores.journal.submit(tick)
    assert isinstance(again, Done)
    assert again.repeated
    await assert_sound(stores, room.stream)


async def test_a_transaction_outside_the_log_is_unknown_at_once(process, commits_lost):
    stores = process()
    commits_lost.append(True)

    with pytest.raises(OutcomeUnknown):
        await stores.database.write(lambda db: db.exec_driver_sql("CREATE TABLE once (n int)"))


async def test_an_error_swallowed_inside_a_transaction_is_no_success(process):
    stores = process()

    def careless(db):
        db.exec_driver_sql("CREATE TABLE lost (n int)")
        try:
            db.exec_driver_sql("SELECT 1 / 0")
        except DBAPIError:
            return

    with pytest.raises(RuntimeError, match="swallowed"):
        await stores.database.write(careless)


async def test_deadlocks_are_tried_again(process):
    stores = process()
    await stores.database.write(
        lambda db: db.exec_driver_sql("CREATE TABLE pair (n int PRIMARY KEY, hits int)")
    )
    await stores.database.write(lambda db: db.exec_driver_sql("INSERT INTO pair VALUES (1, 0), (2, 0)"))
    both_in = asyncio.Barrier(2)

    async def crossing(first, second):
        tries = 0

        async def hit(transaction):
            nonlocal tries
            tries += 1
            await transaction.driver.execute(f"UPDATE pair SET hits = hits + 1 WHERE n = {first}")
            if tries == 1:
                await both_in.wait()
            await transaction.driver.execute(f"UPDATE pair SET hits = hits + 1 WHERE n = {second}")

        await stores.database.transact(hit)
        return tries

    tries = await asyncio.gather(crossing(1, 2), crossing(2, 1))

    hits = await stores.database.read(lambda db: db.exec_driver_sql("SELECT hits FROM pair").scalars().all())
    assert list(hits) == [2, 2]
    assert sorted(tries) == [1, 2]
