"""Fills a step with what its row says: owners, dates, state, notes, links to other steps."""

from __future__ import annotations

import re

from portal.exchange.column_values import UPDATE
from portal.exchange.columns import Column
from portal.exchange.dates import read_words
from portal.exchange.grid import Cell, Row
from portal.exchange.kinds import kind_named, kind_of
from portal.exchange.meanings import OWNERS, Meaning
from portal.exchange.plan_sheet import PlanSheet
from portal.exchange.raci import role_of
from portal.exchange.reading import Link, Reading, Step
from portal.exchange.row_dates import Clock
from portal.exchange.row_owners import read_owners
from portal.exchange.row_times import read_times
from portal.exchange.single_days import DayOrder
from portal.exchange.states import StateReading, read_under
from portal.exchange.structure import is_level
from portal.exchange.vocabulary import heading
from portal.exchange.words import plainly
from portal.room.words import State

NO_LINK = re.compile(r"-+|–|—|n/?a|none|no|nothing|なし|無|无|―|0|start|開始|开始|first")
LAG = re.compile(r"[+-]?\d{1,3}")


def fill(step: Step, row: Row, sheet: PlanSheet, reading: Reading, clock: Clock) -> None:
    """Read all cells of the row but its titles into the step."""
    _kind(step, row, sheet, reading)
    read_owners(step, row, sheet, reading)
    _state(step, row, sheet, reading, clock)
    read_times(step, row, sheet, reading, clock)
    _notes(step, row, sheet, reading)
    _links(step, row, sheet, reading)


def _kind(step: Step, row: Row, sheet: PlanSheet, reading: Reading) -> None:
    step.kind = kind_of(step.title)
    for column, cell in sheet.cells(row, Meaning.KIND, Meaning.LEVEL):
        if is_level(cell.text):
            reading.ledger.took(sheet.tab, cell, "level")
            continue
        named = kind_named(cell.text)
        if named:
            step.kind = named
        if not named or plainly(cell.text) != named.value:
            step.notes.append((column.label, cell.text))
        reading.ledger.took(sheet.tab, cell, "kind" if named else "note")


def _state(step: Step, row: Row, sheet: PlanSheet, reading: Reading, clock: Clock) -> None:
    for column, cell in sheet.cells(row, Meaning.STATE):
        found = read_under(column.heading, cell, column.texts)
        if found is None:
            _unknown_state(step, cell, column.label, sheet, reading)
            continue
        step.state = found.state
        reading.ledger.took(sheet.tab, cell, "state")
        if found.words:
            _state_words(step, found, column.label, clock, column.order)
    for column, cell in sheet.cells(row, Meaning.OBSTACLE):
        says_nothing = bool(NO_LINK.fullmatch(plainly(cell.text) or cell.text))
        reading.ledger.took(sheet.tab, cell, "state" if says_nothing else "note")
        if not says_nothing:
            step.notes.append((column.label, cell.text))
            step.state = step.state or State.BLOCKED


def _state_words(step: Step, found: StateReading, label: str, clock: Clock, order: DayOrder) -> None:
    """Words beside a state: the day it was done, else a note."""
    tail = re.sub(r"^[^\d(（]*?(?=[A-Z][a-z]{2}|[\d(（])", "", found.words).strip(" ()（）-–—:,")
    span = read_words(tail, order) if tail and found.state is State.DONE else None
    if span and clock.day(span):
        step.finished = clock.day(span)
    else:
        step.notes.append((label, found.words))


def _unknown_state(step: Step, cell: Cell, label: str, sheet: PlanSheet, reading: Reading) -> None:
    if len(cell.text) > 30 or UPDATE.search(plainly(label)):
        step.notes.append((label, cell.text))
        reading.ledger.took(sheet.tab, cell, "note")
    else:
        reading.ledger.puzzle(sheet.tab, cell, label, "no state")


def _notes(step: Step, row: Row, sheet: PlanSheet, reading: Reading) -> None:
    columns = sheet.of(Meaning.NOTE)
    plain = next(
        (one for one in columns if PLAIN_NOTE.search(plainly(one.heading))),
        next((one for one in columns if not _names_people(one)), None),
    )
    for column in sorted(columns, key=lambda one: one is not plain):
        cell = row.cells.get(column.index)
        if cell:
            step.notes.insert(0, ("", cell.text)) if column is plain else step.notes.append(
                (column.label, cell.text)
            )
            reading.ledger.took(sheet.tab, cell, "note")
    read = {one.index for one in (sheet.duration, sheet.unit) if one}
    for column, cell in sheet.cells(row, Meaning.DURATION):
        if sheet.duration is not None and column.index not in read:
            step.notes.append((column.label, cell.text))
            reading.ledger.took(sheet.tab, cell, "note")


def _names_people(column: Column) -> bool:
    """Whether a note needs its heading: it tells who else has a part."""
    return heading(column.heading) in OWNERS or role_of(column.heading) is not None


PLAIN_NOTE = re.compile(r"note|comment|remark|備考|備註|备注|メモ|コメント|說明|说明")


def _links(step: Step, row: Row, sheet: PlanSheet, reading: Reading) -> None:
    """Remember cells that name other steps; they are looked up once all steps are known."""
    lag = sheet.cell(row, Meaning.LAG)
    days = int(lag.text) if lag and LAG.fullmatch(lag.text) else 0
    if lag:
        if LAG.fullmatch(lag.text):
            reading.ledger.took(sheet.tab, lag, "dependency.lag")
        else:
            reading.ledger.puzzle(sheet.tab, lag, sheet.headings[lag.column], "no number of days")
    for column, cell in sheet.cells(row, Meaning.DEPENDS, Meaning.BLOCKS):
        if NO_LINK.fullmatch(plainly(cell.text) or cell.text):
            reading.ledger.took(sheet.tab, cell, "dependency")
        else:
            reading.ledger.took(sheet.tab, cell, "dependencies")
            reading.links.append(
                Link(step, sheet.tab, cell, column.label, column.meaning is Meaning.BLOCKS, days)
            )
