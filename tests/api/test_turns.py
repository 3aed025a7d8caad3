"""Reading sheets is heavy: a few at once, and nobody keeps the others out."""

import asyncio

import pytest

from api.turns import AT_ONCE, MOST, MOST_OF_ONE, Turns
from portal.people.limits import TooMany


async def _work(turns: Turns, user: str, working: list[str], go_on: asyncio.Event) -> None:
    async with turns.of(user):
        working.append(user)
        await go_on.wait()
        working.remove(user)


async def test_only_a_few_work_at_once_and_the_others_get_their_turn():
    turns, working, go_on = Turns(), [], asyncio.Event()
    tasks = [asyncio.create_task(_work(turns, f"user {n}", working, go_on)) for n in range(MOST)]
    await asyncio.sleep(0)

    assert len(working) == AT_ONCE
    with pytest.raises(TooMany):
        await _work(turns, "one too many", working, go_on)

    go_on.set()
    await asyncio.gather(*tasks)
    await _work(turns, "later", working, go_on)


async def test_nobody_fills_the_queue_alone():
    turns, working, go_on = Turns(), [], asyncio.Event()
    tasks = [asyncio.create_task(_work(turns, "greedy", working, go_on)) for _ in range(MOST_OF_ONE)]
    await asyncio.sleep(0)

    with pytest.raises(TooMany):
        await _work(turns, "greedy", working, go_on)

    other = asyncio.create_task(_work(turns, "other", working, go_on))
    go_on.set()
    await asyncio.gather(other, *tasks)


async def test_who_gave_up_waiting_leaves_the_queue():
    turns, working, go_on = Turns(), [], asyncio.Event()
    tasks = [asyncio.create_task(_work(turns, "hasty", working, go_on)) for _ in range(MOST_OF_ONE)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

    go_on.set()
    await _work(turns, "hasty", working, go_on)


async def test_a_page_that_sends_many_sheets_at_once_is_held_back(ada):
    sheet = "Milestone,Action,Owner,Due\nKickoff,Send agenda,Sarah Chen,2026-12-01\n"
    sent = [
        ada.post("/api/imports/preview", files={"file": ("a.csv", sheet)}, data={"options": "{}"}, timeout=60)
        for _ in range(MOST_OF_ONE + 3)
    ]

    answers = await asyncio.gather(*sent)

    assert sorted(answer.status_code for answer in answers) == [200] * MOST_OF_ONE + [429] * 3
