"""Opening a draft leaves nothing of it in the private stream's tables, what is read by page included."""

import asyncio
from datetime import date

import pytest

from portal.core.ids import new_id
from portal.deal.deal import Deal
from portal.journal.commands import Done, Refused
from tests.journals.log import assert_sound, stored_rows
from tests.journals.rooms import done, wish

USER = new_id()
DRAFT = {
    "name": "Contoso rollout",
    "own_company": "Northwind",
    "other_company": "Contoso",
    "maker_name": "Ada Lindqvist",
    "maker_email": "ada@northwind.example",
    "started": date(2026, 11, 2),
    "actions": [{"title": "Run the pilot"}],
}


@pytest.fixture
async def draft(journal) -> str:
    """A draft's stream."""
    stream = f"deal/{new_id()}/{new_id()}"
    await done(journal, wish(stream, "begin_draft", USER, **DRAFT))
    return stream


async def _comment(journal, draft: str):
    [action] = (await journal.value(draft)).tables["action"]
    return wish(draft, "add_comment", USER, step_id=action, words="Not for their eyes")


async def test_comments_of_the_draft_go_with_it(stores, draft):
    journal = stores.journal
    await done(journal, await _comment(journal, draft))
    [step] = (await journal.value(draft)).tables["action"]
    assert len(await journal.comments(draft, step, None, 10)) == 1

    await done(journal, wish(draft, "open_room", USER, seq=2))

    assert await journal.comments(draft, step, None, 10) == []
    await assert_sound(stores, draft)
    rows = await stores.database.read(lambda db: stored_rows(db, draft))
    assert set(rows) == {"deal", "colleague"}


async def test_what_was_added_since_the_draft_was_looked_at_does_not_cross(stores, draft):
    journal = stores.journal
    shared = draft.replace("deal/", "room/").rpartition("/")[0]
    wishes = [
        wish(draft, "add_action", USER, title="Still to be worded"),
        wish(draft, "open_room", USER, seq=1),
    ]

    _, early = await asyncio.gather(*map(journal.submit, wishes))

    assert isinstance(early, Refused)
    assert early.refusal.code == "draft_changed"
    assert (await journal.value(shared)).seq == 0
    assert Deal((await journal.value(draft)).tables).is_drafting
    await done(journal, wish(draft, "open_room", USER, seq=2))
    titles = {row.title for row in (await journal.value(shared)).tables["action"].values()}
    assert "Still to be worded" in titles


async def test_a_comment_just_before_the_opening_goes_too_and_one_just_after_is_refused(stores, draft):
    journal = stores.journal
    wishes = [
        await _comment(journal, draft),
        wish(draft, "open_room", USER, seq=2),
        await _comment(journal, draft),
        wish(draft, "open_room", USER, seq=2),
    ]

    answers = await asyncio.gather(*map(journal.submit, wishes))

    assert [type(answer) for answer in answers[:3]] == [Done, Done, Refused]
    assert not isinstance(answers[3], Done)
    value = await assert_sound(stores, draft)
    assert Deal(value.tables).facts.opened is not None
    await assert_sound(stores, draft.replace("deal/", "room/").rpartition("/")[0])
