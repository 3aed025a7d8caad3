"""Writing a batch's ledger to PostgreSQL: everything in one statement."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from portal.core.postgresql.driver import Driver
from portal.journal.commands import Recorded
from portal.journal.followers import FOLLOWERS
from portal.journal.ledger import Ledger
from portal.journal.postgresql import statements
from portal.journal.postgresql.statements import Branch, TableStatements
from portal.journal.streams import StreamValue, in_order
from portal.journal.summarising import summary
from portal.room.change import EVERY

Written = tuple[Branch, Sequence[Any]]


async def write(driver: Driver, ledger: Ledger) -> None:
    """Everything that the batch decided, in the transaction that is open and holds the heads."""
    await _write(driver, [*_heads(ledger), *_contents(ledger)])


async def write_if_unmoved(driver: Driver, ledger: Ledger, before: Mapping[str, StreamValue]) -> None:
    """Everything at once, in no other transaction, provided that every stream stands where it stood.

    Otherwise, and where one of the commands is stored already, the server fails the statement.
    """
    await _write(driver, [*_unmoved_heads(ledger, before), *_contents(ledger)])


async def _write(driver: Driver, parts: list[Written]) -> None:
    statement = statements.written(tuple(branch for branch, _ in parts))
    await driver.execute(statement, *(parameter for _, parameters in parts for parameter in parameters))


def _heads(ledger: Ledger) -> Iterable[Written]:
    touched = ledger.touched
    values = [ledger.values[name] for name in touched]
    yield statements.MOVE_HEADS, (touched, [v.seq for v in values], [v.at for v in values])
    unmoved = [name for name, value in ledger.values.items() if not value.seq]
    if unmoved:
        yield statements.DROP_HEADS, (unmoved,)


def _unmoved_heads(ledger: Ledger, before: Mapping[str, StreamValue]) -> Iterable[Written]:
    rows = [
        (name, before[name].seq, before[name].epoch, ledger.values[name].seq, ledger.values[name].at)
        for name in in_order(before)
    ]
    yield statements.UNMOVED_HEADS, _arrays(rows)
    yield statements.MOVE_UNMOVED, ()


def _contents(ledger: Ledger) -> Iterable[Written]:
    yield from _log(ledger)
    yield from _rows(ledger)
    yield from _summaries(ledger)


def _log(ledger: Ledger) -> Iterable[Written]:
    yield statements.INSERT_EVENTS, (_json([_logged(recorded) for recorded in ledger.recorded]),)
    yield statements.INSERT_TODO, (FOLLOWERS, ledger.touched)


def _logged(recorded: Recorded) -> dict[str, Any]:
    command = recorded.command
    return {
        "stream": recorded.stream,
        "seq": recorded.seq,
        "command": command.id,
        "actor": command.actor,
        "hash": command.hash,
        "kind": recorded.event.kind,
        "at": recorded.at,
        "body": recorded.body.decode(),
    }


def _rows(ledger: Ledger) -> Iterable[Written]:
    by_table: dict[tuple[str, str], list[str]] = {}
    for name, table in ledger.images:
        by_table.setdefault((name.split("/", 1)[0], table), []).append(name)
    for (kind, table), names in sorted(by_table.items()):
        of = statements.of(kind, table)
        images = [(name, id, image) for name in names for id, image in ledger.images[name, table].items()]
        emptied = [name for name in names if EVERY in ledger.images[name, table]]
        if emptied:
            yield of.empty, (emptied,)
        kept = [of.codec.bound(name, i.row, i.seq) for name, _, i in images if i.row is not None]
        if kept:
            yield _laid(of, kept)
        gone = [(name, id) for name, id, image in images if image.row is None]
        if gone:
            yield of.delete, _arrays(gone)


def _summaries(ledger: Ledger) -> Iterable[Written]:
    by_table: dict[str, list[tuple[Any, ...]]] = {}
    for name in ledger.touched:
        table, row = summary(ledger.values[name])
        by_table.setdefault(table, []).append(statements.of_summary(table).codec.bound(name, row))
    for table, rows in sorted(by_table.items()):
        yield _laid(statements.of_summary(table), rows)


def _laid(of: TableStatements, rows: Iterable[tuple[Any, ...]]) -> Written:
    return of.upsert, (_json([dict(zip(of.names, row, strict=True)) for row in rows]),)


def _json(rows: list[dict[str, Any]]) -> str:
    return msgspec.json.encode(rows).decode()


def _arrays(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return list(zip(*rows, strict=True))
