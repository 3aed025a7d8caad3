"""One tab's socket: reads messages, shows streams, sends commands on, answers their author."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from portal.core.errors import NotFound, Refusal
from portal.journal.commands import Answer, Done
from portal.people.access import actor_in
from portal.people.standing import Standing
from realtime.commanding import answer_frame, refused_frame, wished
from realtime.intake import Intake
from realtime.line import Line
from realtime.live import Live
from realtime.protocol import Cmd, FromClient, Here, Home, Join, Leave, Malformed, frame, read, say
from realtime.showing import Showing


class Connection:
    """One tab of one session; `acted` says that it sent a command since somebody last looked."""

    def __init__(self, live: Live, line: Line, standing: Standing) -> None:
        self.line = line
        self.user, self.session = standing.user, standing.session
        self.language = standing.language
        self.acted = False
        self._version = standing.version
        self._unanswered = 0
        self._ending: float | None = None
        self._live = live
        self._tasks: set[asyncio.Task[None]] = set()
        self._unsent: dict[str, list[Cmd]] = {}
        self._showing = Showing(live, line, standing.user, self._start)
        self.intake = Intake(live.paces, standing.session, line, self._take)

    def drained(self) -> None:
        """The peer has read what was buffered."""
        self._showing.drained()

    def stands(self, standing: Standing) -> None:
        """How its account stands now; another version means that it may see more, or less."""
        if standing.version != self._version:
            self._version = standing.version
            self._start(self._look_again())

    def end(self, after: float) -> None:
        """Take nothing more; once every command is answered, tell the tab when to come back, and close."""
        self._ending = after
        self._part_if_answered()

    def close(self) -> None:
        """The socket is gone: live nowhere, waited for by nobody."""
        self.intake.close()
        self._showing.close()
        self._live.home.leave(self)
        self._live.hub.depart(self)
        for task in self._tasks:
            task.cancel()

    def say(self, payload: bytes) -> None:
        """Send one message."""
        self.line.write(frame(payload))

    def _take(self, text: str) -> None:
        """One message from the peer; a malformed one ends the connection."""
        if self._ending is not None:
            return
        try:
            message = read(text)
        except Malformed:
            self.line.hang_up(1008, "malformed")
            return
        self._handle(message)

    def _handle(self, message: FromClient) -> None:
        match message:
            case Cmd():
                self._command(message)
            case Join():
                self._showing.join(message)
            case Leave():
                self._showing.leave(message.stream)
            case Here():
                self._showing.look(message)
            case Home():
                self._start(self._live.home.show(self, self.user))

    def _command(self, message: Cmd) -> None:
        """Commands of a stream go on in the order in which they came: none overtakes one that waits."""
        self.acted = True
        self._unanswered += 1
        stream = message.stream
        if stream in self._unsent:
            self._unsent[stream].append(message)
            return
        actor = self._showing.actor(stream)
        if actor is None:
            self._unsent[stream] = [message]
            self._start(self._send_as_found(stream))
        else:
            self._submit(message, actor)

    async def _send_as_found(self, stream: str) -> None:
        """Look up as whom the account acts in a stream not joined yet, and send what came meanwhile."""
        live = self._live
        try:
            actor = await actor_in(live.database, live.journal, self.user, stream)
        except NotFound as refusal:
            for message in self._unsent.pop(stream):
                self._answer(refused_frame(message.id, refusal, self.language))
            return
        for message in self._unsent.pop(stream):
            self._submit(message, actor)

    def _submit(self, message: Cmd, actor: str) -> None:
        try:
            command = wished(message, actor)
        except Refusal as refusal:
            self._answer(refused_frame(message.id, refusal, self.language))
            return
        self._live.journal.send(command, self._answered(message))

    def _answered(self, message: Cmd) -> Callable[[Answer | BaseException], None]:
        def answered(answer: Answer | BaseException) -> None:
            is_new = isinstance(answer, Done) and not answer.repeated
            seen = is_new and self._live.hub.is_live(message.stream, self._showing)
            self._answer(None if seen else answer_frame(message, answer, self.language))

        return answered

    def _answer(self, payload: bytes | None) -> None:
        """One command is answered, None: by its event."""
        if payload is not None:
            self.say(payload)
        self._unanswered -= 1
        self._part_if_answered()

    def _part_if_answered(self) -> None:
        if self._ending is not None and not self._unanswered:
            self.say(say("bye", code="restart", after=self._ending))
            self.line.hang_up(1012, "restart")

    async def _look_again(self) -> None:
        await self._showing.look_again()
        await self._live.home.look_again(self, self.user)

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
