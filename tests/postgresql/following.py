"""Somebody who listens to a stream in one process, as the hub does."""

import asyncio
from collections.abc import Callable

from portal.journal.journal import Journal
from portal.journal.streams import StreamValue


class Ear:
    """Collects what is published of one stream, from the value it began with."""

    def __init__(self, journal: Journal, stream: str) -> None:
        self.stream = stream
        self.bodies: list[bytes] = []
        self.values: list[StreamValue] = []
        self._moved = asyncio.Event()
        self._journal = journal
        journal.published.listen(self._publish)

    async def begin(self) -> "Ear":
        """Watch the stream and hold its value."""
        self._journal.watch(self.stream)
        self.values.append(await self._journal.value(self.stream))
        return self

    async def reaches(self, seq: int) -> None:
        """Wait until an event of that seq was published."""
        async with asyncio.timeout(20):
            while self.values[-1].seq < seq:
                self._moved.clear()
                await self._moved.wait()

    def _publish(self, value: StreamValue, bodies: list[bytes]) -> None:
        if value.name == self.stream:
            self.values.append(value)
            self.bodies += bodies
            self._moved.set()


async def until(is_so: Callable[[], bool]) -> None:
    """Wait for what only looking again can tell."""
    async with asyncio.timeout(20):
        while True:
            if is_so():
                return
            await asyncio.sleep(0.02)
