"""Insert or lay over, spelled for the engine at hand."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def upsert(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """Insert a row, or lay its other columns over the one that has the same primary key."""
    connection.execute(_laying_over(connection.dialect.name, table, tuple(row)), dict(row))


def insert_once(connection: Connection, table: Table, row: Mapping[str, Any]) -> bool:
    """Insert a row unless its primary key is taken; whether it was inserted."""
    return connection.execute(_giving_way(connection.dialect.name, table), dict(row)).rowcount == 1


@cache
def _laying_over(dialect: str, table: Table, columns: tuple[str, ...]) -> Any:
    """Put together once: under load that took longer than running it."""
    statement = _insert(dialect, table)
    keys = [column.name for column in table.primary_key]
    rest = {name: statement.excluded[name] for name in columns if name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=rest)


@cache
def _giving_way(dialect: str, table: Table) -> Any:
    return _insert(dialect, table).on_conflict_do_nothing()


def _insert(dialect: str, table: Table) -> Any:
    return (sqlite if dialect == "sqlite" else postgresql).insert(table)
