"""Writing a batch's ledger to SQLite: heads, events, last images, followers' todo, summaries."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from portal.core.schema import moment_text
from portal.journal.commands import Recorded
from portal.journal.followers import FOLLOWERS
from portal.journal.ledger import Image, Ledger
from portal.journal.sqlite import statements
from portal.journal.summarising import summary
from portal.room.change import EVERY


def write(connection: sqlite3.Connection, ledger: Ledger) -> None:
    """Everything that the batch decided, in the transaction that is open."""
    touched = ledger.touched
    if not touched:
        return
    many = connection.executemany
    many(statements.UPSERT_HEAD, [_head(ledger, name) for name in touched])
    many(statements.INSERT_EVENT, [_event(r) for r in ledger.recorded])
    for (name, table), images in ledger.images.items():
        _write_rows(connection, name, table, images)
    many(statements.UPSERT_TODO, [(f, name) for f in FOLLOWERS for name in touched])
    for name in touched:
        table, row = summary(ledger.values[name])
        of = statements.of_summary(table)
        connection.execute(of.upsert, of.codec.bound(name, row))


def _write_rows(connection: sqlite3.Connection, name: str, table: str, images: dict[str, Image]) -> None:
    of = statements.of(name.split("/", 1)[0], table)
    if EVERY in images:
        connection.execute(of.empty, (name,))
    kept = [of.codec.bound(name, image.row, image.seq) for image in images.values() if image.row is not None]
    if kept:
        connection.executemany(of.upsert, kept)
    gone = [(name, id) for id, image in images.items() if image.row is None]
    if gone:
        connection.executemany(of.delete, gone)


def _head(ledger: Ledger, name: str) -> Sequence[Any]:
    value = ledger.values[name]
    return (name, value.seq, value.epoch, moment_text(value.at))


def _event(recorded: Recorded) -> Sequence[Any]:
    command, event = recorded.command, recorded.event
    at = moment_text(event.at)
    body = recorded.body.decode()
    return (recorded.stream, recorded.seq, command.id, command.actor, command.hash, event.kind, at, body)
