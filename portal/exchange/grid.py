"""What is left of a file once its format is forgotten: tabs of rows of cells, numbered as on screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

Value = str | float | bool | date | datetime


@dataclass(frozen=True, slots=True)
class Cell:
    """One non-empty cell; `row` counts from 1, `column` from 0; `text` is what a person reads there.

    `indent` is how far the text is moved in, by spaces in front of it or by the cell's format.
    """

    row: int
    column: int
    text: str
    value: Value
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """The non-empty cells of one row by column; `spanned` holds cells merged down into it from above."""

    number: int
    cells: dict[int, Cell]
    spanned: dict[int, Cell] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Cell]:
        return iter(self.cells.values())

    def __len__(self) -> int:
        return len(self.cells)

    def text(self, column: int) -> str:
        """The cell's text, empty when there is none."""
        cell = self.cells.get(column)
        return cell.text if cell else ""


@dataclass(frozen=True, slots=True)
class Tab:
    """One sheet; rows without any content are left out, so numbers may skip."""

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()

    def cells(self) -> Iterator[Cell]:
        """Every non-empty cell, row by row."""
        for row in self.rows:
            yield from row


@dataclass(frozen=True, slots=True)
class Book:
    """A whole file: its tabs and, for text files, the encoding that was made out."""

    tabs: tuple[Tab, ...]
    encoding: str | None
    formulas_without_value: int = 0


def column_letter(column: int) -> str:
    """The name a spreadsheet shows for the column with that index: 0 is A, 26 is AA."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: bytes) -> int:
    """The index of the column that a spreadsheet calls by these letters: A is 0."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def cell_of(row: int, column: int, value: Value | None) -> Cell | None:
    """A cell for a raw value, or None where a person sees nothing."""
    if value is None:
        return None
    text = shown(value)
    indent = _indent(value) if isinstance(value, str) else 0
    return Cell(row, column, text, value, indent) if text else None


def _indent(text: str) -> int:
    """The columns of white space in front of the text; tabs and ideographic spaces are wide."""
    front = text[: len(text) - len(text.lstrip())].rpartition("\n")[2]
    return sum(WIDE.get(character, 1) for character in front)


WIDE = {"\t": 4, "\u3000": 2}


def shown(value: Value) -> str:
    """The text of a raw value: whole numbers without `.0`, days without midnight."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        midnight = not (value.hour or value.minute or value.second)
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return (
        value.replace("\xa0", " ").replace("\u3000", " ").replace("\r\n", "\n").strip().strip("\ufeff\u200b")
    )
