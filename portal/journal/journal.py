"""The journal as everybody above uses it: submit a command, read a stream, listen to the log."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from typing import Protocol

from portal.journal.commands import Answer, Command
from portal.journal.streams import StreamValue

Listener = Callable[[StreamValue, list[bytes]], None]
Answered = Callable[[Answer | BaseException], None]
MOST_HELD = 2_000


class Journal(Protocol):
    """One log per stream, on either engine."""

    published: "Published"

    async def submit(self, command: Command) -> Answer:
        """Decide and store a command; returns after the COMMIT.

        Raises Unavailable when nothing was stored, OutcomeUnknown when nobody knows.
        """
        ...

    def send(self, command: Command, answered: Answered) -> None:
        """The same without waiting: `answered` gets the answer, or what `submit` would raise."""
        ...

    async def value(self, stream: str) -> StreamValue:
        """The newest committed value of a stream; seq 0 where there is none yet."""
        ...

    async def events(self, stream: str, after: int, limit: int) -> list[bytes]:
        """Stored events behind `after`, oldest first, as they were sent."""
        ...

    async def close(self) -> None:
        """Stop what the journal runs by itself."""
        ...


class Published:
    """Newest committed values, held by the event loop alone, and those who listen to the log.

    Values are replaced in commit order; the least recently used are let go.
    """

    def __init__(self) -> None:
        self._values: OrderedDict[str, StreamValue] = OrderedDict()
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Call `listener(newest value, bytes of the new events)` after every commit."""
        self._listeners.append(listener)

    def get(self, stream: str) -> StreamValue | None:
        """The value that is held, if any."""
        value = self._values.get(stream)
        if value is not None:
            self._values.move_to_end(stream)
        return value

    def keep(self, value: StreamValue) -> StreamValue:
        """Hold a value that was read, unless a newer one is held; returns the newer of both."""
        held = self._values.get(value.name)
        if held is not None and held.seq >= value.seq and held.epoch == value.epoch:
            return held
        self._values[value.name] = value
        while len(self._values) > MOST_HELD:
            self._values.popitem(last=False)
        return value

    def swap(self, value: StreamValue, bodies: list[bytes]) -> None:
        """Put a committed value in place of the older one and tell every listener."""
        self._values[value.name] = value
        self._values.move_to_end(value.name)
        for listener in self._listeners:
            listener(value, bodies)

    def forget(self, stream: str) -> None:
        """Let go of a value that may be wrong."""
        self._values.pop(stream, None)

    @property
    def names(self) -> list[str]:
        """The streams held."""
        return list(self._values)


async def awaited(journal: Journal, command: Command) -> Answer:
    """Send a command and wait for its answer; raises what `Journal.submit` raises."""
    future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

    def answered(answer: Answer | BaseException) -> None:
        if future.cancelled():
            return
        if isinstance(answer, BaseException):
            future.set_exception(answer)
        else:
            future.set_result(answer)

    journal.send(command, answered)
    return await future
