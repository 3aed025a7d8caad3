"""The streams that one tab shows: joined, fed from the log, live, lagging, left."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from portal.core.errors import NotFound
from portal.people.access import actor_in, is_member
from realtime.feeding import Cursor
from realtime.line import Line
from realtime.live import Live
from realtime.protocol import Here, Join, frame, say

SLOWEST = 20.0
MOST_STREAMS = 50

Start = Callable[[Coroutine[Any, Any, None]], "asyncio.Task[None]"]


class Showing:
    """In each stream some actor: live, or lagging where the tab could not take the events."""

    def __init__(self, live: Live, line: Line, user: str, start: Start) -> None:
        self.line = line
        self._live = live
        self._user = user
        self._start = start
        self._actors: dict[str, str] = {}
        self._feeding: dict[str, asyncio.Task[None]] = {}
        self._lagging: dict[str, Cursor] = {}
        self._slow: asyncio.TimerHandle | None = None

    def actor(self, stream: str) -> str | None:
        """As whom the tab acts in a stream that it has joined."""
        return self._actors.get(stream)

    def join(self, message: Join) -> None:
        """Show a stream; a second join takes the first one's place, wherever that had got to."""
        stream = message.stream
        self._stop_feeding(stream)
        if len(self._actors.keys() | self._feeding.keys() | {stream}) > MOST_STREAMS:
            self.line.hang_up(1008, "too many streams")
            return
        self._feed_by(stream, self._join(stream, Cursor(message.epoch, message.seq)))

    def leave(self, stream: str) -> None:
        """Show a stream no longer."""
        self._stop_feeding(stream)
        self._forget(stream)

    def close(self) -> None:
        """The tab is gone."""
        for stream in list(self._actors):
            self._forget(stream)
        if self._slow is not None:
            self._slow.cancel()

    def look(self, message: Here) -> None:
        """Where the reader looks; only shared rooms tell, and only places that pages have."""
        actor = self._actors.get(message.stream)
        if actor is None or not message.stream.startswith("room/"):
            return
        if message.place is None:
            self._live.hub.presence.leave(message.stream, self)
        elif message.is_somewhere:
            self._live.hub.presence.look(message.stream, self, actor, message.place)

    async def look_again(self) -> None:
        """What the account may see has changed: part with what it may see no more, or now sees as another."""
        for stream, known in list(self._actors.items()):
            try:
                actor = await actor_in(self._live.database, self._live.journal, self._user, stream)
            except NotFound:
                self.detach(stream, gone=True)
                continue
            if self._actors.get(stream) == known != actor:
                self.leave(stream)
                self._say(say("resync", stream=stream))

    def lag(self, stream: str, cursor: Cursor) -> None:
        """The buffer is full: from the cursor on the log feeds this stream, once the buffer drains."""
        self._live.hub.detach(stream, self)
        self._lagging.setdefault(stream, cursor)
        if self._slow is None:
            self._slow = asyncio.get_running_loop().call_later(SLOWEST, self.line.abort)

    def drained(self) -> None:
        """The peer has read what was buffered: catch up."""
        if self._slow is not None:
            self._slow.cancel()
            self._slow = None
        lagging, self._lagging = self._lagging, {}
        for stream, cursor in lagging.items():
            self._feed_by(stream, self._feed(stream, cursor))

    def detach(self, stream: str, *, gone: bool) -> None:
        """No longer live in a stream."""
        if gone:
            self._forget(stream)
            self._say(say("gone", stream=stream))
        else:
            self._live.hub.detach(stream, self)

    def _feed_by(self, stream: str, work: Coroutine[Any, Any, None]) -> None:
        """One task at a time brings a stream up to date."""
        task = self._feeding[stream] = self._start(work)

        def ended(_: object) -> None:
            if self._feeding.get(stream) is task:
                del self._feeding[stream]

        task.add_done_callback(ended)

    def _stop_feeding(self, stream: str) -> None:
        feeding = self._feeding.pop(stream, None)
        if feeding is not None:
            feeding.cancel()

    async def _join(self, stream: str, cursor: Cursor) -> None:
        self._forget(stream)
        live = self._live
        try:
            self._actors[stream] = await actor_in(live.database, live.journal, self._user, stream)
        except NotFound:
            self._say(say("gone", stream=stream))
            return
        live.journal.watch(stream)
        await self._feed(stream, cursor)

    async def _feed(self, stream: str, cursor: Cursor) -> None:
        """From the log until the cursor is the published seq, then live in that very loop turn."""
        self._live.hub.detach(stream, self)
        while stream in self._actors:
            found = await self._live.hub.feed.missing(stream, cursor)
            if found.useless:
                self._say(say("resync", stream=stream))
                return
            if found.too_much:
                self._say(say("behind", stream=stream, after=cursor.seq))
                return
            if self.line.is_behind:
                self.lag(stream, cursor)
                return
            if not found.count and self._became_live(stream, cursor):
                return
            self.line.write(found.framed)
            cursor = Cursor(cursor.epoch, cursor.seq + found.count, cursor.told)

    def _became_live(self, stream: str, cursor: Cursor) -> bool:
        """Live, if the cursor is still the published seq in this loop turn; else there is more to feed."""
        value = self._live.journal.published.get(stream)
        if value is None or value.seq != cursor.seq:
            return False
        actor = self._actors[stream]
        if stream.startswith("room/") and not is_member(value, actor):
            self.detach(stream, gone=True)
            return True
        self._live.hub.attach(stream, self, actor, value)
        if not cursor.told:
            self._say(say("joined", stream=stream, epoch=value.epoch, seq=cursor.seq))
            if stream.startswith("room/"):
                self._say(self._live.hub.presence.here(stream))
        return True

    def _forget(self, stream: str) -> None:
        self._live.hub.detach(stream, self)
        self._live.hub.presence.leave(stream, self)
        self._lagging.pop(stream, None)
        if self._actors.pop(stream, None) is not None:
            self._live.journal.unwatch(stream)

    def _say(self, payload: bytes) -> None:
        self.line.write(frame(payload))
