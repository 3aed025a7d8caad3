"""Hints for lists: these rooms changed, at most one message a second; the list is then read again."""

import asyncio
from typing import Protocol

from sqlalchemy import Connection

from portal.core.database import Database
from portal.journal.journal import Journal
from portal.journal.streams import StreamName, StreamValue
from portal.people.colleagues import deals_of
from portal.people.seats import seats_of
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
        self._shown: dict[Teller, set[str]] = {}
        self._changed: dict[Teller, set[str]] = {}
        self._timer: asyncio.TimerHandle | None = None

    async def show(self, teller: Teller, user: str) -> None:
        """From now on hint at the rooms and drafts of that user; said again, it looks again."""
        streams = await self._database.read(lambda db: _streams_of(db, user))
        self._changed[teller] = set()
        self._put(teller, streams)

    async def look_again(self, teller: Teller, user: str) -> None:
        """What the user may see has changed: hint at the rooms that came and at those that went."""
        if teller not in self._shown:
            return
        streams = await self._database.read(lambda db: _streams_of(db, user))
        if teller in self._shown:
            for stream in self._shown[teller] ^ streams:
                self._tell_soon(teller, stream)
            self._put(teller, streams)

    def leave(self, teller: Teller) -> None:
        """Shows no list any more."""
        self._changed.pop(teller, None)
        self._take_away(teller)

    def publish(self, value: StreamValue, _: list[bytes]) -> None:
        """Something happened in that stream."""
        self.hear(value.name, value.seq)

    def hear(self, stream: str, _: int) -> None:
        """Something happened in that stream, in another process; nobody here has it open."""
        for teller in self._showing.get(stream, ()):
            self._tell_soon(teller, stream)

    def _put(self, teller: Teller, streams: set[str]) -> None:
        self._take_away(teller)
        self._shown[teller] = streams
        for stream in streams:
            self._showing.setdefault(stream, set()).add(teller)
            self._journal.watch(stream)

    def _take_away(self, teller: Teller) -> None:
        for stream in self._shown.pop(teller, ()):
            self._showing[stream].discard(teller)
            self._journal.unwatch(stream)
            if not self._showing[stream]:
                del self._showing[stream]

    def _tell_soon(self, teller: Teller, stream: str) -> None:
        self._changed[teller].add(stream.split("/")[1])
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(PAUSE, self._tell)

    def _tell(self) -> None:
        self._timer = None
        for teller, rooms in self._changed.items():
            if rooms:
                teller.say(say("hint", rooms=sorted(rooms)))
                rooms.clear()


def _streams_of(db: Connection, user: str) -> set[str]:
    rooms = {str(StreamName(seat.room)) for seat in seats_of(db, user)}
    return rooms | {str(StreamName(link.room, link.party)) for link in deals_of(db, user)}
