"""Reads dates from columns that are weeks or days themselves, with marks where a step is worked on."""

from __future__ import annotations

import re

from portal.exchange.dates import read_words
from portal.exchange.grid import Row
from portal.exchange.meanings import Meaning
from portal.exchange.moments import Day, Span, WeekOf
from portal.exchange.plan_sheet import PlanSheet
from portal.exchange.reading import Reading, Step
from portal.exchange.row_dates import Clock
from portal.exchange.single_days import DayOrder

MARK = re.compile(r"[xX✓✔✅☑■●○◎◆◇★▲△▼█▓▇━─=>→*|]+\ufe0f?|1|yes", re.IGNORECASE)


def column_span(heading: str) -> Span | None:
    """The time that a heading names: `Week 3`, `12/7`, `Dec`; a day stands for its week."""
    span = read_words(heading, DayOrder.MONTH_FIRST)
    if span and isinstance(span.last, Day):
        return Span(WeekOf(span.last), WeekOf(span.last))
    return Span(span.last, span.first or span.last) if span else None


def is_mark(text: str) -> bool:
    """Whether the cell only marks its column."""
    return bool(MARK.fullmatch(text))


def read_grid(step: Step, row: Row, sheet: PlanSheet, reading: Reading, clock: Clock) -> None:
    """The step lasts from its first marked column to its last; a date said elsewhere wins."""
    for column, cell in sheet.cells(row, Meaning.SPAN):
        span = column_span(column.heading)
        if not is_mark(cell.text):
            step.notes.append((column.label, cell.text))
        reading.ledger.took(sheet.tab, cell, "due" if is_mark(cell.text) else "note")
        if span is None:
            continue
        step.start = step.start or clock.first(span)
        step.due = clock.day(span) or step.due
