"""Rows to what each driver takes and back, one small function per column, made once per table."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from operator import attrgetter
from typing import Any

from portal.core.columns import Column, Row, Table
from portal.core.schema import moment_text

Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Codec:
    """How one table's rows are bound and read by one engine; only columns that differ are looked at."""

    table: Table
    values: Callable[[Row], tuple[Any, ...]]
    binders: tuple[tuple[int, Convert], ...]
    readers: tuple[tuple[int, Convert], ...]

    def bound(self, stream: str, row: Row, seq: int = 0) -> tuple[Any, ...]:
        """The stream, every column, and for a paged table the seq, as the driver takes them."""
        last = (seq,) if self.table.paged else ()
        return (stream, *_converted(self.binders, self.values(row)), *last)

    def row(self, stored: Sequence[Any]) -> Row:
        """The row out of its columns, in the order of their definition."""
        return self.table.row(*_converted(self.readers, stored))


def sqlite_codec(table: Table) -> Codec:
    """For the sqlite3 driver: dates and moments as text, booleans as integers."""
    return _codec(table, _to_sqlite, _from_sqlite)


def postgresql_codec(table: Table) -> Codec:
    """For asyncpg: dates, moments and booleans as they are."""
    return _codec(table, _to_postgresql, _from_postgresql)


Choose = Callable[[Column], Convert | None]


def _codec(table: Table, to: Choose, out_of: Choose) -> Codec:
    names = [column.name for column in table.columns]
    return Codec(table, attrgetter(*names), _special(table, to), _special(table, out_of))


def _special(table: Table, choose: Choose) -> tuple[tuple[int, Convert], ...]:
    chosen = ((place, choose(column)) for place, column in enumerate(table.columns))
    return tuple((place, convert) for place, convert in chosen if convert is not None)


def _converted(special: tuple[tuple[int, Convert], ...], values: Sequence[Any]) -> Sequence[Any]:
    converted = list(values)
    for place, convert in special:
        if converted[place] is not None:
            converted[place] = convert(converted[place])
    return converted


def _to_sqlite(column: Column) -> Convert | None:
    special: dict[type, Convert] = {date: date.isoformat, datetime: moment_text, bool: int}
    return special.get(column.kind) or _to_postgresql(column)


def _from_sqlite(column: Column) -> Convert | None:
    special: dict[type, Convert] = {date: date.fromisoformat, datetime: _moment, bool: bool}
    return special.get(column.kind) or _from_postgresql(column)


def _to_postgresql(column: Column) -> Convert | None:
    if column.kind is tuple:
        return lambda ids: json.dumps(ids, separators=(",", ":"))
    return None if column.kind in (str, int, bool, date, datetime) else str.__str__


def _from_postgresql(column: Column) -> Convert | None:
    if column.kind is tuple:
        return lambda text: tuple(json.loads(text))
    if column.kind is datetime:
        return lambda moment: moment.astimezone(UTC)
    return None if column.kind in (str, int, bool, date) else column.kind


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
