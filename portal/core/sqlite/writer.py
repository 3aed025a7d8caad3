"""The one thread that writes: takes what waits, one transaction, one COMMIT, one callback."""

import asyncio
import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection

from portal.core.database import OutcomeUnknown, Unavailable
from portal.core.logging import log_bug
from portal.core.sqlite.batch import MOST_ITEMS, Batch, Item
from portal.core.sqlite.connections import driver, wrapped, writing

OF_ONE_ITEM = (
    sqlite3.DataError,
    sqlite3.IntegrityError,
    sqlite3.InterfaceError,
    sqlite3.NotSupportedError,
    sqlite3.ProgrammingError,
)
# The frame that commits is written last, so a write that the disk refused leaves no commit behind;
# whatever fails after the writing, a sync above all, may leave a whole one.
REFUSED_WRITES = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE)


class Writer:
    """Owns the only connection that writes. Items settle in the event loop, in commit order."""

    def __init__(self, path: Path, loop: asyncio.AbstractEventLoop) -> None:
        self._path = path
        self._loop = loop
        self._waiting: deque[Item] = deque()
        self._wake = threading.Condition()
        self._closing = False
        self._connection: Connection | None = None
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def submit(self, item: Item) -> None:
        """Queue an item; it is committed with whatever else waits by then."""
        with self._wake:
            if self._closing:
                raise Unavailable("closing")
            self._waiting.append(item)
            self._wake.notify()

    def submit_later(self, item: Item, seconds: float) -> None:
        """Queue an item after a while, from whatever thread; it is let go when the writer closes before."""

        def submit() -> None:
            with suppress(Unavailable):
                self.submit(item)

        with suppress(RuntimeError):  # the loop is gone
            self._loop.call_soon_threadsafe(self._loop.call_later, seconds, submit)

    def close(self) -> None:
        """Write what waits, then end the thread and the connection."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        self._thread.join()

    def _run(self) -> None:
        while items := self._take():
            self._write(items)
        self._let_go()

    def _take(self) -> list[Item]:
        with self._wake:
            while not self._waiting and not self._closing:
                self._wake.wait()
            return [self._waiting.popleft() for _ in range(min(len(self._waiting), MOST_ITEMS))]

    def _write(self, items: list[Item]) -> None:
        """One batch; an error that only one of its items can have caused fails that item alone."""
        try:
            batch = self._begun()
        except sqlite3.Error as error:
            self._let_go()
            self._fail(items, Unavailable(str(error)))
            return
        try:
            _commit(items, batch)
        except BaseException as error:  # noqa: BLE001  whatever it is, somebody waits for it
            reason = _named(error)
            self._undo(batch, reason)
            if len(items) == 1 or isinstance(reason, Unavailable):
                self._fail(items, reason)
                return
            for item in items:
                self._write([item])
            return
        self._settle([*batch.after_commit, *(item.settle for item in items)])

    def _begun(self) -> Batch:
        if self._connection is None:
            self._connection = wrapped(writing(self._path))
        batch = Batch(driver(self._connection), self._connection)
        batch.raw.execute("BEGIN IMMEDIATE")
        return batch

    def _undo(self, batch: Batch, reason: BaseException) -> None:
        """Roll back; a connection that cannot even do that is replaced by the next batch's."""
        try:
            if batch.raw.in_transaction:
                batch.raw.execute("ROLLBACK")
        except sqlite3.Error:
            self._let_go()
        for undo in batch.after_failure:
            undo(reason)

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlite3.Error):
                driver(connection).close()

    def _fail(self, items: Iterable[Item], reason: BaseException) -> None:
        for item in items:
            item.fail(reason)
        self._settle([item.settle for item in items])

    def _settle(self, steps: Iterable[Callable[[], None]]) -> None:
        """In the event loop; a step that fails keeps nobody behind it waiting."""

        def settle() -> None:
            for step in steps:
                try:
                    step()
                except Exception as error:  # noqa: BLE001  logged, and the next one has its turn
                    log_bug(error)

        try:
            self._loop.call_soon_threadsafe(settle)
        except RuntimeError:
            return  # the loop is gone: nobody waits any more


def _commit(items: Iterable[Item], batch: Batch) -> None:
    for item in items:
        item.run(batch)
        if not batch.raw.in_transaction:
            raise Unavailable("transaction lost")
    for flush in batch.before_commit:
        flush()
    try:
        batch.raw.execute("COMMIT")
    except sqlite3.Error as error:
        is_refused = getattr(error, "sqlite_errorcode", None) in REFUSED_WRITES
        raise (Unavailable if is_refused else OutcomeUnknown)(str(error)) from error


def _named(error: BaseException) -> BaseException:
    """What the database itself cannot do now is nobody's fault; anything else keeps its name."""
    is_own = isinstance(error, OF_ONE_ITEM) or not isinstance(error, sqlite3.Error)
    return error if is_own else Unavailable(str(error))
