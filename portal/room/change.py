"""What a deed answers: an event with its changes; and the fold, which alone changes a row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from portal.core.columns import Row, with_values

EVERY = "*"

Rows = Mapping[str, Row]
Tables = Mapping[str, Rows]


@dataclass(frozen=True, slots=True)
class Change:
    """One row's change: new when `was` is None, gone when `row` is None, else `set` over `was`.

    The id `EVERY` stands for all rows of a paged table, and they are gone.
    """

    table: str
    id: str
    row: Row | None
    set: Mapping[str, Any] | None
    was: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Event:
    """What happened in one stream; `actor` is a stakeholder's id (a user's in a private stream)."""

    kind: str
    actor: str | None
    at: datetime
    changes: tuple[Change, ...]
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Already:
    """The wish was already true: nothing happened."""


def values(row: Row) -> dict[str, Any]:
    """Every column of a row but its id."""
    return {f.name: getattr(row, f.name) for f in fields(row) if f.name != "id"}


def added(table: str, row: Row) -> Change:
    """A new row."""
    return Change(table, row.id, row, values(row), None)


def gone(table: str, row: Row) -> Change:
    """A row taken away."""
    return Change(table, row.id, None, None, values(row))


def emptied(table: str) -> Change:
    """All rows of a paged table taken away: a deed does not know them."""
    return Change(table, EVERY, None, None, None)


def changed(table: str, row: Row, **wished: Any) -> Change | None:
    """The row with other values; None when it already holds them all."""
    was = {name: old for name, value in wished.items() if (old := getattr(row, name)) != value}
    if not was:
        return None
    differing = {name: wished[name] for name in was}
    return Change(table, row.id, with_values(row, differing), differing, was)


def kept(*changes: Change | None) -> tuple[Change, ...]:
    """Those that change anything."""
    return tuple(change for change in changes if change is not None)


def fold(tables: Tables, changes: Iterable[Change]) -> Tables:
    """The tables after the changes; nothing else ever changes a row."""
    touched: dict[str, dict[str, Row]] = {}
    for change in changes:
        rows = touched.get(change.table)
        if rows is None:
            rows = touched[change.table] = dict(tables.get(change.table, {}))
        if change.id == EVERY:
            rows.clear()
        elif change.row is None:
            rows.pop(change.id, None)
        else:
            rows[change.id] = change.row
    return {**tables, **touched}
