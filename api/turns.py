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
    """Who is at work or waits for it, in one process; one person works `of_one_at_once` times at once."""

    def __init__(
        self,
        at_once: int = AT_ONCE,
        most: int = MOST,
        most_of_one: int = MOST_OF_ONE,
        of_one_at_once: int = AT_ONCE,
    ) -> None:
        self._free = asyncio.Semaphore(at_once)
        self._own: dict[str, asyncio.Semaphore] = {}
        self._present: Counter[str] = Counter()
        self._most, self._most_of_one, self._of_one_at_once = most, most_of_one, of_one_at_once

    @asynccontextmanager
    async def of(self, user: str) -> AsyncIterator[None]:
        """Wait for a turn; raises TooMany when the queue, or this person's share of it, is full."""
        if self._present[user] >= self._most_of_one or self._present.total() >= self._most:
            raise TooMany("too_many")
        self._present[user] += 1
        own = self._own.setdefault(user, asyncio.Semaphore(self._of_one_at_once))
        try:
            async with own, self._free:
                yield
        finally:
            self._present[user] -= 1
            if not self._present[user]:
                del self._present[user], self._own[user]
