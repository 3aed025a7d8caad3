"""Writes a workbook as LibreOffice would: the smallest .ods that holds the same tabs."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def write_open_document(tabs: list[tuple[str, list[str]]], target: Path) -> None:
    """The tabs' lines as cells parted by `|`; `{d 2026-12-04}` is a real date, everything else a text."""
    body = "".join(
        f'<table:table table:name="{escape(title)}">{"".join(map(_row, lines))}</table:table>'
        for title, lines in tabs
    )
    content = (
        f'<office:document-content {NAMES} office:version="1.3"><office:body><office:spreadsheet>{body}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in (
            ("mimetype", MIMETYPE),
            ("content.xml", content),
            ("META-INF/manifest.xml", MANIFEST),
        ):
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 20, 0, 0, 0)), text)


def _row(line: str) -> str:
    return f"<table:table-row>{''.join(_cell(cell.strip()) for cell in line.split('|'))}</table:table-row>"


def _cell(cell: str) -> str:
    if not cell:
        return "<table:table-cell/>"
    if cell.startswith("{d "):
        day = cell[3:-1]
        return (
            f'<table:table-cell office:value-type="date" office:date-value="{day}">'
            f"<text:p>{day}</text:p></table:table-cell>"
        )
    return f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
