"""Finds how far the cells of an .xlsx are moved in: by their format, or by the grouping of their rows."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

from portal.exchange.grid import Row, Tab, column_index
from portal.exchange.unsaved_results import parts_of

STYLES = "xl/styles.xml"
FORMAT = re.compile(rb"<(?:\w+:)?xf\b")
INDENT = re.compile(rb'\bindent="(\d{1,2})"')
CELL = re.compile(rb'<(?:\w+:)?c\b(?=[^>]{0,200}\sr="([A-Z]{1,3})(\d{1,7})")(?=[^>]{0,200}\ss="(\d{1,5})")')
GROUPED = re.compile(rb'<(?:\w+:)?row\b(?=[^>]{0,200}\sr="(\d{1,7})")(?=[^>]{0,200}\soutlineLevel="([1-7])")')
STEP = 2


def with_indents(tabs: tuple[Tab, ...], data: bytes) -> tuple[Tab, ...]:
    """The tabs with the indents of their cells, in spaces; `data` has passed the checks."""
    if not data.startswith(b"PK"):
        return tabs
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        styles = archive.read(STYLES) if STYLES in archive.namelist() else b""
        formats = _formats(styles)
        parts = parts_of(archive)
        return tuple(
            _moved_in(tab, archive.read(parts[tab.name]), formats) if tab.name in parts else tab
            for tab in tabs
        )


def _formats(styles: bytes) -> dict[int, int]:
    """The indent of each cell format that has one, by its number."""
    _, _, listed = styles.partition(b"cellXfs")
    found = enumerate(FORMAT.split(listed.partition(b"cellXfs")[0])[1:])
    return {number: int(indent[1]) for number, one in found if (indent := INDENT.search(one))}


def _moved_in(tab: Tab, xml: bytes, formats: dict[int, int]) -> Tab:
    levels = {int(number): int(level) for number, level in GROUPED.findall(xml)}
    cells = CELL.findall(xml) if formats else []
    styled = {
        (int(number), column_index(letters)): formats[style]
        for letters, number, style in ((letters, number, int(text)) for letters, number, text in cells)
        if style in formats
    }
    if not levels and not styled:
        return tab
    return replace(tab, rows=tuple(_row(row, levels.get(row.number, 0), styled) for row in tab.rows))


def _row(row: Row, level: int, styled: dict[tuple[int, int], int]) -> Row:
    """The row with the indents that its grouping and its cells' formats add to spaces in front."""
    cells = {
        column: replace(cell, indent=cell.indent + STEP * (level + styled.get((row.number, column), 0)))
        for column, cell in row.cells.items()
    }
    return replace(row, cells=cells)
