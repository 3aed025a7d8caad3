"""What a joiner or a laggard has missed; those at the same place share one reading of the log."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass

from portal.journal.journal import Journal
from portal.journal.streams import StreamValue
from realtime.protocol import frame

MOST_EVENTS = 500
MOST_BYTES = 64 * 1024
BIG_EVENT = 32 * 1024
MOST_HELD = 64

Place = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a stream was sent; `told` says whether the tab knows that it is live."""

    epoch: str
    seq: int
    told: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """The framed events behind a cursor; `too_much` go by HTTP, a `useless` cursor needs a snapshot."""

    count: int = 0
    framed: bytes = b""
    too_much: bool = False
    useless: bool = False


NOTHING = Missing()
USELESS = Missing(useless=True)


class Feed:
    """The log as joiners read it. After a restart a whole room comes back at once, at one place."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._recent: OrderedDict[Place, asyncio.Task[Missing]] = OrderedDict()

    async def missing(self, stream: str, cursor: Cursor) -> Missing:
        """What a reader at that place has not seen; a count of 0: it has seen everything."""
        value = await self._journal.value(stream)
        if value.epoch != cursor.epoch or not 0 <= value.seq - cursor.seq <= MOST_EVENTS:
            return USELESS
        if cursor.seq == value.seq:
            return NOTHING
        return await asyncio.shield(self._reading(value, cursor.seq))

    def _reading(self, value: StreamValue, cursor: int) -> "asyncio.Task[Missing]":
        place = (value.name, value.epoch, cursor, value.seq)
        found = self._recent.get(place)
        if found is None or (found.done() and (found.cancelled() or found.exception())):
            found = self._recent[place] = asyncio.get_running_loop().create_task(
                self._read(value.name, cursor)
            )
        self._recent.move_to_end(place)
        while len(self._recent) > MOST_HELD:
            self._recent.popitem(last=False)
        return found

    async def _read(self, stream: str, cursor: int) -> Missing:
        bodies = await self._journal.events(stream, cursor, MOST_EVENTS)
        too_much = sum(map(len, bodies)) > MOST_BYTES or any(len(body) > BIG_EVENT for body in bodies)
        return Missing(len(bodies), b"" if too_much else b"".join(map(frame, bodies)), too_much=too_much)
