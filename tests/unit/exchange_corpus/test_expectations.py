"""The expectations themselves are sound: no typing mistakes, and dates that the calendar bears out."""

import datetime as dt
import itertools

import pytest

from tests.unit.exchange_corpus.cells import tabs
from tests.unit.exchange_corpus.expectation import COLLECTED, Sheet, all_steps, collected_sheets, sheet_at
from tests.unit.exchange_corpus.extras import COMPARISONS
from tests.unit.exchange_corpus.wording import alternatives, plain

SECTIONS = {*COMPARISONS, "source", "milestones", "actions"}
STEP_KEYS = {"title", "milestone", "kind", "side", "owners", "start", "due", "baselineDue"}
STEP_KEYS |= {"finished", "state", "note", "tab", "row"}
each_sheet = pytest.mark.parametrize("sheet", collected_sheets(), ids=lambda sheet: sheet.name)

# open days of each row, the longer value of a range, counted by hand from the sheet
DURATIONS = {
    "durations-chain.csv": [3, 5, 10, 5, 10, 2, 1],
    "durations-by-deal-size.csv": [5, 7, 10, 15, 5],
    "ja-shoyo-nissu.csv": [3, 5, 10, 5, 3],
    "tw-durations-working-days.csv": [5, 10, 5, 15, 3],
    "enterprise-forty-tasks-durations.xlsx": list(itertools.islice(itertools.cycle([1, 2, 2, 5, 3, 3]), 40)),
}


@each_sheet
def test_an_expectation_names_only_what_can_be_compared(sheet: Sheet) -> None:
    assert set(sheet.expect) <= SECTIONS
    assert all(set(step) <= STEP_KEYS for step in all_steps(sheet.expect))


@each_sheet
def test_every_expected_title_and_owner_stands_in_the_sheet(sheet: Sheet) -> None:
    cells = [plain(cell) for rows in tabs(sheet.path) for row in rows for cell in row]

    for step in all_steps(sheet.expect):
        owners = [owner for owner in step.get("owners", []) if owner]
        names = [alternatives(owner[key])[0] for owner in owners for key in ("name", "title") if key in owner]
        assert any(title in cells for title in alternatives(step["title"])), step["title"]
        assert all(any(name in cell for cell in cells) for name in names), names


@pytest.mark.parametrize("name", DURATIONS)
def test_chained_durations_end_on_the_days_a_calendar_shows(name: str) -> None:
    sheet = sheet_at(COLLECTED / name)
    steps = sheet.expect.get("actions") or sheet.expect["milestones"]

    ends = list(itertools.accumulate(DURATIONS[name], days_later, initial=sheet.start))[1:]

    assert [step["due"] for step in steps] == [end.isoformat() for end in ends]


def days_later(start: dt.date, open_days: int) -> dt.date:
    """The calendar walked day by day; Saturdays and Sundays do not count."""
    day = start
    for _ in range(open_days):
        day += dt.timedelta(days=3 if day.weekday() == 4 else 1)
    return day
