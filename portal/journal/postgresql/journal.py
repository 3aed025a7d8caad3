"""The journal on PostgreSQL, beside other processes that have the same one open."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any

from portal.core.database import Unavailable
from portal.core.errors import Refusal
from portal.core.postgresql.database import PostgresqlDatabase
from portal.journal.commands import Answer, Command, Refused
from portal.journal.journal import FOREVER, Answered, Heard, PagedRow, awaited
from portal.journal.postgresql import batch, reading
from portal.journal.postgresql.batch import Batch
from portal.journal.postgresql.following import Following
from portal.journal.postgresql.hints import Hints
from portal.journal.postgresql.publishing import publish
from portal.journal.postgresql.shortcut import decided_ahead
from portal.journal.postgresql.waiting import Waiter, Waiting
from portal.journal.published import Published
from portal.journal.streams import StreamValue

MOST_BATCHES = 4


class PostgresqlJournal:
    """See `portal.journal.journal.Journal` for what its methods promise.

    Without `hints` it still learns of everything, up to a second later.
    """

    def __init__(
        self, database: PostgresqlDatabase, now: Callable[[], datetime], *, hints: bool = True
    ) -> None:
        self.published = Published()
        self._database = database
        self._now = now
        self._waiting = Waiting()
        self._closing = False
        self._batches: set[asyncio.Task[None]] = set()
        self._following = Following(database, self.published)
        self._hints = Hints(self._connect_for_hints, self._following.reached)
        self._own = [asyncio.create_task(self._following.run())]
        if hints:
            self._own.append(asyncio.create_task(self._hints.run()))

    async def submit(self, command: Command) -> Answer:
        """Queue the command for a batch and wait for its COMMIT."""
        return await awaited(self, command)

    def send(self, command: Command, answered: Answered) -> None:
        """Queue the command; `answered` is called after the COMMIT."""
        if self._closing:
            answered(Unavailable("closing"))
            return
        try:
            self._waiting.add(Waiter(command, answered))
        except Refusal as refusal:
            answered(refusal)
            return
        if len(self._batches) < MOST_BATCHES:
            self._start()

    async def value(self, stream: str) -> StreamValue:
        """The newest committed value, compared with the stream's head at every call."""
        return await self._following.value(stream)

    async def events(self, stream: str, after: int, limit: int) -> list[bytes]:
        """Stored events behind `after`, oldest first."""
        return await self._database.ask(lambda d: reading.events(d, stream, after, limit))

    async def history(self, stream: str, before: int | None, limit: int, about: str | None) -> list[bytes]:
        """Stored events below `before`, newest first."""
        until = FOREVER if before is None else before
        return await self._database.ask(lambda d: reading.history(d, stream, until, limit, about))

    async def comments(self, stream: str, step: str, before: int | None, limit: int) -> list[PagedRow]:
        """Comments on a step, newest first."""
        until = FOREVER if before is None else before
        return await self._database.ask(lambda d: reading.comments(d, stream, step, until, limit))

    def watch(self, stream: str) -> None:
        """Learn of what other processes do in the stream."""
        self.published.watch(stream)

    def unwatch(self, stream: str) -> None:
        """One listener fewer."""
        self.published.unwatch(stream)

    def broadcast(self, kind: str, payload: bytes) -> None:
        """Tell the other processes something that may be lost."""
        self._hints.broadcast(kind, payload)

    def on_broadcast(self, kind: str, heard: Heard) -> None:
        """Call `heard(payload)` for what another process broadcasts."""
        self._hints.on_broadcast(kind, heard)

    async def close(self) -> None:
        """Answer what waits, then stop listening."""
        self._closing = True
        while self._batches:
            await asyncio.gather(*self._batches, return_exceptions=True)
        for task in self._own:
            task.cancel()
        await asyncio.gather(*self._own, return_exceptions=True)

    async def _connect_for_hints(self) -> Any:
        return await self._database.connect(synchronous_commit="off")

    def _start(self) -> None:
        task = asyncio.create_task(self._work())
        self._batches.add(task)

    async def _work(self) -> None:
        """Batch after batch, for as long as there is one to take.

        It takes itself off the list in the very turn in which it found nothing: a command that
        comes in the next one must not count on it.
        """
        try:
            while taken := self._waiting.take():
                try:
                    await self._run(taken)
                finally:
                    self._waiting.release(taken)
        finally:
            task = asyncio.current_task()
            assert task is not None
            self._batches.discard(task)

    async def _run(self, taken: list[Waiter]) -> None:
        try:
            done = await self._decided([waiter.command for waiter in taken])
        except Exception as error:  # noqa: BLE001  whoever waits is told, whatever it was
            await self._failed(taken, error)
            return
        self._publish(done)
        for waiter, answer in zip(taken, done.answers, strict=True):
            waiter.answered(answer)

    async def _decided(self, commands: list[Command]) -> Batch:
        shortcut = decided_ahead(commands, self.published, self._now)
        return await self._database.transact(
            lambda transaction: batch.run(transaction, commands, self.published, self._now),
            shortcut=shortcut.store if shortcut is not None else None,
            finds_repeats=True,
        )

    async def _failed(self, taken: list[Waiter], error: Exception) -> None:
        """What only one of them can have caused must not fail its batch mates."""
        if len(taken) == 1 or isinstance(error, Unavailable):
            answer = Refused(error) if isinstance(error, Refusal) else error
            for waiter in taken:
                waiter.answered(answer)
            return
        for waiter in taken:
            await self._run([waiter])

    def _publish(self, done: Batch) -> None:
        for value, bodies in done.published():
            if not publish(self.published, value, bodies):
                self._following.look_at([value.name])
            self._hints.tell(value.name, value.seq)
