"""The one thread that writes: takes what waits, one transaction, one COMMIT, one callback."""

import asyncio
import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path

from portal.core.database import OutcomeUnknown, Unavailable
from portal.core.sqlite.batch import MOST_ITEMS, Batch, Item
from portal.core.sqlite.connections import wrapped, writing


class Writer:
    """Owns the only connection that writes. Items settle in the event loop, in commit order."""

    def __init__(self, path: Path, loop: asyncio.AbstractEventLoop) -> None:
        self._path = path
        self._loop = loop
        self._waiting: deque[Item] = deque()
        self._wake = threading.Condition()
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def submit(self, item: Item) -> None:
        """Queue an item; it is committed with whatever else waits by then."""
        with self._wake:
            if self._closing:
                raise Unavailable("closing")
            self._waiting.append(item)
            self._wake.notify()

    def close(self) -> None:
        """Write what waits, then end the thread and the connection."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        self._thread.join()

    def _run(self) -> None:
        raw = writing(self._path)
        connection = wrapped(raw)
        while items := self._take():
            self._write(items, Batch(raw, connection))
        raw.close()

    def _take(self) -> list[Item]:
        with self._wake:
            while not self._waiting and not self._closing:
                self._wake.wait()
            return [self._waiting.popleft() for _ in range(min(len(self._waiting), MOST_ITEMS))]

    def _write(self, items: list[Item], batch: Batch) -> None:
        committing = False
        try:
            batch.raw.execute("BEGIN IMMEDIATE")
            for item in items:
                item.run(batch)
                if not batch.raw.in_transaction:
                    raise Unavailable("transaction lost")  # noqa: TRY301  fails the whole batch
            for flush in batch.before_commit:
                flush()
            committing = True
            batch.raw.execute("COMMIT")
        except BaseException as reason:  # noqa: BLE001  everybody of the batch gets it
            self._failed(items, batch, _named(reason, committing))
            return
        self._settle(items, batch.after_commit)

    def _failed(self, items: list[Item], batch: Batch, reason: BaseException) -> None:
        if batch.raw.in_transaction:
            batch.raw.execute("ROLLBACK")
        for undo in batch.after_failure:
            undo()
        for item in items:
            item.fail(reason)
        self._settle(items, [])

    def _settle(self, items: list[Item], after_commit: list[Callable[[], None]]) -> None:
        def settle() -> None:
            for publish in after_commit:
                publish()
            for item in items:
                item.settle()

        try:
            self._loop.call_soon_threadsafe(settle)
        except RuntimeError:
            return  # the loop is gone: nobody waits any more


def _named(reason: BaseException, committing: bool) -> BaseException:
    """A failed COMMIT may have reached the disk; any other database error surely stored nothing."""
    if not isinstance(reason, sqlite3.Error):
        return reason
    return OutcomeUnknown(str(reason)) if committing else Unavailable(str(reason))
