"""Every statement the journal runs on SQLite, compiled from SQLAlchemy Core once."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ClauseElement, Select, bindparam, delete, select
from sqlalchemy import Table as SqlTable
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import insert

from portal.core import columns
from portal.journal import statements, tables
from portal.journal.codec import Codec, sqlite_codec
from portal.journal.streams import tables_of
from portal.journal.summaries import SUMMARY_TABLES

_dialect = sqlite.dialect(paramstyle="qmark")


def compiled(statement: ClauseElement) -> str:
    """The statement's text with `?` in the order of its parameters."""
    return str(statement.compile(dialect=_dialect))


@dataclass(frozen=True, slots=True)
class TableStatements:
    """For one table: read a stream's rows, lay a row over, take a row away, take all away."""

    codec: Codec
    select: str
    upsert: str
    delete: str
    empty: str


@cache
def of(stream_kind: str, name: str) -> TableStatements:
    """The statements of a table in `room` or `deal` streams."""
    sql = tables.rows_of(stream_kind)[name]
    return _statements(sql, tables_of(stream_kind + "/")[name])


@cache
def of_summary(name: str) -> TableStatements:
    """The statements of a summary table."""
    return _statements(tables.SUMMARIES[name], SUMMARY_TABLES[name])


def _statements(sql: SqlTable, table: columns.Table) -> TableStatements:
    own = [sql.c[column.name] for column in table.columns]
    return TableStatements(
        codec=sqlite_codec(table),
        select=compiled(select(*own).where(sql.c.stream == bindparam("stream"))),
        upsert=upsert(sql),
        delete=compiled(delete(sql).where(sql.c.stream == bindparam("s")).where(sql.c.id == bindparam("i"))),
        empty=compiled(delete(sql).where(sql.c.stream == bindparam("s"))),
    )


@cache
def comments(stream_kind: str) -> str:
    """A page of comments."""
    return page(statements.comments(stream_kind))


def page(statement: Select[Any]) -> str:
    """The statement with a limit, its last value: SQLAlchemy's own brings one more, for the offset."""
    return compiled(statement) + " LIMIT ?"


def upsert(sql: SqlTable) -> str:
    """Insert a whole row, or lay it over the one with the same key."""
    statement = insert(sql)
    keys = [column.name for column in sql.primary_key]
    rest = {c.name: statement.excluded[c.name] for c in sql.c if c.name not in keys}
    if not rest:
        return compiled(statement.on_conflict_do_nothing())
    return compiled(statement.on_conflict_do_update(index_elements=keys, set_=rest))


E = tables.event
HEAD = compiled(statements.HEAD)
UPSERT_HEAD = upsert(tables.stream)
INSERT_EVENT = compiled(insert(E))
STORED = compiled(
    select(E.c.seq, E.c.actor, E.c.hash)
    .where(E.c.stream == bindparam("stream"))
    .where(E.c.command == bindparam("command"))
)
BODY = compiled(
    select(E.c.body).where(E.c.stream == bindparam("stream")).where(E.c.command == bindparam("command"))
)
EVENTS = page(statements.EVENTS)
HISTORY = page(statements.HISTORY)
HISTORY_OF = page(statements.history_of("instr"))
UPSERT_TODO = upsert(tables.todo)
