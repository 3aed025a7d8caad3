"""Reads a tab that clearly says how long the plan's own steps take."""

from __future__ import annotations

from collections.abc import Sequence

from portal.exchange.columns import Column
from portal.exchange.durations import duration_unit, read_duration
from portal.exchange.meanings import TITLES, Meaning
from portal.exchange.reading import Reading, Step
from portal.exchange.tables import Table
from portal.exchange.words import plainly

CLEARLY = 0.5


def read_durations(table: Table, columns: Sequence[Column], reading: Reading) -> None:
    """Give steps without a date their duration from a tab most of whose rows are the plan's titles."""
    titles = [column for column in columns if column.meaning in TITLES | {Meaning.STAGE}]
    durations = [column for column in columns if column.meaning is Meaning.DURATION]
    if len(titles) != 1 or len(durations) != 1:
        return
    steps = {plainly(step.title): step for step in reading.steps}
    found = [(cell, steps[plainly(cell.text)]) for cell in titles[0].cells if plainly(cell.text) in steps]
    if len(found) < max(CLEARLY * len(titles[0].cells), 1):
        return
    unit = duration_unit(durations[0].heading)
    cells = {cell.row: cell for cell in durations[0].cells}
    for title, step in found:
        days = read_duration(cells[title.row].text, unit) if title.row in cells else None
        if days is not None and _may_take(step):
            step.duration = days
            reading.ledger.took(table.tab, title, "title")
            reading.ledger.took(table.tab, cells[title.row], "duration")


def _may_take(step: Step) -> bool:
    return step.due is None and step.duration is None
