"""Decided commands through our writer: its queue, its batches, its answers; no rules, no encoding."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.recording import AT_ONCE, Recorded, recording, run_statements
from bench.rounds import Sample
from bench.world import Room
from portal.core.sqlite.batch import MOST_ITEMS, Batch
from portal.core.sqlite.database import SqliteDatabase


@dataclass(slots=True)
class Decided:
    """One command of a recorded batch; the first of them brings what the batch writes."""

    lookup: tuple[str, tuple[str, ...]]
    written: Recorded | None
    settled: Callable[[], None]
    failure: BaseException | None = None

    def run(self, batch: Batch) -> None:
        """Look whether it is known, and leave the writing to the end of the batch."""
        batch.raw.execute(*self.lookup).fetchall()
        if self.written is not None:
            group = self.written.writes
            batch.before_commit.append(lambda: run_statements(batch.raw, group))

    def fail(self, reason: BaseException) -> None:
        """Remember why."""
        self.failure = reason

    def settle(self) -> None:
        """Say so in the event loop."""
        if self.failure is not None:
            raise self.failure
        self.settled()


async def committed(database: Path, rooms: tuple[Room, ...], seconds: float) -> Sample:
    """Commands committed per second; recording them is not timed."""
    opened = SqliteDatabase(database)
    batches = recording(database, rooms)
    took, done = 0.0, 0
    loop = asyncio.get_running_loop()
    while took < seconds:
        group = [next(batches) for _ in range(AT_ONCE)]
        start = loop.time()
        await _all(opened, group)
        took += loop.time() - start
        done += AT_ONCE * MOST_ITEMS
    await opened.close()
    return {"commands/s": done / took}


async def _all(database: SqliteDatabase, group: list[Recorded]) -> None:
    left = len(group) * MOST_ITEMS
    over = asyncio.get_running_loop().create_future()

    def settled() -> None:
        nonlocal left
        left -= 1
        if not left:
            over.set_result(None)

    for batch in group:
        for number, lookup in enumerate(batch.lookups):
            database.writer.submit(Decided(lookup, None if number else batch, settled))
    await over
