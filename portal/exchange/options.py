"""How to read a file: what the importer says beside it. Light, so that a server can ask without reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from portal.exchange.meanings import Meaning
from portal.room.words import Side


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read: the plan's first day, the importer's side and names, and a person's corrections.

    `columns` gives meanings by (tab, column index or heading), `cells` texts by (tab, row, column index).
    """

    start: date
    importer_side: Side = Side.SELLER
    duration_column: str | None = None
    company: str = ""
    organisation: str = ""
    columns: Mapping[tuple[str, int | str], Meaning] = field(default_factory=dict)
    cells: Mapping[tuple[str, int, int], str] = field(default_factory=dict)
