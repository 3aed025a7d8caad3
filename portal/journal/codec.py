"""Rows to what each driver takes and back, one small function per column, made once per table."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from portal.core.columns import Column, Row, Table
from portal.core.schema import moment_text

Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Codec:
    """How one table's rows are bound and read by one engine."""

    table: Table
    binders: tuple[Convert | None, ...]
    readers: tuple[Convert | None, ...]

    def bound(self, stream: str, row: Row, seq: int = 0) -> tuple[Any, ...]:
        """The stream, every column, and for a paged table the seq, as the driver takes them."""
        columns = zip(self.table.columns, self.binders, strict=True)
        last = (seq,) if self.table.paged else ()
        return (stream, *(_applied(bind, getattr(row, c.name)) for c, bind in columns), *last)

    def row(self, stored: Sequence[Any]) -> Row:
        """The row out of its columns, in the order of their definition."""
        return self.table.row(
            *(_applied(read, value) for read, value in zip(self.readers, stored, strict=True))
        )


def sqlite_codec(table: Table) -> Codec:
    """For the sqlite3 driver: dates and moments as text, booleans as integers."""
    return Codec(table, _each(table, _to_sqlite), _each(table, _from_sqlite))


def postgresql_codec(table: Table) -> Codec:
    """For asyncpg: dates, moments and booleans as they are."""
    return Codec(table, _each(table, _to_postgresql), _each(table, _from_postgresql))


def _each(table: Table, choose: Callable[[Column], Convert | None]) -> tuple[Convert | None, ...]:
    return tuple(choose(column) for column in table.columns)


def _applied(convert: Convert | None, value: Any) -> Any:
    return value if convert is None or value is None else convert(value)


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
