"""Hints for lists: these rooms changed, at most one message a second; the list is then read again."""

import asyncio
from typing import Protocol

from portal.core.database import Database
from portal.journal.journal import Journal
from portal.journal.streams import StreamValue
from portal.people.seats import parties_of, seats_of
from realtime.protocol import say

PAUSE = 1.0


class Teller(Protocol):
    """A connection that shows lists."""

    def say(self, payload: bytes) -> None:
        """Send one message."""
        ...


class Home:
    """Which streams each list shows, and which of them changed since the last hint."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal
        self._showing: dict[str, set[Teller]] = {}
        self._changed: dict[Teller, set[str]] = {}
        self._timer: asyncio.TimerHandle | None = None

    async def show(self, teller: Teller, user: str) -> None:
        """From now on hint at the rooms and drafts of that user; said again, it looks again."""
        streams = await self._database.read(
            lambda db: [
                *(f"room/{seat.room}" for seat in seats_of(db, user)),
                *(f"deal/{link.room}/{link.party}" for link in parties_of(db, user)),
            ]
        )
        self.leave(teller)
        self._changed[teller] = set()
        for stream in streams:
            self._showing.setdefault(stream, set()).add(teller)
            self._journal.watch(stream)

    def leave(self, teller: Teller) -> None:
        """Shows no list any more."""
        if self._changed.pop(teller, None) is None:
            return
        for stream in [name for name, tellers in self._showing.items() if teller in tellers]:
            self._showing[stream].discard(teller)
            self._journal.unwatch(stream)
            if not self._showing[stream]:
                del self._showing[stream]

    def publish(self, value: StreamValue, _: list[bytes]) -> None:
        """Something happened in that stream."""
        for teller in self._showing.get(value.name, ()):
            self._changed[teller].add(value.name.split("/")[1])
            if self._timer is None:
                self._timer = asyncio.get_running_loop().call_later(PAUSE, self._tell)

    def _tell(self) -> None:
        self._timer = None
        for teller, rooms in self._changed.items():
            if rooms:
                teller.say(say("hint", rooms=sorted(rooms)))
                rooms.clear()
