"""Turn the readable sources into the binary sheets of the collection.

`python -m tests.sheets.make` rewrites every sheet that has a source in `sources/`, beside its expectation:
text sheets in an encoding other than UTF-8, and workbooks. The notation is told in README.md.
"""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from tests.sheets.open_document import write_open_document

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
COLLECTIONS = (HERE / "collected", HERE / "further", HERE / "unseen")
MADE_ON = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)

# name of the sheet: (codec, line end, byte order mark)
ENCODINGS = {
    "dotted-dates-cp1252.csv": ("cp1252", "\r\n", b""),
    "french-content-cp1252.csv": ("cp1252", "\r\n", b""),
    "unicode-text-export-utf16.tsv": ("utf-16-le", "\r\n", b"\xff\xfe"),
    "excel-bom-semicolon.csv": ("utf-8", "\r\n", b"\xef\xbb\xbf"),
    "ja-anken-shinchoku-sjis.csv": ("cp932", "\r\n", b""),
    "ja-henko-rireki-bom.csv": ("utf-8", "\r\n", b"\xef\xbb\xbf"),
    "ja-shu-utf16.tsv": ("utf-16-le", "\r\n", b"\xff\xfe"),
    "ja-eigyo-naibu-sjis.csv": ("cp932", "\r\n", b""),
    "tw-project-schedule-big5.csv": ("big5", "\r\n", b""),
    "tw-delay-log-bom.csv": ("utf-8", "\n", b"\xef\xbb\xbf"),
    "tw-weeks-phases-big5.csv": ("big5", "\r\n", b""),
    "cn-project-plan-gb18030.csv": ("gb18030", "\r\n", b""),
    "cn-party-a-party-b-gb18030.csv": ("gb18030", "\n", b""),
    "cn-titles-utf16.csv": ("utf-16-be", "\r\n", b"\xfe\xff"),
    "ja-phase-weeks-sjis.csv": ("cp932", "\r\n", b""),
    "tw-milestones-big5.csv": ("big5", "\r\n", b""),
    "cn-stages-weeks-gb18030.csv": ("gb18030", "\r\n", b""),
    "tab-separated-utf16.tsv": ("utf-16-le", "\r\n", b"\xff\xfe"),
    "dotted-short-dates-cp1252.csv": ("cp1252", "\r\n", b""),
    "phase-written-once-two-leads.csv": ("utf-8", "\r\n", b"\xef\xbb\xbf"),
    "ja-era-dates-and-two-sides.csv": ("cp932", "\r\n", b""),
    "ja-planned-changed-done-reason.csv": ("utf-8", "\r\n", b"\xef\xbb\xbf"),
    "ja-week-numbers-and-weekly-meeting.tsv": ("utf-16-le", "\r\n", b"\xff\xfe"),
    "tw-minguo-dates-big5.csv": ("big5", "\r\n", b""),
    "cn-stages-states-gb18030.csv": ("gb18030", "\r\n", b""),
    "cn-duration-working-days-utf16.csv": ("utf-16-be", "\r\n", b"\xfe\xff"),
    "day-dash-month-semicolon-bom.csv": ("utf-8", "\n", b"\xef\xbb\xbf"),
    "month-slash-day-utf16.tsv": ("utf-16-le", "\n", b"\xff\xfe"),
    "ja-milestones-and-remarks-sjis.csv": ("cp932", "\n", b""),
    "tw-milestones-and-remarks-big5.csv": ("big5", "\n", b""),
    "cn-phases-week-ranges-gb18030.csv": ("gb18030", "\n", b""),
    "cn-buyer-keeps-the-plan-utf16.tsv": ("utf-16-le", "\n", b"\xff\xfe"),
    "ja-three-sizes-large-chosen.csv": ("cp932", "\n", b""),
    "tw-private-beside-shared-notes.csv": ("utf-8", "\n", b"\xef\xbb\xbf"),
    "ja-owners-of-both-companies-sjis.csv": ("cp932", "\n", b""),
    "cn-buyer-slash-seller-gb18030.csv": ("gb18030", "\n", b""),
    "tw-buyer-plus-us-big5.csv": ("big5", "\n", b""),
    "ja-customer-slash-us-durations.csv": ("cp932", "\n", b""),
    "ja-private-columns-sjis.csv": ("cp932", "\n", b""),
    "ja-two-owners-in-phases-sjis.csv": ("cp932", "\r\n", b""),
    "tw-milestones-and-states-big5.csv": ("big5", "\r\n", b""),
    "cn-start-due-percent-gb18030.csv": ("gb18030", "\r\n", b""),
    "de-milestones-cp1252.csv": ("cp1252", "\r\n", b""),
    "workstreams-percent-utf16.tsv": ("utf-16-le", "\r\n", b"\xff\xfe"),
    "serials-start-and-end-bom.csv": ("utf-8", "\r\n", b"\xef\xbb\xbf"),
    "de-durations-costs-total-bom.csv": ("utf-8", "\r\n", b"\xef\xbb\xbf"),
    "de-day-month-and-a-fair-cp1252.csv": ("cp1252", "\r\n", b""),
    "ja-era-and-plain-dates-bom.csv": ("utf-8", "\r\n", b"\xef\xbb\xbf"),
    "tw-weeks-two-owners-utf16.tsv": ("utf-16-be", "\r\n", b"\xfe\xff"),
    "cn-weeks-and-weekly-meeting-bom.csv": ("utf-8", "\r\n", b"\xef\xbb\xbf"),
}

CELL = re.compile(
    r"^(?:\{(?P<kind>d|n|pct|money|f|link) (?P<value>[^}]*)\}|(?P<text>.*?))"
    r"(?: \{(?P<way>down|across) (?P<count>\d+)\})?$"
)
NUMBER_FORMATS = {"d": "yyyy-mm-dd", "f": "dd mmm yyyy", "pct": "0%", "money": "#,##0"}


def encode_texts() -> None:
    """Write each text source in the encoding its name stands for."""
    for name, (codec, line_end, mark) in ENCODINGS.items():
        text = (SOURCES / name).read_text(encoding="utf-8")
        place_of(name).write_bytes(mark + text.replace("\n", line_end).encode(codec))


def place_of(name: str) -> Path:
    """Where a sheet belongs: in the folder that holds its expectation."""
    expectation = f"{name.partition('.')[0]}.expected.json"
    return next(folder / name for folder in COLLECTIONS if (folder / expectation).exists())


def build_workbooks() -> None:
    """Write each `NAME.xlsx.txt` as a workbook; the same source gives the same bytes."""
    for source in sorted(SOURCES.glob("*.xlsx.txt")):
        write_workbook(source.read_text(encoding="utf-8"), place_of(source.stem))
    for source in sorted(SOURCES.glob("*.ods.txt")):
        write_open_document(list(tabs_of(source.read_text(encoding="utf-8"))), place_of(source.stem))


def write_workbook(notation: str, target: Path) -> None:
    """One workbook from its notation: options, then tabs of rows of cells."""
    options: dict[str, Any] = {"strings_to_formulas": False, "strings_to_urls": False}
    if notation.startswith("%% date_1904"):
        options["date_1904"] = True
    book = xlsxwriter.Workbook(str(target), options)
    book.set_properties({"created": MADE_ON})
    formats = {kind: book.add_format({"num_format": code}) for kind, code in NUMBER_FORMATS.items()}
    formats["head"] = book.add_format({"bold": True, "valign": "vcenter"})
    for title, rows in tabs_of(notation):
        tab = book.add_worksheet(title)
        while rows and rows[0].startswith("%% hidden "):
            letter = rows.pop(0).rpartition(" ")[2]
            tab.set_column(f"{letter}:{letter}", None, None, {"hidden": True})
        for row, line in enumerate(rows):
            for column, cell in enumerate(line.split("|")):
                write_cell(tab, row, column, cell.strip(), formats)
    book.close()


def tabs_of(notation: str) -> Iterator[tuple[str, list[str]]]:
    """Every tab's title and its lines, empty lines inside kept, those at its end dropped."""
    for part in re.split(r"^=== ", notation, flags=re.MULTILINE)[1:]:
        title, *lines = part.rstrip("\n").split("\n")
        yield title, lines


def write_cell(tab: Any, row: int, column: int, cell: str, formats: dict[str, Any]) -> None:
    """Write one cell, typed as its notation says, merged if it spans others."""
    match = CELL.match(cell)
    if match is None or not cell:
        return
    kind, value = match["kind"], match["value"]
    if match["way"]:
        down, across = (int(match["count"]), 1) if match["way"] == "down" else (1, int(match["count"]))
        bottom, right = row + down - 1, column + across - 1
        tab.merge_range(row, column, bottom, right, match["text"], formats["head"])
    elif kind == "d":
        tab.write_datetime(row, column, dt.datetime.fromisoformat(value), formats["d"])
    elif kind == "f":
        formula, result = value.split()
        serial = (dt.date.fromisoformat(result) - dt.date(1899, 12, 30)).days
        tab.write_formula(row, column, formula, formats["f"], serial)
    elif kind == "link":
        address, _, words = value.partition(" ")
        tab.write_url(row, column, address, string=words)
    elif kind is not None:
        tab.write_number(row, column, float(value), formats.get(kind))
    elif cell.isdecimal():
        tab.write_number(row, column, int(cell))
    else:
        tab.write_string(row, column, cell)


if __name__ == "__main__":
    encode_texts()
    build_workbooks()
