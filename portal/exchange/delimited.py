"""Text tables: comma, semicolon, tab or pipe, also as Markdown writes them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from portal.exchange.encodings import decode
from portal.exchange.errors import Unreadable
from portal.exchange.grid import Book, Row, Tab, cell_of
from portal.exchange.packed import check_counts
from portal.exchange.vocabulary import heading_words

DELIMITERS = ",;\t|"
NAMED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
RULE = re.compile(r"\s*:?-{2,}:?\s*")


def read_delimited(data: bytes, name: str) -> Book:
    """One tab, named after the file; a row is a record, as a spreadsheet would number it."""
    text, encoding = decode(data)
    if any(ord(character) < 9 for character in text[:4096]):
        raise Unreadable("wrong_type", found="not text")
    named = NAMED.match(text)
    records = _records(text, named.group(1)) if named else _best_records(text)
    check_counts(len(records), max(map(len, records), default=0), sum(map(len, records)))
    rows = []
    for number, record in enumerate(records, 1):
        if named and number == 1:
            continue
        cells = {
            column: cell for column, value in enumerate(record) if (cell := cell_of(number, column, value))
        }
        if cells:
            rows.append(Row(number, cells))
    return Book((Tab(name, tuple(rows)),), encoding)


def _best_records(text: str) -> list[list[str]]:
    """The split whose rows agree with each other and whose headings are words that plans use."""
    candidates = [_records(text, delimiter) for delimiter in DELIMITERS if delimiter in text]
    if not candidates:
        return [[line] for line in text.splitlines()]
    best = max(candidates, key=_agreement)
    return _without_frame(best) if _agreement(best)[1] else [[line] for line in text.splitlines()]


def _agreement(records: list[list[str]]) -> tuple[int, float]:
    filled = [record for record in records if any(field.strip() for field in record)]
    width, times = Counter(map(len, filled)).most_common(1)[0] if filled else (1, 0)
    known = max((sum(map(heading_words, record)) for record in filled[:30]), default=0)
    return known, times / max(len(filled), 1) * (width > 1) + min(width, 20) / 100 * (width > 1)


def _records(text: str, delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        if "unexpected end" in str(error) and text.count('"') % 2:
            return _loosely(text, delimiter, csv.QUOTE_NONE)
    return _loosely(text, delimiter, csv.QUOTE_MINIMAL)


def _loosely(text: str, delimiter: str, quoting: int) -> list[list[str]]:
    """A stray quote must not swallow the rest of the file."""
    try:
        lines = io.StringIO(text, newline="")
        return list(csv.reader(lines, delimiter=delimiter, quoting=quoting))  # type: ignore[arg-type]
    except csv.Error as error:
        raise Unreadable("broken", detail="a field is longer than a cell may be") from error


def _without_frame(records: list[list[str]]) -> list[list[str]]:
    """Markdown's outer pipes and its rule under the headings carry nothing."""
    if not all(
        len(record) > 2 and not record[0].strip() and not record[-1].strip() for record in records if record
    ):
        return records
    inner = [record[1:-1] for record in records]
    return [[] if record and all(map(RULE.fullmatch, record)) else record for record in inner]
