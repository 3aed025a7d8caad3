"""Reads date cells that say how far the work is: `done 2026-11-27`, `in progress - Dec 18`."""

from __future__ import annotations

import re
from dataclasses import replace

from portal.exchange.columns import Column
from portal.exchange.dates import read_words
from portal.exchange.grid import Cell
from portal.exchange.reading import Step
from portal.exchange.row_dates import Clock
from portal.exchange.states import read_state
from portal.room.words import State

DONE_ON = re.compile(r"([^\W\d]+|[^\w\s(（])\ufe0f?\s*(?:on|at|am)?\s*(.+)")
DUE_BY = re.compile(r"([^\d(（:]{3,25}?)(?:\s+[-–—]\s+|\s*[:：,，(（]\s*|\s+(?:by|for|due)\s+)(.+?)[)）]?")


def done_on(step: Step, cell: Cell, column: Column, clock: Clock) -> bool:
    """A due cell that says the work is done and when: `done 2026-11-27`, `✅ Nov 30`."""
    found = DONE_ON.match(cell.text)
    state = read_state(replace(cell, text=found[1], value=found[1])) if found else None
    span = read_words(found[2].strip(" ()（）:-–—"), column.order) if found else None
    if state is None or state.state is not State.DONE or span is None:
        return False
    step.state, step.finished = State.DONE, clock.day(span)
    return step.finished is not None


def begun_for(step: Step, cell: Cell, column: Column, clock: Clock) -> bool:
    """A due cell that says how far the work is and when it is due: `in progress - Dec 18`."""
    found = DUE_BY.fullmatch(cell.text)
    state = read_state(replace(cell, text=found[1], value=found[1])) if found else None
    span = read_words(found[2], column.order) if found else None
    if state is None or state.words or state.state is State.DONE or span is None:
        return False
    step.state, step.due = state.state, clock.day(span)
    return step.due is not None
