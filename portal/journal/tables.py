"""The SQL tables of the journal: heads, events, two sets of rows made from one definition, jobs.

`shared_*` tables hold the rows of `room/…` streams, `private_*` those of `deal/…` streams; a paged
table also holds the seq of each row's last event, as `seq`.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, Index, Integer, Text, UniqueConstraint
from sqlalchemy import Table as SqlTable
from sqlalchemy.types import TypeEngine

from portal.core import columns
from portal.core.schema import Moment, metadata
from portal.deal.rows import DEAL_TABLES
from portal.journal.summaries import SUMMARY_TABLES
from portal.room.rows import ROOM_TABLES

Ascii = Text().with_variant(Text(collation="C"), "postgresql")

stream = SqlTable(
    "stream",
    metadata,
    Column("name", Ascii, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("epoch", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

event = SqlTable(
    "event",
    metadata,
    Column("stream", Ascii, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("command", Text, nullable=False),
    Column("actor", Text, nullable=True),
    Column("hash", Text, nullable=True),
    Column("kind", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("stream", "command"),
)

request = SqlTable(
    "request",
    metadata,
    Column("actor", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("hash", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

job = SqlTable(
    "job",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("args", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due", Moment, nullable=False),
    Column("claimed", Moment, nullable=True),
    Column("error", Text, nullable=False),
    Index("ix_job_state_due", "state", "due"),
)

todo = SqlTable(
    "todo",
    metadata,
    Column("follower", Text, primary_key=True),
    Column("stream", Ascii, primary_key=True),
)

cursor = SqlTable(
    "cursor",
    metadata,
    Column("follower", Text, primary_key=True),
    Column("stream", Ascii, primary_key=True),
    Column("seq", BigInteger, nullable=False),
)

sign_of_life = SqlTable(
    "sign_of_life",
    metadata,
    Column("room", Text, primary_key=True),
    Column("side", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
)


def _kind(kind: type) -> TypeEngine[Any]:
    if kind is datetime:
        return Moment()
    simple: dict[type, TypeEngine[Any]] = {bool: Boolean(), int: BigInteger(), date: Date()}
    return simple.get(kind, Ascii)


def _made(prefix: str, table: columns.Table) -> SqlTable:
    rest = [
        Column(c.name, _kind(c.kind), primary_key=c.name == "id", nullable=c.nullable and c.name != "id")
        for c in table.columns
    ]
    last = [Column("seq", BigInteger, nullable=False)] if table.paged else []
    return SqlTable(prefix + table.name, metadata, Column("stream", Ascii, primary_key=True), *rest, *last)


def rows_of(kind: str) -> dict[str, SqlTable]:
    """The SQL tables of one kind of stream, `room` or `deal`, by the name of their rows."""
    return SHARED if kind == "room" else PRIVATE


SHARED = {name: _made("shared_", table) for name, table in ROOM_TABLES.items()}
PRIVATE = {name: _made("private_", table) for name, table in DEAL_TABLES.items()}
SUMMARIES = {name: _made("", table) for name, table in SUMMARY_TABLES.items()}
