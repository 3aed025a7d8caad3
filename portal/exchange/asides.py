"""What stands around the plan: title rows above it, and tabs that are no plan."""

from __future__ import annotations

import itertools
import re

from portal.exchange.columns import Column
from portal.exchange.day_words import weekday
from portal.exchange.draft import CheckIn
from portal.exchange.grid import Cell, Row
from portal.exchange.meanings import Meaning
from portal.exchange.reading import Reading
from portal.exchange.recurring import recurring_title
from portal.exchange.tables import Table
from portal.exchange.vocabulary import heading
from portal.room.words import Rhythm

PAIR = re.compile(r"([^:：]{1,40})[:：]\s*(\S.*)", re.DOTALL)


def read_above(table: Table, reading: Reading) -> None:
    """Title rows: figures of the deal stay private (`ARR | 240,000`), a weekly sync is the check-in."""
    for row in table.above:
        cells = list(row)
        for label, value in itertools.pairwise(cells):
            if _secret(label.text) and not reading.ledger.has(table.tab, label):
                reading.ledger.took(table.tab, label, "private.column")
                reading.ledger.keep_private(table.tab, value, label.text.rstrip(":： "))
        for cell in cells:
            if not reading.ledger.has(table.tab, cell):
                _alone(cell, table.tab, reading)


def _alone(cell: Cell, tab: str, reading: Reading) -> None:
    pair = PAIR.fullmatch(cell.text)
    if pair and _secret(pair[1]):
        reading.ledger.keep_private(tab, cell, pair[1].strip())
        return
    rhythm = recurring_title(cell.text)
    if rhythm is not None and reading.checkin is None and len(cell.text) <= 80:
        reading.checkin = CheckIn(None if rhythm is Rhythm.NONE else rhythm, weekday(cell.text), cell.text)
        reading.ledger.took(tab, cell, "checkin.words")
        return
    reading.ledger.puzzle(tab, cell, "", "above the table")


def _secret(text: str) -> bool:
    return len(text) <= 40 and heading(text.rstrip(":： ")) is Meaning.PRIVATE


def set_aside(table: Table, columns: tuple[Column, ...], reading: Reading) -> None:
    """A table that is no plan: private columns and hidden tabs stay private, the rest was not understood."""
    headings = {column.index: column.label for column in columns}
    secret = {
        column.index for column in columns if column.heading and heading(column.heading) is Meaning.PRIVATE
    }
    for cell in table.heading_cells:
        reading.ledger.took(table.tab, cell, "heading")
    for row in (*table.above, *table.rows):
        _set_row_aside(row, table, headings, secret, reading)
    used = {cell.column for row in table.rows for cell in row}
    for cell in table.heading_cells:
        if cell.column not in used:
            reading.ledger.puzzle(table.tab, cell, "", "the tab is no plan")


def _set_row_aside(
    row: Row, table: Table, headings: dict[int, str], secret: set[int], reading: Reading
) -> None:
    cells = list(row)
    for label, value in itertools.pairwise(cells):
        if len(cells) == 2 and _secret(label.text):
            reading.ledger.took(table.tab, label, "private.column")
            reading.ledger.keep_private(table.tab, value, label.text)
    for cell in cells:
        if reading.ledger.has(table.tab, cell):
            continue
        if table.hidden or cell.column in secret:
            reading.ledger.keep_private(table.tab, cell, headings.get(cell.column, ""))
        else:
            reading.ledger.puzzle(table.tab, cell, headings.get(cell.column, ""), "the tab is no plan")
