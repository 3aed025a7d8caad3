"""Finds the columns that an .xlsx hides: what its author does not show, the reader does not share."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

from portal.exchange.grid import Tab
from portal.exchange.limits import LIMITS
from portal.exchange.unsaved_results import parts_of

HEAD = 1 << 16
COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
ENDS = re.compile(rb'\b(?:min|max)="(\d{1,5})"')


def with_hidden_columns(tabs: tuple[Tab, ...], data: bytes) -> tuple[Tab, ...]:
    """The tabs with the indices of their hidden columns; `data` has passed the checks."""
    if not data.startswith(b"PK"):
        return tabs
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = parts_of(archive)
        return tuple(
            replace(tab, hidden_columns=_hidden(archive, parts[tab.name])) if tab.name in parts else tab
            for tab in tabs
        )


def _hidden(archive: zipfile.ZipFile, part: str) -> frozenset[int]:
    """Columns are described before the rows."""
    with archive.open(part) as tab:
        head = tab.read(HEAD).partition(b"sheetData")[0]
    found: set[int] = set()
    for column in COLUMN.findall(head):
        ends = [int(end) for end in ENDS.findall(column)]
        if HIDDEN.search(column) and ends:
            found.update(range(min(ends) - 1, min(max(ends), LIMITS.columns)))
    return frozenset(found)
