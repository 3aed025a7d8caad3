"""A command that took effect has one effect and one answer, for ever."""

import asyncio
from dataclasses import replace

from portal.core.errors import Conflict
from portal.journal.commands import Done, Refused, Unneeded
from tests.journals.log import assert_sound
from tests.journals.rooms import done, open_room


async def test_a_repeat_gets_the_first_answer_and_no_seq(stores):
    room = await open_room(stores.journal)
    tick = room.tick(0)
    first = await done(stores.journal, tick)
    await done(stores.journal, room.tick(1))

    again = await stores.journal.submit(tick)

    assert again == replace(first, repeated=True)
    assert (await assert_sound(stores, room.stream)).seq == first.seq + 1


async def test_of_many_copies_sent_at_once_one_takes_effect(stores):
    room = await open_room(stores.journal)
    tick = room.tick(0)

    answers = await asyncio.gather(*(stores.journal.submit(tick) for _ in range(100)))

    assert {answer.seq for answer in answers} == {answers[0].seq}
    assert sum(not answer.repeated for answer in answers) == 1
    await assert_sound(stores, room.stream)


async def test_another_wish_under_a_used_id_is_refused(stores):
    room = await open_room(stores.journal)
    tick = room.tick(0)
    await done(stores.journal, tick)

    by_another = await stores.journal.submit(replace(tick, actor=room.bo))
    with_another_body = await stores.journal.submit(replace(room.tick(1), id=tick.id))

    for answer in (by_another, with_another_body):
        assert isinstance(answer, Refused)
        assert answer.refusal.code == "command_id_taken"


async def test_a_wish_already_true_is_answered_and_not_stored(stores):
    room = await open_room(stores.journal)
    first = await done(stores.journal, room.tick(0))

    assert await stores.journal.submit(room.tick(0)) == Unneeded()
    assert (await stores.journal.value(room.stream)).seq == first.seq


async def test_one_s_own_last_change_is_undone_from_the_log(stores):
    room = await open_room(stores.journal)
    tick = room.tick(0)
    await done(stores.journal, tick)

    await done(stores.journal, room.wish("undo", command_id=tick.id))
    again = await stores.journal.submit(room.wish("undo", command_id=tick.id))

    assert isinstance(again, Refused)
    assert isinstance(again.refusal, Conflict)
    await assert_sound(stores, room.stream)


async def test_a_change_and_its_undoing_may_wait_together(stores):
    room = await open_room(stores.journal)
    tick = room.tick(0)

    answers = await asyncio.gather(
        stores.journal.submit(tick), stores.journal.submit(room.wish("undo", command_id=tick.id))
    )

    assert all(isinstance(answer, Done) for answer in answers), answers
    await assert_sound(stores, room.stream)


async def test_a_field_set_to_nothing_is_another_wish_than_a_field_left_alone(stores):
    room = await open_room(stores.journal)
    due = {"due": "2027-01-11"}
    left = room.wish("schedule_step", step_id=room.actions[0], set=due, was={"due": None})
    emptied = room.wish(
        "schedule_step", step_id=room.actions[0], set=due | {"start": None}, was={"due": None}
    )

    assert left.hash != emptied.hash
