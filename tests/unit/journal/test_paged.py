"""History and comments are read by page, newest first."""

import json

from tests.journals.log import assert_sound
from tests.journals.rooms import done, open_room


async def commented(journal, room):
    """Three comments on the first action, one on the second; the seqs of the three."""
    seqs = []
    for n, step in enumerate((0, 1, 0, 0)):
        wanted = room.wish("add_comment", step_id=room.actions[step], words=f'word {n} "step":"x"')
        answer = await done(journal, wanted)
        seqs += [answer.seq] if step == 0 else []
    return seqs


async def test_comments_come_by_page_with_their_seq(journal):
    room = await open_room(journal)
    first, second, third = await commented(journal, room)

    newest = await journal.comments(room.stream, room.actions[0], None, 2)
    older = await journal.comments(room.stream, room.actions[0], newest[-1].seq, 2)

    assert [page.seq for page in newest] == [third, second]
    assert [page.seq for page in older] == [first]
    assert older[0].row.words == 'word 0 "step":"x"'
    assert older[0].row.author == room.ada


async def test_history_comes_by_page_and_by_step(journal):
    room = await open_room(journal)
    seqs = await commented(journal, room)
    tick = await done(journal, room.tick(1))

    newest = await journal.history(room.stream, None, 2, None)
    older = await journal.history(room.stream, tick.seq - 1, 100, None)
    of_step = [json.loads(body) for body in await journal.history(room.stream, None, 100, room.actions[0])]

    assert [json.loads(body)["seq"] for body in newest] == [tick.seq, tick.seq - 1]
    assert [json.loads(body)["seq"] for body in older] == [*range(tick.seq - 2, 0, -1)]
    assert [event["seq"] for event in of_step] == [*reversed(seqs), 1]


async def test_there_is_no_history_before_the_beginning(journal):
    room = await open_room(journal)

    assert await journal.history(room.stream, 0, 10, None) == []
    assert await journal.comments(room.stream, room.actions[0], 0, 10) == []


async def test_paged_rows_are_stored_and_folded_too(stores):
    room = await open_room(stores.journal)
    await commented(stores.journal, room)

    assert "comment" not in (await assert_sound(stores, room.stream)).tables
