"""The journal as everybody above uses it: submit a command, read a stream, listen to the log."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from portal.core.columns import Row
from portal.journal.commands import Answer, Command
from portal.journal.published import Published
from portal.journal.streams import StreamValue

Answered = Callable[[Answer | BaseException], None]
Heard = Callable[[bytes], None]
FOREVER = 2**62


@dataclass(frozen=True, slots=True)
class PagedRow:
    """A row that is read by page, and the seq of its last event."""

    row: Row
    seq: int


class Journal(Protocol):
    """One log per stream, on either engine."""

    published: Published

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
        """Stored events behind `after`, oldest first, as they are sent."""
        ...

    async def history(self, stream: str, before: int | None, limit: int, about: str | None) -> list[bytes]:
        """Stored events below `before`, newest first; `about` keeps those that tell of that row's id.

        Both are the stored bytes; an event of an older version is brought to the present one.
        """
        ...

    async def comments(self, stream: str, step: str, before: int | None, limit: int) -> list[PagedRow]:
        """Comments on a step whose seq is below `before`, newest first.

        An event writes at most one comment on a step, so pages that follow on seq miss none.
        """
        ...

    def watch(self, stream: str) -> None:
        """Somebody here listens to the stream: learn of what other processes do in it.

        As many `unwatch` as `watch` end it.
        """
        ...

    def unwatch(self, stream: str) -> None:
        """One listener fewer."""
        ...

    def broadcast(self, kind: str, payload: bytes) -> None:
        """Tell the other processes something that may be lost: at most 5,000 bytes, never this process."""
        ...

    def on_broadcast(self, kind: str, heard: Heard) -> None:
        """Call `heard(payload)` for what another process broadcasts under that kind."""
        ...

    async def close(self) -> None:
        """Answer what waits, then stop what the journal runs by itself."""
        ...


async def awaited(journal: Journal, command: Command) -> Answer:
    """Send a command and wait for its answer; raises what `Journal.submit` raises."""
    future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

    def answered(answer: Answer | BaseException) -> None:
        if future.done():
            return
        if isinstance(answer, BaseException):
            future.set_exception(answer)
        else:
            future.set_result(answer)

    journal.send(command, answered)
    return await future
