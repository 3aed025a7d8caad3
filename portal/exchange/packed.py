"""Looks through a zipped workbook (.xlsx, .ods) as a stream, without trusting its own figures."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from portal.exchange.errors import Unreadable
from portal.exchange.limits import LIMITS, MEGABYTE

CHUNK = 1 << 18
SMALL = 4 * MEGABYTE
ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")
PLACE = re.compile(rb'\sr="([A-Z]{1,4})(\d{1,8})"')
REPEATED_ROW = re.compile(
    rb'<table:table-row[^>]*number-rows-repeated="(\d+)"[^>]*>((?:(?!</table:table-row>).)*)', re.DOTALL
)
REPEATED_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b[^>]*value-type[^>]*>")
REPEAT = re.compile(rb'number-columns-repeated="(\d+)"')
OTHER_OFFICE = {"word/document.xml": "a text document", "ppt/presentation.xml": "a presentation"}


def check_packed(data: bytes) -> None:
    """Refuse bombs, macros, other documents and tabs beyond the limits; `data` is a zip file."""
    with open_zip(data) as archive:
        names = archive.namelist()
        _check_names(names)
        unpacked = 0
        for entry in archive.infolist():
            if entry.flag_bits & 1:
                raise Unreadable("encrypted")
            unpacked += _check_part(archive, entry, unpacked, len(data))


def open_zip(data: bytes) -> zipfile.ZipFile:
    """The archive, or the refusal of one that was cut off."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Unreadable("broken", detail="its end is missing") from error


def _check_names(names: list[str]) -> None:
    lowered = [name.lower() for name in names]
    if len(names) > LIMITS.parts:
        raise Unreadable("too_many_tabs", limit=LIMITS.tabs)
    if any(name.endswith("vbaproject.bin") or name.startswith("basic/") for name in lowered):
        raise Unreadable("macros")
    for part, found in OTHER_OFFICE.items():
        if part in lowered:
            raise Unreadable("wrong_type", found=found)
    if "xl/workbook.xml" not in lowered and "content.xml" not in lowered:
        raise Unreadable("wrong_type", found="an archive")
    if sum(name.startswith("xl/worksheets/sheet") for name in lowered) > LIMITS.tabs:
        raise Unreadable("too_many_tabs", limit=LIMITS.tabs)


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, before: int, packed: int) -> int:
    size = 0
    watch = _watcher(entry.filename.lower())
    for chunk in _chunks(archive, entry):
        size += len(chunk)
        if before + size > LIMITS.unpacked:
            raise Unreadable("too_big_inside", limit=LIMITS.unpacked // MEGABYTE)
        if before + size > SMALL and before + size > LIMITS.ratio * packed:
            raise Unreadable("bomb", ratio=(before + size) // packed)
        watch.see(chunk)
    watch.end()
    return size


def _chunks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with archive.open(entry) as part:
            while chunk := part.read(CHUNK):
                yield chunk
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise Unreadable("broken", detail=f"“{entry.filename}” cannot be unpacked") from error


def _watcher(name: str) -> Watcher:
    if name.startswith("xl/worksheets/"):
        return SheetWatcher()
    return ContentWatcher() if name == "content.xml" else Watcher(xml=name.endswith((".xml", ".rels")))


class Watcher:
    """Looks for XML entities; keeps the end of the last chunk so that nothing hides on a border."""

    def __init__(self, *, xml: bool = True) -> None:
        self.xml = xml
        self.tail = b""

    def see(self, chunk: bytes) -> None:
        """Look at the next piece of the part."""
        text = self.tail + chunk
        if self.xml and (b"<!DOCTYPE" in text or b"<!ENTITY" in text or _is_utf16(text)):
            raise Unreadable("hostile_xml")
        self.look(text, len(self.tail))
        self.tail = text[-200:]

    def look(self, text: bytes, seen: int) -> None:
        """What a kind of part is watched for; the first `seen` bytes were in the piece before."""

    def end(self) -> None:
        """Called once after the last piece."""


class SheetWatcher(Watcher):
    """Counts the cells of an .xlsx tab, and looks how far out they lie."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = self.cells = 0

    def look(self, text: bytes, seen: int) -> None:
        self.rows += sum(found.start() >= seen - 1 for found in ROW.finditer(text))
        self.cells += sum(found.start() >= seen - 1 for found in CELL.finditer(text))
        check_counts(self.rows, 0, self.cells)
        for letters, number in PLACE.findall(text):
            check_counts(int(number), _index(letters), 0)


class ContentWatcher(Watcher):
    """Looks for repeated content in an .ods file, which a few bytes can blow up to a million rows."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[bytes] = []

    def look(self, text: bytes, seen: int) -> None:
        self.pieces.append(text[seen:])

    def end(self) -> None:
        text = b"".join(self.pieces)
        for times, content in REPEATED_ROW.findall(text):
            if b"value-type" in content or b"<text:p" in content:
                check_counts(_count(times), 0, 0)
        for cell in REPEATED_CELL.findall(text):
            times = REPEAT.search(cell)
            check_counts(0, _count(times.group(1)) if times else 0, 0)
        check_counts(0, 0, text.count(b"value-type="))


def check_counts(rows: int, columns: int, cells: int) -> None:
    """Refuse a tab beyond the limits."""
    if rows > LIMITS.rows:
        raise Unreadable("too_many_rows", limit=LIMITS.rows)
    if columns > LIMITS.columns:
        raise Unreadable("too_many_columns", limit=LIMITS.columns)
    if cells > LIMITS.cells:
        raise Unreadable("too_many_cells", limit=LIMITS.cells)


def _count(digits: bytes) -> int:
    """The number, cut where it is beyond every limit anyway: Python reads no thousands of digits."""
    return int(digits.lstrip(b"0")[:9] or b"0")


def _index(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _is_utf16(text: bytes) -> bool:
    return text[:2] in {b"\xff\xfe", b"\xfe\xff"}
