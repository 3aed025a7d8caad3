"""Finds the tables in a tab: which row holds the headings, what stands above, where another begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from portal.exchange.dates import read_words
from portal.exchange.durations import read_duration
from portal.exchange.grid import Cell, Row, Tab
from portal.exchange.meanings import Meaning
from portal.exchange.side_words import BOTH, BUYER, OURS, SELLER, THEIRS
from portal.exchange.single_days import DayOrder
from portal.exchange.states import read_state
from portal.exchange.vocabulary import exact_heading, heading, people_heading, risk_heading
from portal.exchange.words import plainly

LOOKED_AT = 40
SCALE = re.compile(r"[(（\[]\s*\d\s*[-–~～]\s*\d{1,2}\s*[)）\]]")
DATE_LIKE = re.compile(r"\d{1,4}[-/.年]\d{1,2}")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under one row of headings; `above` are the rows before it, `headings` its texts by column."""

    tab: str
    headings: dict[int, str]
    heading_cells: tuple[Cell, ...]
    above: tuple[Row, ...]
    rows: tuple[Row, ...]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()


def tables_of(tab: Tab) -> list[Table]:
    """The tables of a tab from top to bottom; one without headings if no row looks like them."""
    first = _heading_row(tab.rows[:LOOKED_AT])
    if first is None:
        return [Table(tab.name, {}, (), (), tab.rows, tab.hidden, tab.hidden_columns)] if tab.rows else []
    below = first + 1
    second = below < len(tab.rows) and _second_line(tab.rows[below], tab.rows[first])
    starts = [first] + [
        index
        for index in range(below + second, len(tab.rows))
        if _starts_another(tab.rows[index], tab.rows[first], tab.rows, index)
    ]
    found = []
    begin = 0
    for place, start in enumerate(starts):
        end = _title_begin(tab.rows, starts[place + 1]) if place + 1 < len(starts) else len(tab.rows)
        found.append(_table(tab, begin, start, end))
        begin = end
    return found


def same_headings(row: Row, table: Table) -> bool:
    """Whether the row repeats the table's headings, as printed sheets do on each page."""
    return len(row) > 1 and all(
        plainly(cell.text) == plainly(table.headings.get(cell.column, "")) for cell in row
    )


def _table(tab: Tab, begin: int, start: int, end: int) -> Table:
    row = tab.rows[start]
    headings = {cell.column: " ".join(cell.text.split()) for cell in row}
    cells = list(row)
    below = tab.rows[start + 1] if start + 1 < end else None
    first = start + 1
    if below is not None and _second_line(below, row):
        headings = _joined(headings, {cell.column: cell.text for cell in below})
        cells += list(below)
        first += 1
    above = tab.rows[begin:start]
    if above and (sided := _group_line(above[-1], row)):
        headings = _joined(sided, headings)
        cells += list(above[-1])
        above = above[:-1]
    rows = tab.rows[first:end]
    return Table(tab.name, headings, tuple(cells), above, rows, tab.hidden, tab.hidden_columns)


def _heading_row(rows: tuple[Row, ...]) -> int | None:
    """The earliest row that knows nearly as many headings as the best one."""
    scores = [_known(row) for row in rows]
    best = max(scores, default=0)
    if best < 2:
        lonely = (index for index, row in enumerate(rows) if _lonely(row, rows[index + 1 :]))
        return next(lonely, next((index for index in range(len(rows)) if _foreign(rows, index)), None))
    return next(index for index, score in enumerate(scores) if score >= max(2, 0.7 * best))


def _known(row: Row) -> float:
    """How many of the row's cells are headings; 0 for rows of values, and of a legend (`✅ | Done`)."""
    if not row.cells or any(_is_value(cell) for cell in row):
        return 0
    if any(read_duration(cell.text) is not None for cell in row) or all(read_state(cell) for cell in row):
        return 0
    known = sum(
        any((heading(cell.text), risk_heading(cell.text), people_heading(cell.text)))
        for cell in row
        if len(cell.text) <= 60
    )
    exact = sum(exact_heading(cell.text) is not None for cell in row)
    return (
        known + exact / 10 if 2 * known >= len(row) and not any(":" in cell.text[:-1] for cell in row) else 0
    )


def _is_value(cell: Cell) -> bool:
    """A number or a date, which no heading is: but `Impact (1-5)` only names a scale."""
    return not isinstance(cell.value, str) or bool(DATE_LIKE.search(SCALE.sub("", cell.text)))


def _lonely(row: Row, below: tuple[Row, ...]) -> bool:
    """A single known heading over at least one row that fills its column."""
    return any(
        exact_heading(cell.text) in TITLE_HEADINGS and any(cell.column in other.cells for other in below[:3])
        for cell in row
    ) and all(isinstance(cell.value, str) for cell in row)


TITLE_HEADINGS = {Meaning.MILESTONE, Meaning.ACTION, Meaning.STAGE}


def _foreign(rows: tuple[Row, ...], index: int) -> bool:
    """Headings in some other language over dates: one is known, or none says what a row of values could."""
    row, below = rows[index], rows[index + 1 : index + 4]
    if len(row) < 3 or any(_is_value(cell) or len(cell.text) > 30 for cell in row) or not below:
        return False
    dated = sum(any(_is_value(other) and other.column in row.cells for other in one) for one in below)
    return 2 * dated > len(below) and (any(exact_heading(cell.text) for cell in row) or _tops(row, below))


def _tops(row: Row, below: tuple[Row, ...]) -> bool:
    """A row as wide as those below that, unlike them, names no side, state or time."""
    told = any(
        _side_word(cell.text)
        or BOTH.fullmatch(plainly(cell.text))
        or read_state(cell)
        or read_words(cell.text, DayOrder.MONTH_FIRST)
        for cell in row
    )
    return not told and len(below) > 1 and len(row) >= max(map(len, below))


def _starts_another(row: Row, first: Row, rows: tuple[Row, ...], index: int) -> bool:
    """A row that holds nothing but headings, other ones than the first, below a gap or a lone title."""
    if len(row) < 2 or index + 1 >= len(rows):
        return False
    gap = row.number - rows[index - 1].number > 1 or len(rows[index - 1]) == 1
    known = all(
        exact_heading(cell.text) or risk_heading(cell.text) or people_heading(cell.text) for cell in row
    )
    if not ((gap or len(row) >= 4) and known) and not (gap and _over_durations(row, rows[index + 1 :])):
        return False
    return {plainly(cell.text) for cell in row} != {plainly(cell.text) for cell in first}


def _over_durations(row: Row, below: tuple[Row, ...]) -> bool:
    """Titles of steps beside columns of nothing but durations (`Step | Minimum | Enterprise`)."""
    title, *others = list(row)
    if exact_heading(title.text) not in TITLE_HEADINGS or any(_is_value(cell) for cell in row):
        return False
    cells = [one.cells[cell.column] for one in below for cell in others if cell.column in one.cells]
    lasting = sum(read_duration(cell.text) is not None for cell in cells)
    return lasting > len(cells) / 2 and all(read_duration(cell.text) is None for cell in row)


def _title_begin(rows: tuple[Row, ...], start: int) -> int:
    """Lone cells just above a later table's headings are its title."""
    while start > 1 and len(rows[start - 1]) == 1 and rows[start - 1].number - rows[start - 2].number > 1:
        start -= 1
        break
    return start


def _second_line(below: Row, row: Row) -> bool:
    """A second line of headings fills columns that the first leaves open, with known words only."""
    opens = [cell for cell in below if cell.column not in row.cells]
    return bool(opens) and all(
        isinstance(cell.value, str) and (exact_heading(cell.text) or _side_word(cell.text)) for cell in below
    )


def _group_line(above: Row, row: Row) -> dict[int, str] | None:
    """A line above that names the sides of headings which occur twice (`Owner`, `Owner`)."""
    texts = [plainly(cell.text) for cell in row]
    if len(set(texts)) == len(texts) or not all(
        _side_word(cell.text) or exact_heading(cell.text) for cell in above
    ):
        return None
    return {cell.column: cell.text for cell in above}


def _joined(upper: dict[int, str], lower: dict[int, str]) -> dict[int, str]:
    """Each lower heading behind the upper one that spans it."""
    joined = dict(upper)
    for column, text in lower.items():
        spanning = [left for left in upper if left <= column]
        over = upper[max(spanning)] if spanning and (column in upper or column - max(spanning) <= 2) else ""
        joined[column] = f"{over} {text}".strip()
    return {column: text for column, text in joined.items() if column in lower or column in upper}


def _side_word(text: str) -> bool:
    """One side alone, or a company with its side in brackets."""
    words = plainly(text)
    parts = [words, *re.findall(r"\(([^()]*)\)", words)]
    return any(known.fullmatch(part) for known in (BUYER, SELLER, OURS, THEIRS) for part in parts)
