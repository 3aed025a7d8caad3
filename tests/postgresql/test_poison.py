"""Something that the server will not store fails by itself, not with those who wait beside it."""

import asyncio

import asyncpg

from portal.core.ids import new_command
from portal.journal.commands import Done, command
from portal.room.comments import AddComment
from tests.journals.log import assert_sound
from tests.journals.rooms import open_room


async def test_words_that_postgresql_cannot_hold_fail_alone(process):
    stores = process()
    room = await open_room(stores.journal)
    unchecked = AddComment.model_construct(step_id=room.actions[0], words="half \x00 a word")
    poison = command(new_command(), room.stream, "add_comment", unchecked, room.ada)
    wishes = [room.tick(0), poison, room.tick(1)]

    answers = await asyncio.gather(
        *(stores.journal.submit(wanted) for wanted in wishes), return_exceptions=True
    )

    assert [type(answers[0]), type(answers[2])] == [Done, Done]
    assert isinstance(answers[1], asyncpg.DataError)
    await assert_sound(stores, room.stream)
