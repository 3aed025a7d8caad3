"""What the values of a column say about its meaning, where they contradict or replace its heading."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from portal.exchange.columns import Column
from portal.exchange.dates import read_date, read_words
from portal.exchange.durations import is_unit, read_duration
from portal.exchange.grid import Cell
from portal.exchange.grid_times import column_span, is_mark
from portal.exchange.limits import LONGEST
from portal.exchange.meanings import DATES, OWNERS, TITLES, Meaning
from portal.exchange.owner_parts import Perspective, side_of
from portal.exchange.row_dates import ARROW
from portal.exchange.single_days import DayOrder
from portal.exchange.states import is_percent, read_share, read_state
from portal.exchange.vocabulary import exact_heading
from portal.exchange.words import plainly

MOST = 0.6
SAMPLE = 500
UPDATE = re.compile(r"\bupdates?\b|\blatest\b")
ID_LIKE = re.compile(r"[A-Za-z]{0,4}[-.]?\d{1,4}(?:[.-]\d{1,3})*\.?")


@dataclass(frozen=True, slots=True)
class Shares:
    """The shares of a column's cells that read as a duration, a date, a state."""

    durations: float
    dates: float
    states: float


def share(column: Column, test: Callable[[Cell], object]) -> float:
    """The share of the column's first cells that pass the test."""
    looked_at = column.cells[:SAMPLE]
    return sum(bool(test(cell)) for cell in looked_at) / len(looked_at) if looked_at else 0.0


def is_date(cell: Cell) -> bool:
    """Whether the cell names a time, or several in turn (`Week 4 → Week 6`); bare numbers do not count."""
    if isinstance(cell.value, datetime | date):
        return True
    if len(cell.text) > LONGEST or re.fullmatch(r"\d{1,4}", cell.text):
        return False
    if read_date(cell, DayOrder.MONTH_FIRST) is not None:
        return True
    days = ARROW.split(cell.text)
    return len(days) > 1 and all(read_words(day, DayOrder.MONTH_FIRST) for day in days)


def is_state(cell: Cell) -> bool:
    """Whether the cell names a state; bare numbers above 1 do not count."""
    if isinstance(cell.value, float) and not 0 <= cell.value <= 1:
        return False
    return len(cell.text) <= 40 and read_state(cell) is not None


def seen(column: Column, known: Meaning | None, view: Perspective) -> Column:
    """The column with the meaning that heading and values give it together."""
    if not column.cells:
        return column
    if share(column, lambda cell: is_mark(cell.text)) >= MOST and column_span(column.heading):
        return replace(column, meaning=Meaning.SPAN)
    shares = Shares(
        share(column, lambda cell: read_duration(cell.text)), share(column, is_date), share(column, is_state)
    )
    if known in {None, Meaning.SIDE} and share(column, lambda cell: is_unit(cell.text)) == 1:
        return replace(column, meaning=Meaning.DURATION)
    if known is None:
        return _guessed(column, view, shares)
    return replace(column, meaning=_corrected(known, column, shares))


def _guessed(column: Column, view: Perspective, shares: Shares) -> Column:
    short = all(len(cell.text) <= 20 for cell in column.cells)
    meaning = column.meaning
    if shares.durations >= MOST:
        meaning = Meaning.DURATION
    elif shares.dates >= MOST:
        meaning = Meaning.DUE
    elif share(column, lambda cell: side_of(plainly(cell.text), view)) >= MOST:
        meaning = Meaning.OWNER
    elif shares.states >= 0.9 and short and len({cell.text for cell in column.cells}) > 1:
        meaning = Meaning.STATE
    return replace(column, meaning=meaning, guessed=meaning is not column.meaning)


def _corrected(known: Meaning, column: Column, shares: Shares) -> Meaning:
    if known in DATES and shares.durations >= MOST and not share(column, _is_only_a_date):
        return Meaning.DURATION
    if known is Meaning.DURATION and shares.dates >= MOST and shares.durations < MOST:
        return Meaning.DUE
    if known is Meaning.STATE:
        return _state_or_else(column, shares)
    if known is Meaning.ACTUAL and not shares.dates and shares.states >= MOST:
        return Meaning.STATE
    return _note_or_more(column, shares) if known is Meaning.NOTE else _words_or_more(known, column, shares)


def _is_only_a_date(cell: Cell) -> bool:
    return is_date(cell) and read_duration(cell.text) is None


def _state_or_else(column: Column, shares: Shares) -> Meaning:
    if 0 < shares.dates < MOST and _is_also_a_date(column.heading):
        return Meaning.DUE
    if shares.states >= 0.3 or (is_percent(column.heading) and share(column, read_share) >= MOST):
        return Meaning.STATE
    return Meaning.ACTUAL if shares.dates >= MOST else Meaning.NOTE


def _is_also_a_date(words: str) -> bool:
    """Whether a heading names a date beside the state: `Date / status`."""
    return any(exact_heading(part) is Meaning.DUE for part in re.split(r"[/／|&]| or ", words))


def _words_or_more(known: Meaning, column: Column, shares: Shares) -> Meaning:
    """A column of titles or owners that holds numbers or dates instead."""
    if known in TITLES and share(column, lambda cell: ID_LIKE.fullmatch(cell.text)) >= 0.8:
        return Meaning.ID
    return Meaning.DUE if known in TITLES | OWNERS and shares.dates >= 0.8 else known


def _note_or_more(column: Column, shares: Shares) -> Meaning:
    """A column of notes that holds nothing but dates or states (`Outcome`: Complete, In progress)."""
    if shares.dates >= 0.8 and "deliver" not in column.heading.casefold():
        return Meaning.DUE
    if shares.states > 0.5 and UPDATE.search(plainly(column.heading)):
        return Meaning.STATE
    short = all(len(cell.text) <= 20 for cell in column.cells)
    return Meaning.STATE if shares.states >= 0.9 and short and len(column.cells) > 1 else Meaning.NOTE
