"""One tab's socket: reads messages, joins streams, sends commands on, answers their author."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from portal.core.database import Database
from portal.core.errors import NotFound, Refusal
from portal.journal.commands import Answer, Done
from portal.journal.journal import Journal
from portal.journal.streams import StreamValue
from portal.people.access import actor_in, is_member
from portal.people.standing import Standing
from realtime.commanding import answer_frame, refused_frame, wished
from realtime.home import Home
from realtime.hub import Hub
from realtime.line import Line
from realtime.pace import Pace
from realtime.protocol import Cmd, FromClient, Here, Join, Leave, Malformed, frame, read, say
from realtime.protocol import Home as HomeMessage

SLOWEST = 20.0
MOST_STREAMS = 50


@dataclass(frozen=True, slots=True)
class Live:
    """What a connection works with; the same for all of a process."""

    database: Database
    journal: Journal
    hub: Hub
    home: Home
    commands_per_second: int
    sockets_per_account: int


class Connection:
    """Live in some streams, each as some actor; lagging in those whose events it could not take."""

    def __init__(self, live: Live, line: Line, standing: Standing) -> None:
        self.line = line
        self.user, self.session = standing.user, standing.session
        self.language = standing.language
        self._live = live
        self._actors: dict[str, str] = {}
        self._lagging: dict[str, int] = {}
        self._joining: dict[str, asyncio.Task[None]] = {}
        self._slow: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._pace = Pace(live.commands_per_second, left=2.0 * live.commands_per_second)

    def received(self, text: str) -> None:
        """One message from the peer; a malformed one ends the connection."""
        try:
            message = read(text)
        except Malformed:
            self.line.hang_up(1008, "malformed")
            return
        self._handle(message)

    def close(self) -> None:
        """The socket is gone: live nowhere, waited for by nobody."""
        for stream in list(self._actors):
            self._forget(stream)
        self._live.home.leave(self)
        self._live.hub.depart(self)
        if self._slow is not None:
            self._slow.cancel()
        for task in self._tasks:
            task.cancel()

    def say(self, payload: bytes) -> None:
        """Send one message."""
        self.line.write(frame(payload))

    def lag(self, stream: str, seq: int) -> None:
        """The buffer is full: from `seq` on the log feeds this stream, once the buffer drains."""
        self._live.hub.detach(stream, self)
        self._lagging.setdefault(stream, seq)
        if self._slow is None:
            self._slow = asyncio.get_running_loop().call_later(SLOWEST, self._too_slow)

    def drained(self) -> None:
        """The peer has read what was buffered: catch up."""
        if self._slow is not None:
            self._slow.cancel()
            self._slow = None
        lagging, self._lagging = self._lagging, {}
        for stream, seq in lagging.items():
            held = self._live.journal.published.get(stream)
            if held is not None:
                self._start(self._feed(stream, held.epoch, seq, told=True))

    def detach(self, stream: str, *, gone: bool) -> None:
        """No longer live in a stream."""
        if gone:
            self._forget(stream)
            self.say(say("gone", stream=stream))
        else:
            self._live.hub.detach(stream, self)

    def _handle(self, message: FromClient) -> None:
        match message:
            case Cmd():
                self._command(message)
            case Join():
                self._join_anew(message)
            case Leave():
                self._stop_joining(message.stream)
                self._forget(message.stream)
            case Here():
                self._look(message)
            case HomeMessage():
                self._start(self._live.home.show(self, self.user))

    def _join_anew(self, message: Join) -> None:
        """A second join of a stream takes the first one's place, wherever that had got to."""
        self._stop_joining(message.stream)
        self._joining[message.stream] = self._start(self._join(message))

    def _stop_joining(self, stream: str) -> None:
        joining = self._joining.pop(stream, None)
        if joining is not None:
            joining.cancel()

    def _command(self, message: Cmd) -> None:
        wait = self._pace.spend()
        if wait:
            self.line.hold(wait)
        actor = self._actors.get(message.stream)
        if actor is None:
            self._start(self._command_unjoined(message))
        else:
            self._submit(message, actor)

    async def _command_unjoined(self, message: Cmd) -> None:
        try:
            live = self._live
            actor = await actor_in(live.database, live.journal, self.user, message.stream)
        except NotFound as refusal:
            self.say(refused_frame(message.id, refusal, self.language))
            return
        self._submit(message, actor)

    def _submit(self, message: Cmd, actor: str) -> None:
        try:
            command = wished(message, actor)
        except Refusal as refusal:
            self.say(refused_frame(message.id, refusal, self.language))
            return
        self._live.journal.send(command, self._answered(message))

    def _answered(self, message: Cmd) -> Callable[[Answer | BaseException], None]:
        def answered(answer: Answer | BaseException) -> None:
            seen = isinstance(answer, Done) and not answer.repeated
            if seen and self._live.hub.is_live(message.stream, self):
                return
            self.say(answer_frame(message, answer, self.language))

        return answered

    async def _join(self, message: Join) -> None:
        stream = message.stream
        if len(self._actors) >= MOST_STREAMS:
            self.line.hang_up(1008, "too many streams")
            return
        self._forget(stream)
        try:
            live = self._live
            self._actors[stream] = await actor_in(live.database, live.journal, self.user, stream)
        except NotFound:
            self.say(say("gone", stream=stream))
            return
        live.journal.watch(stream)
        await self._feed(stream, message.epoch, message.seq)

    async def _feed(self, stream: str, epoch: str, cursor: int, *, told: bool = False) -> None:
        """From the log until the cursor is the published seq, then live in that very loop turn."""
        self._live.hub.detach(stream, self)
        while stream in self._actors:
            found = await self._live.hub.feed.missing(stream, epoch, cursor)
            if found.useless:
                self.say(say("resync", stream=stream))
                return
            if found.too_much:
                self.say(say("behind", stream=stream, after=cursor))
                return
            if self.line.is_behind:
                self.lag(stream, cursor)
                return
            if not found.count:
                if self._became_live(stream, cursor, told=told):
                    return
                continue
            self.line.write(found.framed)
            cursor += found.count

    def _became_live(self, stream: str, cursor: int, *, told: bool) -> bool:
        """Live, if the cursor is still the published seq in this loop turn; else there is more to feed."""
        value = self._live.journal.published.get(stream)
        if value is None or value.seq != cursor:
            return False
        actor = self._actors[stream]
        if stream.startswith("room/") and not is_member(value, actor):
            self.detach(stream, gone=True)
            return True
        self._live.hub.attach(stream, self, actor, value)
        if not told:
            self._greet(stream, value)
        return True

    def _greet(self, stream: str, value: StreamValue) -> None:
        """Both frames in one write."""
        framed = frame(say("joined", stream=stream, epoch=value.epoch, seq=value.seq))
        if stream.startswith("room/"):
            framed += frame(self._live.hub.presence.here(stream))
        self.line.write(framed)

    def _look(self, message: Here) -> None:
        actor = self._actors.get(message.stream)
        if actor is None or not message.stream.startswith("room/"):
            return
        if message.place is None:
            self._live.hub.presence.leave(message.stream, self)
        else:
            self._live.hub.presence.look(message.stream, self, actor, message.place)

    def _forget(self, stream: str) -> None:
        self._live.hub.detach(stream, self)
        self._live.hub.presence.leave(stream, self)
        self._lagging.pop(stream, None)
        if self._actors.pop(stream, None) is not None:
            self._live.journal.unwatch(stream)

    def _too_slow(self) -> None:
        self.line.abort()

    def _start(self, work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            self.line.hang_up(1011, "broken")
            raise task.exception() or RuntimeError
