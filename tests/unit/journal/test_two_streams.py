"""A deed of the private stream that writes the shared one too: both or neither, and once."""

import asyncio
from dataclasses import replace

from portal.journal.commands import Refused
from tests.journals.log import assert_sound
from tests.journals.rooms import Room, done, open_room, wish


async def test_a_shared_cell_is_in_both_streams_or_in_neither(stores):
    room = await open_room(stores.journal)
    sharing = await _sharing(stores, room)
    before = (await stores.journal.value(room.stream)).seq

    first = await done(stores.journal, sharing)
    again = await stores.journal.submit(sharing)

    assert again == replace(first, repeated=True)
    shared, private = await assert_sound(stores, room.stream), await assert_sound(stores, room.deal)
    assert (shared.seq, private.seq) == (before + 1, first.seq)
    assert shared.tables["action"][room.actions[0]].note == "Margin: 20 %"
    assert not private.tables["private_cell"]


async def test_an_id_used_in_either_stream_is_taken_in_both(stores):
    room = await open_room(stores.journal)
    tick = room.tick(1)
    await done(stores.journal, tick)
    sharing = await _sharing(stores, room)

    late = await stores.journal.submit(replace(sharing, id=tick.id))
    at_once = await asyncio.gather(
        stores.journal.submit(sharing), stores.journal.submit(replace(room.tick(2), id=sharing.id))
    )

    refused = [answer for answer in (late, *at_once) if isinstance(answer, Refused)]
    assert [answer.refusal.code for answer in refused] == ["command_id_taken"] * 2
    await assert_sound(stores, room.stream)
    await assert_sound(stores, room.deal)


async def _sharing(stores, room: Room):
    [cell] = (await stores.journal.value(room.deal)).tables["private_cell"]
    return wish(room.deal, "share_cell", room.user, cell_id=cell, step_id=room.actions[0])
