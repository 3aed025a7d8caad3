"""The embedded database: transactions through the writer, reads on threads of their own."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from sqlalchemy import Connection

from portal.core.sqlite.batch import Batch
from portal.core.sqlite.readers import Readers, Reading
from portal.core.sqlite.writer import Writer

T = TypeVar("T")


class SqliteDatabase:
    """One file; see `portal.core.database.Database` for what its methods promise."""

    dialect = "sqlite"

    def __init__(self, path: Path) -> None:
        self.path = path
        self.writer = Writer(path, asyncio.get_running_loop())
        self._readers = Readers(path, asyncio.get_running_loop())
        self._scanner = Readers(path, asyncio.get_running_loop(), threads=1, together=1)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` on a reader's thread, on one view of the data that others may read too."""
        return await _read(self._readers, work)

    async def scan(self, work: Callable[[Connection], T]) -> T:
        """The same on a thread apart, one after the other: what reads much keeps nobody's session waiting."""
        return await _read(self._scanner, work)

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` on the writer's thread, in a savepoint of the next batch."""
        item = _Transaction(work, asyncio.get_running_loop().create_future())
        self.writer.submit(item)
        written: T = await item.future
        return written

    async def close(self) -> None:
        """Write what waits and close every connection.

        The writer's is the last one, so that closing it moves the log into the database file.
        """
        await asyncio.to_thread(self._scanner.close)
        await asyncio.to_thread(self._readers.close)
        await asyncio.to_thread(self.writer.close)


async def _read(readers: Readers, work: Callable[[Connection], T]) -> T:
    reading = Reading(work, asyncio.get_running_loop().create_future())
    readers.submit(reading)
    found: T = await reading.future
    return found


class _Transaction(Generic[T]):
    def __init__(self, work: Callable[[Connection], T], future: "asyncio.Future[T]") -> None:
        self.work, self.future = work, future
        self.result: T | None = None
        self.error: BaseException | None = None

    def run(self, batch: Batch) -> None:
        self.error = None
        try:
            self.result = batch.alone(self.work)
        except Exception as error:  # noqa: BLE001  whoever waits gets it
            self.error = error

    def fail(self, reason: BaseException) -> None:
        self.error = reason

    def settle(self) -> None:
        if self.future.cancelled():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)  # type: ignore[arg-type]
