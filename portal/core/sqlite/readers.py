"""A few threads that read: what waits is read together, on one view of the data, and answered at once.

A read costs less than handing it to a thread and back; when a thousand sockets come back, that counts.
"""

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from portal.core.database import Unavailable
from portal.core.sqlite.connections import driver, reading, wrapped

THREADS = 3
MOST_TOGETHER = 8


@dataclass(slots=True)
class Reading:
    """One function over a connection, and who waits for what it finds."""

    work: Callable[[Connection], Any]
    future: "asyncio.Future[Any]"
    result: Any = None
    error: BaseException | None = None

    def run(self, connection: Connection) -> None:
        """In a reader's thread."""
        try:
            self.result = self.work(connection)
        except BaseException as error:  # noqa: BLE001  whatever it is, it belongs to whoever waits
            self.error = error

    def settle(self) -> None:
        """In the event loop."""
        if self.future.done():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)


class Readers:
    """Threads with a read-only connection each; up to `together` of what waits share one view."""

    def __init__(
        self,
        path: Path,
        loop: asyncio.AbstractEventLoop,
        *,
        threads: int = THREADS,
        together: int = MOST_TOGETHER,
    ) -> None:
        self._path = path
        self._loop = loop
        self._together = together
        self._waiting: deque[Reading] = deque()
        self._wake = threading.Condition()
        self._closing = False
        self._threads = [
            threading.Thread(target=self._run, name="reader", daemon=True) for _ in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def submit(self, one: Reading) -> None:
        """Queue a read; it sees every commit that was answered before."""
        with self._wake:
            if self._closing:
                raise Unavailable("closing")
            self._waiting.append(one)
            self._wake.notify()

    def close(self) -> None:
        """Read what waits, then end the threads and their connections."""
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        for thread in self._threads:
            thread.join()

    def _run(self) -> None:
        connection: Connection | None = None
        while readings := self._take():
            try:
                connection = connection or wrapped(reading(self._path))
                _read(connection, readings)
            except Exception as reason:  # noqa: BLE001  nobody may be left waiting, and the thread goes on
                for one in readings:
                    one.error = one.error or reason
            self._settle(readings)
        if connection is not None:
            driver(connection).close()

    def _take(self) -> list[Reading]:
        with self._wake:
            while not self._waiting and not self._closing:
                self._wake.wait()
            return [self._waiting.popleft() for _ in range(min(len(self._waiting), self._together))]

    def _settle(self, readings: list[Reading]) -> None:
        def settle() -> None:
            for one in readings:
                one.settle()

        try:
            self._loop.call_soon_threadsafe(settle)
        except RuntimeError:
            return  # the loop is gone: nobody waits any more


def _read(connection: Connection, readings: list[Reading]) -> None:
    raw = driver(connection)
    raw.execute("BEGIN")
    for one in readings:
        one.run(connection)
    raw.execute("ROLLBACK")
