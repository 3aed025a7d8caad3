"""Puts a row's dates into its step: baseline, moves in order, due, finish, durations and reasons."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import date

from portal.exchange.columns import Column
from portal.exchange.dated_states import begun_for, done_on
from portal.exchange.day_order import unclear
from portal.exchange.day_patterns import BARE_OFFSET
from portal.exchange.durations import duration_unit, read_duration
from portal.exchange.grid import Cell, Row
from portal.exchange.grid_times import read_grid
from portal.exchange.meanings import Meaning
from portal.exchange.moments import Offset, Span
from portal.exchange.plan_sheet import PlanSheet
from portal.exchange.reading import Move, Reading, Step
from portal.exchange.reasons import reason_of
from portal.exchange.row_dates import Clock, has_clock_time, is_nothing, spans_of
from portal.exchange.states import read_state
from portal.exchange.words import plainly
from portal.room.words import State

SPLIT_WORDS = re.compile(r"(?:;|；|\n|→|->)\s*")


def read_times(step: Step, row: Row, sheet: PlanSheet, reading: Reading, clock: Clock) -> None:
    """Read the row's date, duration and reason cells."""
    _start(step, row, sheet, reading, clock)
    steps = _sequence(step, row, sheet, reading, clock)
    _finished(step, row, sheet, reading, clock)
    _duration(step, row, sheet, reading)
    read_grid(step, row, sheet, reading, clock)
    if steps:
        step.due = steps[-1][0]
        step.moves = [
            Move(one, other, words) for (one, _), (other, words) in itertools.pairwise(steps) if one != other
        ]
    if steps and (step.moves or (sheet.has(Meaning.MOVED) and any(sheet.cells(row, Meaning.DUE)))):
        step.baseline = step.baseline or steps[0][0]
    _reasons(step, row, sheet, reading)


def _start(step: Step, row: Row, sheet: PlanSheet, reading: Reading, clock: Clock) -> None:
    for column, cell in sheet.cells(row, Meaning.START):
        for span, _ in _spans(step, cell, column, sheet, reading, clock):
            step.start = clock.first(replace(span, first=span.first or span.last)) or clock.day(span)


def _sequence(
    step: Step, row: Row, sheet: PlanSheet, reading: Reading, clock: Clock
) -> list[tuple[date, str]]:
    """The due dates in the order in which they were set: baseline, due, each move."""
    dates: list[tuple[date, str]] = []
    for meaning in (Meaning.BASELINE, Meaning.DUE, Meaning.MOVED):
        for column, cell in sheet.cells(row, meaning):
            for span, words in _spans(step, cell, column, sheet, reading, clock):
                day = _day(span, cell, meaning, dates, clock)
                if day is None:
                    continue
                if not dates and words:
                    step.notes.append((column.label, words))
                dates.append((day, words))
                _range_begins(step, span, cell, column, clock)
                if meaning is Meaning.BASELINE and step.baseline is None:
                    step.baseline = day
    return _in_order(dates, step)


def _range_begins(step: Step, span: Span, cell: Cell, column: Column, clock: Clock) -> None:
    """A range in the due column says the start where no column does; elsewhere its words are kept."""
    if span.first and column.meaning is Meaning.DUE and not step.start:
        step.start = clock.first(span)
    elif span.first and cell.text not in (text for _, text in step.notes):
        step.notes.append((column.label, cell.text))


def _day(
    span: Span, cell: Cell, meaning: Meaning, before: list[tuple[date, str]], clock: Clock
) -> date | None:
    """The day a span means; `+1 week` in a column of moves counts from the date before it."""
    later = isinstance(span.last, Offset) and BARE_OFFSET.fullmatch(plainly(cell.text))
    if later and meaning is Meaning.MOVED and before:
        return Clock(before[-1][0]).day(span)
    return clock.day(span)


def _in_order(dates: list[tuple[date, str]], step: Step) -> list[tuple[date, str]]:
    """A due column that repeats the last move, or the baseline, sets no date of its own."""
    if len(dates) > 2 and dates[1][0] == dates[-1][0] and step.baseline == dates[0][0]:
        return [dates[0], *dates[2:]]
    return dates


def _finished(step: Step, row: Row, sheet: PlanSheet, reading: Reading, clock: Clock) -> None:
    for column, cell in sheet.cells(row, Meaning.ACTUAL):
        for span, _ in _spans(step, cell, column, sheet, reading, clock):
            step.finished = clock.day(span)
            step.state = State.DONE


def _spans(
    step: Step, cell: Cell, column: Column, sheet: PlanSheet, reading: Reading, clock: Clock
) -> list[tuple[Span, str]]:
    """The times in a date cell; what names none becomes a state, a duration or is not understood."""
    spans = [(span, words) for span, words in spans_of(cell, column) if clock.day(span)]
    if spans:
        reading.ledger.took(sheet.tab, cell, column.meaning.value)
        if has_clock_time(cell):
            step.notes.append((column.label, cell.text))
        if any(span.rough for span, _ in spans):
            reading.doubt(sheet.tab, cell, column.label, "not an exact date")
        elif unclear(cell.text) and isinstance(cell.value, str) and not column.sure:
            reading.doubt(sheet.tab, cell, column.label, "day and month could be the other way round")
        return spans
    if not _otherwise(step, cell, column, sheet, reading, clock):
        reading.ledger.puzzle(sheet.tab, cell, column.label, "no date")
    return []


def _otherwise(
    step: Step, cell: Cell, column: Column, sheet: PlanSheet, reading: Reading, clock: Clock
) -> bool:
    """A date cell that holds a duration, a state or nothing."""
    days = read_duration(cell.text) if column.meaning in {Meaning.DUE, Meaning.START} else None
    if days is not None:
        step.duration = days
        reading.ledger.took(sheet.tab, cell, "duration")
        return True
    if column.meaning is Meaning.DUE and done_on(step, cell, column, clock):
        reading.ledger.took(sheet.tab, cell, "finished")
        return True
    if column.meaning is Meaning.DUE and begun_for(step, cell, column, clock):
        reading.ledger.took(sheet.tab, cell, "due")
        return True
    state = (
        read_state(cell) if column.meaning in {Meaning.DUE, Meaning.ACTUAL} and len(cell.text) <= 20 else None
    )
    if state and state.state in {State.DONE, State.DROPPED, State.IN_PROGRESS}:
        step.state = step.state or state.state
        step.notes += [(column.label, cell.text)] if state.words else []
        reading.ledger.took(sheet.tab, cell, "state")
        return True
    if is_nothing(cell.text) and (column.meaning in {Meaning.MOVED, Meaning.ACTUAL} or len(cell.text) == 1):
        reading.ledger.took(sheet.tab, cell, column.meaning.value)
        return True
    return False


def _duration(step: Step, row: Row, sheet: PlanSheet, reading: Reading) -> None:
    column = sheet.duration
    cell = (row.cells.get(column.index) or row.spanned.get(column.index)) if column else None
    if column is None or cell is None:
        return
    unit = row.cells.get(sheet.unit.index) if sheet.unit else None
    if unit:
        reading.ledger.took(sheet.tab, unit, "duration")
    days = read_duration(cell.text, duration_unit(unit.text if unit else column.heading))
    if days is None:
        if is_nothing(cell.text) and len(cell.text) == 1:
            reading.ledger.took(sheet.tab, cell, "duration")
        else:
            reading.ledger.puzzle(sheet.tab, cell, column.label, "no duration")
    else:
        step.duration = days
        reading.ledger.took(sheet.tab, cell, "duration")


def _reasons(step: Step, row: Row, sheet: PlanSheet, reading: Reading) -> None:
    """Words about a move: each move its own where there are as many, else all of them the same."""
    beside = _moves_beside_reasons(step, row, sheet)
    for column, cell in sheet.cells(row, Meaning.REASON):
        moves = step.moves if beside is None else beside.get(column.index, [])
        if not moves:
            step.notes.append((column.label, cell.text))
            reading.ledger.took(sheet.tab, cell, "note")
            continue
        parts = [part.rstrip() for part in SPLIT_WORDS.split(cell.text)]
        each = parts if len(parts) == len(moves) > 1 else [cell.text] * len(moves)
        for move, words in zip(moves, each, strict=True):
            move.words = f"{move.words}; {words}" if move.words else words
        reading.ledger.took(sheet.tab, cell, "dateChanges.words")
    for move in step.moves:
        move.reason = reason_of(move.words) if move.words else None


def _moves_beside_reasons(step: Step, row: Row, sheet: PlanSheet) -> dict[int, list[Move]] | None:
    """By the column of each reason the move it stands beside; None where columns do not pair off."""
    reasons, moved = sheet.of(Meaning.REASON), sheet.of(Meaning.MOVED)
    filled = [column.index for column, _ in sheet.cells(row, Meaning.MOVED)]
    if len(reasons) < 2 or len(reasons) != len(moved) or len(filled) != len(step.moves):
        return None
    own = dict(zip(filled, step.moves, strict=True))
    pairs = zip(reasons, moved, strict=True)
    return {reason.index: [own[column.index]] for reason, column in pairs if column.index in own}
