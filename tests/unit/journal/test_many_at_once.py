"""Many commands at once: every log stays gapless, and every value is the fold of its log."""

import asyncio

from sqlalchemy import select

from portal.journal import tables
from portal.journal.commands import Done, Refused
from tests.journals.log import assert_sound, whole_log
from tests.journals.rooms import open_room, wish

STAGES = ("", "met", "asked")


def edit_deal(room, n):
    """The n-th word on the deal's stage."""
    return wish(room.deal, "edit_deal", room.user, set={"stage": STAGES[n + 1]}, was={"stage": STAGES[n]})


async def test_two_hundred_wishes_on_twenty_streams_all_take_their_places(stores):
    rooms = [await open_room(stores.journal) for _ in range(10)]
    wishes = [room.turn(n % 6, n // 6, (room.ada, room.bo)[n % 2]) for n in range(18) for room in rooms]
    wishes += [edit_deal(room, n) for n in range(2) for room in rooms]

    answers = await asyncio.gather(*(stores.journal.submit(wanted) for wanted in wishes))

    assert len(wishes) == 200
    assert all(isinstance(answer, Done) for answer in answers), answers
    for stream in [name for room in rooms for name in (room.stream, room.deal)]:
        await assert_sound(stores, stream)
        log = {event["command"]: event["seq"] for event in await whole_log(stores.journal, stream)}
        placed = {w.id: a.seq for w, a in zip(wishes, answers, strict=True) if w.stream == stream}
        assert placed.items() <= log.items()


async def test_wishes_of_one_room_are_decided_in_the_order_in_which_they_came(stores):
    room = await open_room(stores.journal)
    wishes = [room.turn(0, n) for n in range(200)]

    answers = await asyncio.gather(*(stores.journal.submit(wanted) for wanted in wishes))

    assert [answer.seq for answer in answers] == [*range(answers[0].seq, answers[0].seq + 200)]
    await assert_sound(stores, room.stream)


async def test_a_refusal_disturbs_nobody_else(stores):
    room = await open_room(stores.journal)
    stranger = room.deal.split("/")[2]
    wishes = [room.tick(n, actor) for n in range(6) for actor in (room.ada, stranger)]

    answers = await asyncio.gather(*(stores.journal.submit(wanted) for wanted in wishes))

    assert [type(answer) for answer in answers] == [Done, Refused] * 6
    await assert_sound(stores, room.stream)


async def test_a_wish_in_a_room_that_is_not_there_leaves_no_trace(stores):
    room = await open_room(stores.journal)
    nowhere = f"room/{room.user}"

    answer = await stores.journal.submit(wish(nowhere, "reopen_room", room.ada))

    assert isinstance(answer, Refused)
    assert (await stores.journal.value(nowhere)).seq == 0
    assert await stores.journal.events(nowhere, 0, 10) == []
    heads = await stores.database.read(lambda db: set(db.scalars(select(tables.stream.c.name))))
    assert heads == {room.stream, room.deal}


async def test_listeners_get_every_event_once_and_in_order(stores):
    heard = []
    stores.journal.published.listen(lambda value, bodies: heard.append((value.name, value.seq, bodies)))
    room = await open_room(stores.journal)

    await asyncio.gather(*(stores.journal.submit(room.turn(0, n)) for n in range(50)))

    told = [body for name, _, bodies in heard if name == room.stream for body in bodies]
    assert told == await stores.journal.events(room.stream, 0, 1_000)
