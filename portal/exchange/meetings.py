"""Finds the rows of a plan that are recurring meetings, and makes the first one the check-in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from portal.exchange.dates import read_date
from portal.exchange.day_words import weekday
from portal.exchange.draft import CheckIn
from portal.exchange.grid import Cell, Row
from portal.exchange.meanings import DATES, Meaning
from portal.exchange.plan_sheet import PlanSheet
from portal.exchange.reading import Reading
from portal.exchange.recurring import recurring_time, recurring_title
from portal.exchange.row_dates import Clock
from portal.exchange.single_days import DayOrder
from portal.room.words import Rhythm

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A recurring meeting: its title, its rhythm, the cells that say when, and remarks that may."""

    title: Cell
    rhythm: Rhythm
    times: tuple[Cell, ...]
    remarks: tuple[Cell, ...]


def meeting_in(row: Row, title: Cell, sheet: PlanSheet) -> Meeting | None:
    """The recurring meeting that the row is, by its title or by a time like `every Tuesday`."""
    times = tuple(cell for _, cell in sheet.cells(row, *DATES, Meaning.DURATION, Meaning.RHYTHM))
    said = [rhythm for cell in times if (rhythm := recurring_time(cell.text)) is not None]
    named = recurring_title(title.text)
    if named is None and not said:
        return None
    rhythm = named if named not in {None, Rhythm.NONE} or not said else said[0]
    remarks = tuple(cell for _, cell in sheet.cells(row, Meaning.NOTE))
    return Meeting(title, rhythm or Rhythm.NONE, times, remarks)


def check_in(meeting: Meeting, sheet: PlanSheet, reading: Reading, clock: Clock) -> None:
    """Make the meeting the room's check-in."""
    day = (
        _named_day((meeting.title, *meeting.times))
        or _first_day(meeting.times, clock)
        or _named_day(meeting.remarks)
    )
    for cell in meeting.times:
        if recurring_time(cell.text) is not None or weekday(cell.text):
            reading.ledger.took(sheet.tab, cell, "checkin")
    rhythm = None if meeting.rhythm is Rhythm.NONE else meeting.rhythm
    reading.checkin = CheckIn(rhythm, day, " ".join(meeting.title.text.split()))
    reading.ledger.took(sheet.tab, meeting.title, "checkin.words")


def _named_day(cells: Iterable[Cell]) -> str | None:
    return next((day for cell in cells if (day := weekday(cell.text))), None)


def _first_day(cells: Iterable[Cell], clock: Clock) -> str | None:
    """The weekday of the first meeting's date."""
    for cell in cells:
        span = read_date(cell, DayOrder.MONTH_FIRST)
        day = clock.day(span) if span else None
        if day:
            return WEEK[day.weekday()]
    return None
