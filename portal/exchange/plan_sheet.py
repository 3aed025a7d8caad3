"""A plan's table with its columns by meaning: what the readers of rows ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from portal.exchange.columns import Column
from portal.exchange.grid import Cell, Row
from portal.exchange.meanings import Meaning
from portal.exchange.paired_columns import PAIRED
from portal.exchange.tables import Table
from portal.room.words import Side


@dataclass(frozen=True)
class PlanSheet:
    """A table that holds steps; `duration` is the column chosen of several, `unit` what its numbers count."""

    table: Table
    columns: tuple[Column, ...]
    duration: Column | None = None
    unit: Column | None = None

    @property
    def tab(self) -> str:
        """The name of the table's tab."""
        return self.table.tab

    @property
    def headings(self) -> dict[int, str]:
        """The columns' labels by index."""
        return {column.index: column.label for column in self.columns}

    def of(self, *meanings: Meaning) -> list[Column]:
        """The columns of these meanings, from left to right."""
        if len(meanings) == 1:
            return self._by_meaning.get(meanings[0], [])
        return [column for column in self.columns if column.meaning in meanings]

    @cached_property
    def _by_meaning(self) -> dict[Meaning, list[Column]]:
        found: dict[Meaning, list[Column]] = {}
        for column in self.columns:
            found.setdefault(column.meaning, []).append(column)
        return found

    def one(self, meaning: Meaning) -> Column | None:
        """The first column of that meaning."""
        return next(iter(self.of(meaning)), None)

    def has(self, *meanings: Meaning) -> bool:
        """Whether any column has one of these meanings."""
        return bool(self.of(*meanings))

    def facing(self, side: Side, row: Row) -> PlanSheet:
        """The sheet without what stands beside the other side's actions, or is said of this side apart."""
        own = {one.meaning for one in self.columns if one.side is side and one.index in row.cells} & PAIRED
        kept = [
            one
            for one in self.columns
            if one.meaning not in PAIRED or one.side is side or (one.side is None and one.meaning not in own)
        ]
        return replace(self, columns=tuple(kept))

    def of_nobody(self) -> PlanSheet:
        """The sheet without what stands beside either side's actions: what is left is the milestone's."""
        kept = [one for one in self.columns if one.meaning not in PAIRED or one.side is None]
        return replace(self, columns=tuple(kept))

    def is_paired(self) -> bool:
        """Whether dates or states stand beside the actions of each side."""
        return self.has(Meaning.BUYER_ACTION, Meaning.SELLER_ACTION) and any(
            one.side for one in self.columns if one.meaning in PAIRED
        )

    def cell(self, row: Row, meaning: Meaning) -> Cell | None:
        """The row's cell in the first column of that meaning, also one merged down into the row."""
        column = self.one(meaning)
        if column is None:
            return None
        return row.cells.get(column.index) or row.spanned.get(column.index)

    def cells(self, row: Row, *meanings: Meaning) -> Iterator[tuple[Column, Cell]]:
        """The row's own cells in columns of these meanings, merged ones included."""
        for column in self.of(*meanings):
            cell = row.cells.get(column.index) or row.spanned.get(column.index)
            if cell:
                yield column, cell
