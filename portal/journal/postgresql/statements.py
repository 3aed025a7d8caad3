"""Every statement the journal runs on PostgreSQL: set-based, prepared once for each connection."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ClauseElement, Select, bindparam
from sqlalchemy import Table as SqlTable
from sqlalchemy.dialects.postgresql.base import PGDialect

from portal.core import columns
from portal.journal import statements, tables
from portal.journal.codec import Codec, postgresql_codec
from portal.journal.streams import tables_of
from portal.journal.summaries import SUMMARY_TABLES

_dialect = PGDialect(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]

INSERT_HEADS = """
INSERT INTO stream (name, seq, epoch, at)
SELECT name, 0, epoch, 'epoch' FROM unnest($1::text[], $2::text[]) AS fresh (name, epoch)
ON CONFLICT DO NOTHING"""

LOCK = """
WITH head AS MATERIALIZED (
  SELECT s.name, s.seq, s.epoch, s.at
  FROM unnest($1::text[]) WITH ORDINALITY AS wanted (name, n) JOIN stream s ON s.name = wanted.name
  ORDER BY wanted.n FOR UPDATE OF s)
SELECT name, seq, epoch, at, NULL::text, NULL::text, NULL::text, NULL::text FROM head
UNION ALL"""

STORED = """
SELECT e.stream, e.seq, NULL, NULL::timestamptz, e.command, e.actor, e.hash,
  CASE WHEN wanted.whole THEN e.body END
FROM unnest({}::text[], {}::text[], {}::boolean[]) AS wanted (stream, command, whole)
JOIN event e ON e.stream = wanted.stream AND e.command = wanted.command"""

LOCK_AND_STORED = LOCK + STORED.format("$2", "$3", "$4")
STORED_AGAIN = STORED.format("$1", "$2", "$3")

HEADS = "SELECT name, seq, epoch, at FROM stream WHERE name = ANY($1::text[])"

SINCE = """
SELECT wanted.name, e.seq, e.body FROM unnest($1::text[], $2::bigint[]) AS wanted (name, after)
CROSS JOIN LATERAL (
  SELECT seq, body FROM event WHERE stream = wanted.name AND seq > wanted.after ORDER BY seq LIMIT $3) e
ORDER BY wanted.name, e.seq"""


def _page(statement: Select[Any]) -> str:
    """The statement with a limit, its last value."""
    return _compiled(statement.limit(bindparam("limit")))


def _compiled(statement: ClauseElement) -> str:
    return str(statement.compile(dialect=_dialect))


HEAD = _compiled(statements.HEAD)
EVENTS = _page(statements.EVENTS)
HISTORY = _page(statements.HISTORY)
HISTORY_OF = _page(statements.history_of("strpos"))


@dataclass(frozen=True, slots=True)
class Branch:
    """One data-modifying branch of the statement that writes a batch; {} stands for each parameter.

    Rows come as one JSON text, which costs this process a fraction of what binary arrays do; the
    server reads them with the types of their table.
    """

    text: str
    parameters: int
    name: str = ""


@cache
def written(branches: tuple[Branch, ...]) -> str:
    """The branches as one statement: they touch different rows, so their order does not matter."""
    parts, n = [], 0
    for number, branch in enumerate(branches):
        numbers = [f"${n + i}" for i in range(1, branch.parameters + 1)]
        parts.append(f"{branch.name or f'b{number}'} AS ({branch.text.format(*numbers)})")
        n += branch.parameters
    return f"WITH {', '.join(parts)} {ALL_UNMOVED if UNMOVED_HEADS in branches else 'SELECT 1'}"


# Heads that are still where they were thought to be, locked in their order; one of them elsewhere makes
# the statement fail, and with it everything that it wrote.
UNMOVED_HEADS = Branch(
    "SELECT s.name, wanted.seq, wanted.at"
    " FROM unnest({}::text[], {}::bigint[], {}::text[], {}::bigint[], {}::timestamptz[])"
    " WITH ORDINALITY AS wanted (name, was, epoch, seq, at, n)"
    " JOIN stream s ON s.name = wanted.name AND s.seq = wanted.was AND s.epoch = wanted.epoch"
    " ORDER BY wanted.n FOR UPDATE OF s",
    5,
    "head",
)
MOVE_UNMOVED = Branch(
    "UPDATE stream SET seq = head.seq, at = head.at FROM head WHERE stream.name = head.name", 0
)
ALL_UNMOVED = "SELECT 1 / (count(*) = cardinality($1::text[]))::int FROM head"


MOVE_HEADS = Branch(
    "UPDATE stream SET seq = moved.seq, at = moved.at"
    " FROM unnest({}::text[], {}::bigint[], {}::timestamptz[]) AS moved (name, seq, at)"
    " WHERE stream.name = moved.name",
    3,
)
DROP_HEADS = Branch("DELETE FROM stream WHERE name = ANY({}::text[])", 1)
INSERT_EVENTS = Branch(
    "INSERT INTO event (stream, seq, command, actor, hash, kind, at, body)"
    " SELECT stream, seq, command, actor, hash, kind, at, body"
    " FROM json_populate_recordset(NULL::event, {}::json)",
    1,
)
INSERT_TODO = Branch(
    "INSERT INTO todo (follower, stream)"
    " SELECT * FROM unnest({}::text[]) AS f CROSS JOIN unnest({}::text[]) AS s ON CONFLICT DO NOTHING",
    2,
)


@dataclass(frozen=True, slots=True)
class TableStatements:
    """For one table: read the rows of streams, lay rows over, take rows away, take all away."""

    codec: Codec
    names: tuple[str, ...]
    select: str
    upsert: Branch
    delete: Branch
    empty: Branch


@cache
def of(stream_kind: str, name: str) -> TableStatements:
    """The statements of a table in `room` or `deal` streams."""
    return _statements(tables.rows_of(stream_kind)[name], tables_of(stream_kind + "/")[name])


@cache
def of_summary(name: str) -> TableStatements:
    """The statements of a summary table."""
    return _statements(tables.SUMMARIES[name], SUMMARY_TABLES[name])


@cache
def comments(stream_kind: str) -> str:
    """A page of comments."""
    return _page(statements.comments(stream_kind))


def _statements(sql: SqlTable, table: columns.Table) -> TableStatements:
    own = [column.name for column in table.columns]
    names = ("stream", *own, *(["seq"] if table.paged else []))
    return TableStatements(
        codec=postgresql_codec(table),
        names=names,
        select=f'SELECT stream, {_listed(own)} FROM "{sql.name}" WHERE stream = ANY($1::text[])',  # noqa: S608
        upsert=_upsert(sql, names),
        delete=Branch(
            f'DELETE FROM "{sql.name}" t USING unnest({{}}::text[], {{}}::text[]) AS gone (stream, id)'  # noqa: S608
            " WHERE t.stream = gone.stream AND t.id = gone.id",
            2,
        ),
        empty=Branch(f'DELETE FROM "{sql.name}" WHERE stream = ANY({{}}::text[])', 1),  # noqa: S608
    )


def _upsert(sql: SqlTable, names: tuple[str, ...]) -> Branch:
    listed = _listed(names)
    laid = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in ("stream", "id"))
    return Branch(
        f'INSERT INTO "{sql.name}" ({listed})'  # noqa: S608
        f' SELECT {listed} FROM json_populate_recordset(NULL::"{sql.name}", {{}}::json)'
        f" ON CONFLICT (stream, id) DO UPDATE SET {laid}",
        1,
    )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
