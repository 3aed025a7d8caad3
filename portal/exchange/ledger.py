"""Where every cell of the file went: nothing may be lost, and that can be checked exactly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from portal.exchange.draft import NotUnderstood, Private
from portal.exchange.grid import Cell, column_letter

Place = tuple[str, int, int]


@dataclass
class Ledger:
    """The places (tab, row, column) of cells with the field, note or list that each ended in."""

    places: dict[Place, list[str]] = field(default_factory=dict)
    private: dict[Place, Private] = field(default_factory=dict)
    not_understood: dict[Place, NotUnderstood] = field(default_factory=dict)

    def took(self, tab: str, cell: Cell, where: str) -> None:
        """Note that the cell's content is in that field."""
        self.places.setdefault((tab, cell.row, cell.column), []).append(where)

    def understood(self, tab: str, cell: Cell, where: str) -> None:
        """The cell's content is in that field after all."""
        self.not_understood.pop((tab, cell.row, cell.column), None)
        self.took(tab, cell, where)

    def has(self, tab: str, cell: Cell) -> bool:
        """Whether the cell has already found a place."""
        return (tab, cell.row, cell.column) in self.places

    def keep_private(self, tab: str, cell: Cell, heading: str) -> None:
        """The cell stays with the importer's side."""
        self.took(tab, cell, "private")
        self.private[tab, cell.row, cell.column] = Private(
            tab, cell.row, heading or column_letter(cell.column), cell.text
        )

    def puzzle(self, tab: str, cell: Cell, heading: str, why: str) -> None:
        """The cell was not understood."""
        self.took(tab, cell, "notUnderstood")
        self.not_understood[tab, cell.row, cell.column] = NotUnderstood(
            tab, cell.row, heading or column_letter(cell.column), cell.text, why
        )

    def puzzle_all(self, tab: str, cells: Iterable[Cell], headings: dict[int, str], why: str) -> None:
        """What of these cells has found no place yet was not understood."""
        for cell in cells:
            if not self.has(tab, cell):
                self.puzzle(tab, cell, headings.get(cell.column, ""), why)
