"""Batches whose COMMIT was not answered: looked up in the log, and published if they stand there."""

import sqlite3
from collections.abc import Callable
from functools import partial

from portal.core.sqlite.batch import Batch
from portal.core.sqlite.writer import Writer
from portal.journal.ledger import Ledger
from portal.journal.published import Published
from portal.journal.sqlite import statements

SECOND = 1.0


class Doubts:
    """Lives in the writer's thread. Whoever sent the commands was told that nobody knows, and asks again.

    All others must not wait for the stream's next event to learn of these: the log is looked at as
    soon as it can be, and before anything else is decided, so that publishing keeps its order.
    """

    def __init__(self, writer: Writer, begin: Callable[[Batch], object], published: Published) -> None:
        self._writer = writer
        self._begin = begin
        self._published = published
        self._ledgers: list[Ledger] = []
        self._next_look: _Look | None = None

    def add(self, ledger: Ledger) -> None:
        """Nobody knows whether this batch was stored."""
        if ledger.recorded:
            self._ledgers.append(ledger)
            self.look_in(0)

    def look(self, batch: Batch) -> None:
        """At the beginning of a batch: what is found stored is published before what the batch does."""
        doubted = self._ledgers
        if not doubted:
            return
        try:
            stored = [ledger for ledger in doubted if _is_stored(batch.raw, ledger)]
        except sqlite3.Error:
            self.look_in(SECOND)
            return
        self._ledgers = []
        batch.after_commit.extend(partial(self._publish, ledger) for ledger in stored)
        batch.after_failure.append(lambda _: self._doubt_again(doubted))

    def look_in(self, seconds: float) -> None:
        """Have a batch begun then, should none begin before."""
        if self._ledgers and self._next_look is None:
            self._next_look = _Look(self)
            self._writer.submit_later(self._next_look, seconds)

    def begin(self, look: "_Look", batch: Batch) -> None:
        """It is time."""
        self.over(look)
        self._begin(batch)

    def over(self, look: "_Look") -> None:
        """That look is no longer the next one."""
        if self._next_look is look:
            self._next_look = None

    def _doubt_again(self, doubted: list[Ledger]) -> None:
        self._ledgers = doubted + self._ledgers
        self.look_in(SECOND)

    def _publish(self, ledger: Ledger) -> None:
        """In the event loop. Somebody may have read a stream anew meanwhile: only lists are told then."""
        for value, bodies in ledger.published():
            held = self._published.get(value.name)
            if held is None or held.epoch != value.epoch or held.seq < value.seq:
                self._published.swap(value, bodies)
            else:
                self._published.heard(value.name, value.seq)


def _is_stored(connection: sqlite3.Connection, ledger: Ledger) -> bool:
    """One event tells of all: they were in one transaction."""
    first = ledger.recorded[0]
    row = connection.execute(statements.BODY, (first.stream, first.command.id)).fetchone()
    return row is not None and row[0].encode() == first.body


class _Look:
    """An item that writes nothing: it makes a batch begin."""

    def __init__(self, doubts: Doubts) -> None:
        self._doubts = doubts

    def run(self, batch: Batch) -> None:
        self._doubts.begin(self, batch)

    def fail(self, reason: BaseException) -> None:
        self._doubts.over(self)
        self._doubts.look_in(SECOND)

    def settle(self) -> None:
        pass
