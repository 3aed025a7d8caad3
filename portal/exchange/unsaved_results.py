"""Finds formulas of an .xlsx that were saved without their result, which programs that write sheets do."""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile
from dataclasses import replace

from portal.exchange.grid import Cell, Row, Tab, column_index

FORMULA = re.compile(
    rb'<c\b[^>]*?\sr="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<f[^>]*>([^<]+)</f>\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
SHEET = re.compile(r"<sheet\b([^>]*)>")
LINK = re.compile(r"<Relationship\b([^>]*)>")
ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')


def with_formulas(tabs: tuple[Tab, ...], data: bytes) -> tuple[Tab, ...]:
    """The tabs with such formulas as texts (`=C2+7`), so that none is lost; `data` has passed the checks."""
    if not data.startswith(b"PK"):
        return tabs
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = parts_of(archive)
        return tuple(
            _filled(tab, archive.read(part)) if (part := parts.get(tab.name, "")) else tab for tab in tabs
        )


def parts_of(archive: zipfile.ZipFile) -> dict[str, str]:
    """The archive's part that holds each tab."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    links = _attributes(LINK, archive.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id", ""): posixpath.join("/xl", one.get("Target", ""))[1:] for one in links}
    sheets = _attributes(SHEET, archive.read("xl/workbook.xml"))
    found = {one.get("name", ""): targets.get(one.get("r:id", ""), "") for one in sheets}
    return {name: part for name, part in found.items() if part in names}


def _attributes(element: re.Pattern[str], xml: bytes) -> list[dict[str, str]]:
    return [
        {key: html.unescape(value) for key, value in ATTRIBUTE.findall(found)}
        for found in element.findall(xml.decode("utf-8", "replace"))
    ]


def _filled(tab: Tab, xml: bytes) -> Tab:
    rows = {row.number: row for row in tab.rows}
    for letters, digits, formula in FORMULA.findall(xml):
        number, column = int(digits), column_index(letters)
        row = rows.get(number, Row(number, {}))
        if column not in row.cells:
            text = f"={html.unescape(formula.decode('utf-8', 'replace'))}"
            cells = {**row.cells, column: Cell(number, column, text, text)}
            rows[number] = replace(row, cells=dict(sorted(cells.items())))
    return replace(tab, rows=tuple(rows[number] for number in sorted(rows)))
