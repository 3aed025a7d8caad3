"""How far a step is, in words and symbols."""

import pytest

from portal.exchange.grid import Cell
from portal.exchange.states import read_state
from tests.unit.exchange.sheet import sheet, step

CASES = {
    "done": ["✓", "☑", "x", "✅ Done", "Complete", "完了", "已完成", "100%", "[x]", "Y", "🟢"],
    "in_progress": ["🔄", "In progress", "50%", "進行中", "进行中", "対応中", "Delayed", "⚠️ At risk", "🟡"],
    "blocked": ["⛔", "Blocked - waiting for legal", "On hold", "受阻", "保留", "承認待ち", "🔴"],
    "open": ["Not started", "⏳", "☐", "未着手", "未開始", "0%", "Pending", "N", "[ ]", "⚪"],
    "dropped": ["Cancelled", "取消", "中止", "Skipped"],
}


@pytest.mark.parametrize(
    ("text", "state"), [(text, state) for state, texts in CASES.items() for text in texts]
)
def test_a_state_is_read_from_words_and_symbols(text, state):
    assert read_state(Cell(1, 0, text, text)).state.value == state


def test_the_hourglass_is_work_under_way_where_an_empty_box_means_open():
    column = ("✓", "⏳", "☐")

    assert read_state(Cell(1, 0, "⏳", "⏳"), column).state.value == "in_progress"


def test_words_behind_a_state_become_a_note():
    draft = sheet("Step,Status\nReview,Blocked - waiting for legal\n")

    assert step(draft, "Review").state == "blocked"
    assert "waiting for legal" in step(draft, "Review").note


def test_a_day_behind_done_is_the_finish():
    draft = sheet("Step,Due,Status\nReview,Dec 10,Done (Dec 9)\n")

    assert (step(draft, "Review").state, str(step(draft, "Review").finished)) == ("done", "2026-12-09")


@pytest.mark.parametrize("due", ["done 2026-12-09", "✅ Dec 9"])
def test_a_due_cell_may_say_when_it_was_done(due):
    draft = sheet(f"Step,Due\nReview,{due}\nSign,2027-01-10\nStart,2027-02-01\n")

    assert (step(draft, "Review").state, str(step(draft, "Review").finished)) == ("done", "2026-12-09")


def test_an_actual_date_finishes_a_step():
    draft = sheet("Step,Planned,Actual\nReview,2026-12-10,2026-12-09\nSign,2027-01-10,\n")

    assert (step(draft, "Review").state, str(step(draft, "Review").finished)) == ("done", "2026-12-09")
    assert step(draft, "Sign").state == "open"


@pytest.mark.parametrize(
    ("heading", "cell", "state"),
    [
        ("% done", "100", "done"),
        ("% done", "40", "in_progress"),
        ("完了", "○", "done"),
        ("状況", "○", "open"),
    ],
)
def test_a_heading_says_what_a_bare_number_or_a_circle_means(heading, cell, state):
    draft = sheet(f"Milestone,Owner,Due,{heading}\nOne,Both,2026-12-04,{cell}\nTwo,Both,2026-12-11,0\n")

    assert step(draft, "One").state == state
