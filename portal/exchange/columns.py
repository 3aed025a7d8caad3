"""Decides what each column of a table means: by its heading first, then by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from portal.exchange.dates import read_date
from portal.exchange.durations import read_duration
from portal.exchange.grid import Cell, column_letter
from portal.exchange.meanings import DATES, MANY, OWNERS, Meaning
from portal.exchange.owner_parts import Perspective, side_of
from portal.exchange.single_days import DayOrder
from portal.exchange.states import read_state
from portal.exchange.tables import Table
from portal.exchange.vocabulary import exact_heading, heading, people_heading, risk_heading
from portal.exchange.words import plainly
from portal.room.words import Side

MOST = 0.6


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its meaning; `guessed` means that its heading did not say it."""

    index: int
    heading: str
    meaning: Meaning
    cells: tuple[Cell, ...]
    guessed: bool = False
    order: DayOrder = DayOrder.MONTH_FIRST
    sure: bool = True
    side: Side | None = None

    @property
    def label(self) -> str:
        """The heading, or the letter that the spreadsheet shows."""
        return self.heading or column_letter(self.index)

    @property
    def unit(self) -> str:
        """What a bare number in a date column counts: `week` under a heading that says so."""
        words = plainly(self.heading)
        if re.search(r"\bweeks?\b|\bwk\b|週|周", words):
            return "week"
        return "day" if re.search(r"\bday\b|day #|第.*天", words) else ""


def columns_of(table: Table, view: Perspective, chosen: Mapping[int | str, Meaning]) -> tuple[Column, ...]:
    """The columns of a plan's table, from left to right; `chosen` are the importer's own corrections."""
    return settled(_first_look(table, view, heading), chosen)


def people_columns(table: Table, view: Perspective) -> tuple[Column, ...]:
    """The columns of a list of people."""
    return _first_look(table, view, people_heading)


def risk_columns(table: Table, view: Perspective) -> tuple[Column, ...]:
    """The columns of a list of risks."""
    return _first_look(table, view, lambda text: risk_heading(text) or heading(text))


def _first_look(table: Table, view: Perspective, meaning_of: Callable[[str], Meaning | None]) -> tuple[Column, ...]:
    by_column: dict[int, list[Cell]] = {index: [] for index in table.headings}
    for row in table.rows:
        for cell in row:
            by_column.setdefault(cell.column, []).append(cell)
    looked = []
    for index in sorted(by_column):
        text = table.headings.get(index, "")
        known = meaning_of(text)
        column = Column(index, text, known or Meaning.PRIVATE, tuple(by_column[index]))
        looked.append(_seen(column, view, known))
    return tuple(looked)


def share(column: Column, test: Callable[[Cell], object]) -> float:
    """The share of the column's cells that pass the test."""
    return sum(bool(test(cell)) for cell in column.cells) / len(column.cells) if column.cells else 0.0


def is_date(cell: Cell) -> bool:
    """Whether the cell names a time; bare numbers do not count."""
    if isinstance(cell.value, datetime | date):
        return True
    return not re.fullmatch(r"\d{1,4}", cell.text) and read_date(cell, DayOrder.MONTH_FIRST) is not None


def is_state(cell: Cell) -> bool:
    """Whether the cell names a state; bare numbers above 1 do not count."""
    if isinstance(cell.value, float) and not 0 <= cell.value <= 1:
        return False
    return len(cell.text) <= 40 and read_state(cell) is not None


def _seen(column: Column, view: Perspective, known: Meaning | None) -> Column:
    """The column with what its values say, where they contradict or replace the heading."""
    if not column.cells:
        return column
    durations = share(column, lambda cell: read_duration(cell.text))
    dates = share(column, is_date)
    states = share(column, is_state)
    if known is None:
        return _guessed(column, view, durations, dates, states)
    return replace(column, meaning=_corrected(known, column, durations, dates, states))


def _guessed(column: Column, view: Perspective, durations: float, dates: float, states: float) -> Column:
    def found(meaning: Meaning) -> Column:
        return replace(column, meaning=meaning, guessed=True)

    if durations >= MOST:
        return found(Meaning.DURATION)
    if dates >= MOST:
        return found(Meaning.DUE)
    if share(column, lambda cell: side_of(plainly(cell.text), view)) >= MOST:
        return found(Meaning.OWNER)
    short = all(len(cell.text) <= 20 for cell in column.cells)
    if states >= 0.8 and short and not column.heading:
        return found(Meaning.STATE)
    return column


def _corrected(known: Meaning, column: Column, durations: float, dates: float, states: float) -> Meaning:
    if known in DATES and durations >= MOST and durations > dates:
        return Meaning.DURATION
    if known is Meaning.DURATION and dates >= MOST and durations < MOST:
        return Meaning.DUE
    if known is Meaning.STATE and states < 0.3:
        return Meaning.ACTUAL if dates >= MOST else Meaning.NOTE
    if known is Meaning.ACTUAL and not dates and states >= MOST:
        return Meaning.STATE
    if known is Meaning.NOTE and dates >= 0.8 and "deliver" not in column.heading.casefold():
        return Meaning.DUE
    return known


def settled(columns: tuple[Column, ...], chosen: Mapping[int | str, Meaning]) -> tuple[Column, ...]:
    """One meaning for each column and, but for a few, one column for each meaning."""
    fixed = {column.index: _chosen(column, chosen) for column in columns}
    free = [column for column in columns if fixed[column.index] is None]
    taken = {meaning for meaning in fixed.values() if meaning}
    free = _dated(_titled(_owned(free), taken), taken)
    kept: dict[int, Column] = {}
    for column in sorted(free, key=lambda one: (one.guessed, exact_heading(one.heading) is None, one.index)):
        kept[column.index] = _once(column, taken)
        taken.add(kept[column.index].meaning)
    return tuple(
        replace(column, meaning=fixed[column.index] or Meaning.PRIVATE) if fixed[column.index] else kept[column.index]
        for column in columns
    )


def _chosen(column: Column, chosen: Mapping[int | str, Meaning]) -> Meaning | None:
    return chosen.get(column.index) or chosen.get(column.heading) or chosen.get(column.label)


def _once(column: Column, taken: set[Meaning]) -> Column:
    """A second column of the same meaning is kept as a note, a guessed one stays private."""
    if column.meaning in MANY or column.meaning not in taken:
        return column
    return replace(column, meaning=Meaning.PRIVATE if column.guessed else Meaning.NOTE)


def _owned(columns: list[Column]) -> list[Column]:
    """A role, team or party column stands in for owners where no other does; two owner columns are one for each side."""
    meanings = {column.meaning for column in columns}
    for stand_in in (Meaning.OWNER_TITLE, Meaning.SIDE):
        if not meanings & OWNERS and stand_in in meanings and not _is_step_title(columns, stand_in):
            columns = [replace(one, meaning=Meaning.OWNER) if one.meaning is stand_in else one for one in columns]
            meanings = {column.meaning for column in columns}
    return columns


def _is_step_title(columns: list[Column], stand_in: Meaning) -> bool:
    titles = {Meaning.MILESTONE, Meaning.ACTION, Meaning.STAGE, Meaning.BUYER_ACTION, Meaning.SELLER_ACTION}
    return stand_in is Meaning.OWNER_TITLE and not titles & {column.meaning for column in columns}


DESCRIBING = re.compile(r"description|details?|what|summary|内容|內容|描述|说明|説明|objectives?|目標|目标|goal|requirement|topic|name|subject|名稱|名称")


def _titled(columns: list[Column], taken: set[Meaning]) -> list[Column]:
    """Which column names the steps: `Title` where no other does; a description beside a title is a note."""
    meanings = {column.meaning for column in columns} | taken
    if not meanings & {Meaning.MILESTONE, Meaning.ACTION, Meaning.BUYER_ACTION, Meaning.SELLER_ACTION}:
        columns = [replace(one, meaning=Meaning.ACTION) if plainly(one.heading) == "title" else one for one in columns]
    titles = [one for one in columns if one.meaning in {Meaning.MILESTONE, Meaning.ACTION}]
    if len(titles) < 2:
        return columns
    plain = [one for one in titles if not DESCRIBING.fullmatch(plainly(one.heading))]
    notes = {one.index for one in titles if one not in plain} if plain else {one.index for one in titles[1:]}
    return [replace(one, meaning=Meaning.NOTE) if one.index in notes else one for one in columns]


def _dated(columns: list[Column], taken: set[Meaning]) -> list[Column]:
    """One due date: of two the planned one is the baseline; a lone completion date is the due date."""
    dues = [one for one in columns if one.meaning is Meaning.DUE and not one.guessed]
    if len(dues) == 2 and Meaning.BASELINE not in {one.meaning for one in columns}:
        planned = [one for one in dues if re.search(r"plan|予定|計劃|计划|計畫", plainly(one.heading)) and share(one, is_date)]
        if len(planned) == 1 and all(share(one, is_date) for one in dues):
            return [replace(one, meaning=Meaning.BASELINE) if one is planned[0] else one for one in columns]
    if not dues and not {Meaning.BASELINE, Meaning.MOVED, Meaning.DURATION} & {one.meaning for one in columns}:
        actual = [one for one in columns if one.meaning is Meaning.ACTUAL and AMBIGUOUS.fullmatch(plainly(one.heading))]
        return [replace(one, meaning=Meaning.DUE) if one in actual[:1] else one for one in columns]
    return columns


AMBIGUOUS = re.compile(r"completion date|finish date|date finished|完了日|完成日期?|完成時間|完成时间|達成日期?|达成日期?")
