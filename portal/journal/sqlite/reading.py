"""Reading streams from SQLite: values, stored commands, events."""

import secrets
import sqlite3
from datetime import datetime

from portal.journal.commands import Stored
from portal.journal.history import marks_of
from portal.journal.journal import PagedRow
from portal.journal.sqlite import statements
from portal.journal.streams import StreamValue, tables_of, unwritten
from portal.journal.wire import event_sent, event_typed
from portal.room.change import Event


def load(connection: sqlite3.Connection, name: str) -> StreamValue:
    """The newest value of a stream, head and rows of one transaction; seq 0 where there is none."""
    head = connection.execute(statements.HEAD, (name,)).fetchone()
    if head is None:
        return unwritten(name, secrets.token_hex(8))
    _, seq, epoch, at = head
    kind = name.split("/", 1)[0]
    rows = {}
    for table in tables_of(name).values():
        if not table.paged:
            of = statements.of(kind, table.name)
            found = map(of.codec.row, connection.execute(of.select, (name,)))
            rows[table.name] = {row.id: row for row in found}
    return StreamValue(name, seq, epoch, datetime.fromisoformat(at), rows)


def stored(connection: sqlite3.Connection, stream: str, command: str) -> Stored | None:
    """What is known of a command that took effect in that stream."""
    row = connection.execute(statements.STORED, (stream, command)).fetchone()
    return Stored(*row) if row else None


def stored_event(connection: sqlite3.Connection, stream: str, command: str) -> Event | None:
    """The event that a command led to, typed; its rows are not."""
    row = connection.execute(statements.BODY, (stream, command)).fetchone()
    return event_typed(stream, row[0]) if row else None


def events(connection: sqlite3.Connection, stream: str, after: int, limit: int) -> list[bytes]:
    """Stored events behind `after`, oldest first."""
    found = connection.execute(statements.EVENTS, (stream, after, limit))
    return [event_sent(body.encode()) for (body,) in found]


def history(
    connection: sqlite3.Connection, stream: str, before: int, limit: int, about: str | None
) -> list[bytes]:
    """Stored events below `before`, newest first; all, or those that tell of one row."""
    if about is None:
        found = connection.execute(statements.HISTORY, (stream, before, limit))
    else:
        found = connection.execute(statements.HISTORY_OF, (stream, before, *marks_of(about), limit))
    return [event_sent(body.encode()) for (body,) in found]


def comments(
    connection: sqlite3.Connection, stream: str, step: str, before: int, limit: int
) -> list[PagedRow]:
    """Comments on a step, newest first."""
    kind = stream.split("/", 1)[0]
    codec = statements.of(kind, "comment").codec
    found = connection.execute(statements.comments(kind), (stream, step, before, limit))
    return [PagedRow(codec.row(columns), seq) for *columns, seq in found]
