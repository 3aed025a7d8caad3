"""Followers read every event of every stream once, whatever happens beside them."""

import asyncio

from sqlalchemy import select

from portal.core import clock
from portal.journal import tables
from portal.journal.commands import Done
from portal.journal.followers import FOLLOWERS
from portal.journal.streams import in_order
from portal.worker.follow import MOST_STREAMS, follow, has_todo
from portal.worker.resting import Resting
from portal.worker.signs_of_life import SignsOfLife
from portal.worker.worker import Worker
from tests.journals.rooms import done, open_room


class Reader(SignsOfLife):
    """A follower that remembers in the database what it was shown, and stumbles over one stream."""

    def __init__(self, stumbles_over=()):
        self.seen = []
        self.stumbles_over = stumbles_over

    def follow(self, connection, stream, events):
        if stream in self.stumbles_over:
            raise RuntimeError("a bug")
        self.seen += [(stream, event["seq"]) for event in events]


async def follow_all(stores, follower):
    while (await stores.database.write(lambda db: follow(db, follower))).read:
        pass


async def signs(stores):
    sign = tables.sign_of_life.c
    rows = await stores.database.read(
        lambda db: db.execute(select(sign.room, sign.side, sign.seq, sign.at)).all()
    )
    return {(room, side): (seq, at) for room, side, seq, at in rows}


async def test_each_side_s_last_sign_of_life_is_known(stores):
    room = await open_room(stores.journal)
    by_ada = await done(stores.journal, room.tick(0))
    by_bo = await done(stores.journal, room.tick(1, room.bo))
    await done(stores.journal, room.wish("add_comment", room.bo, step_id=room.actions[0], words="Soon."))

    await follow_all(stores, SignsOfLife())

    id = room.stream.split("/")[1]
    found = await signs(stores)
    assert {side: seq for (_, side), (seq, _) in found.items()} == {
        "seller": by_ada.seq,
        "buyer": by_bo.seq + 1,
    }
    assert found[id, "buyer"][1] == (await stores.journal.value(room.stream)).at
    assert not await stores.database.read(lambda db: has_todo(db, SignsOfLife.name))


async def test_no_event_is_missed_or_read_twice_while_commands_come_in(stores):
    rooms = [await open_room(stores.journal) for _ in range(3)]
    reader, ending = Reader(), asyncio.Event()

    async def read_on():
        while not ending.is_set():
            await follow_all(stores, reader)
            await asyncio.sleep(0)

    reading = asyncio.create_task(read_on())
    for times in range(20):
        wishes = [room.turn(n, times) for room in rooms for n in range(3)]
        answers = await asyncio.gather(*(stores.journal.submit(wanted) for wanted in wishes))
        assert all(isinstance(answer, Done) for answer in answers)
    ending.set()
    await reading
    await follow_all(stores, reader)

    assert len(reader.seen) == len(set(reader.seen))
    for stream in [name for room in rooms for name in (room.stream, room.deal)]:
        last = (await stores.journal.value(stream)).seq
        assert [seq for name, seq in reader.seen if name == stream] == [*range(1, last + 1)]


async def test_a_stream_that_a_follower_stumbles_over_stops_no_other(stores):
    first, second = [await open_room(stores.journal) for _ in range(2)]
    reader = Reader(stumbles_over=[first.stream])

    await asyncio.gather(follow_all(stores, reader))

    assert second.stream in {stream for stream, _ in reader.seen}
    reader.stumbles_over = ()
    await follow_all(stores, reader)
    last = (await stores.journal.value(first.stream)).seq
    assert [seq for name, seq in reader.seen if name == first.stream] == [*range(1, last + 1)]


async def test_many_streams_that_cannot_be_read_starve_no_other(stores):
    rooms = [await open_room(stores.journal) for _ in range(MOST_STREAMS // 2 + 1)]
    *failing, last = in_order(name for room in rooms for name in (room.stream, room.deal))
    reader = Reader(stumbles_over=failing)

    await Worker(stores.database, stores.journal, clock.now, followers=(reader,)).work()

    assert {stream for stream, _ in reader.seen} == {last}


def test_what_fails_again_rests_for_twice_as_long():
    seconds = [0.0]
    resting = Resting(lambda: seconds[0])
    pauses = []
    for _ in range(4):
        resting.rest(["a"])
        start = seconds[0]
        while "a" in resting.now():
            seconds[0] += 0.5
        pauses.append(seconds[0] - start)

    assert pauses == [1, 2, 4, 8]


async def test_the_worker_lets_every_follower_read(stores):
    worker = Worker(stores.database, stores.journal, lambda: None)

    assert sorted(follower.name for follower in worker.followers) == sorted(FOLLOWERS)
