"""Turns at heavy work: a few at once, a short queue, and nobody fills it alone."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from portal.people.limits import TooMany

AT_ONCE = 2
MOST = 20
MOST_OF_ONE = 3


class Turns:
    """Who is at work or waits for it, in one process."""

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(AT_ONCE)
        self._present: Counter[str] = Counter()

    @asynccontextmanager
    async def of(self, user: str) -> AsyncIterator[None]:
        """Wait for a turn; raises TooMany when the queue, or this person's share of it, is full."""
        if self._present[user] >= MOST_OF_ONE or self._present.total() >= MOST:
            raise TooMany("too_many")
        self._present[user] += 1
        try:
            async with self._free:
                yield
        finally:
            self._present[user] -= 1
            if not self._present[user]:
                del self._present[user]
