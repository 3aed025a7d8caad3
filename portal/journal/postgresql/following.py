"""Keeping published values level with what other processes store: on a hint, and once per second."""

import asyncio
import secrets
from collections.abc import Iterable
from contextlib import suppress

from portal.core.database import Unavailable
from portal.core.logging import log_trouble
from portal.core.postgresql.database import PostgresqlDatabase
from portal.core.postgresql.transaction import Transaction
from portal.journal.postgresql import reading
from portal.journal.postgresql.publishing import publish_stored, start_over
from portal.journal.postgresql.reading import Head, can_follow
from portal.journal.published import Published
from portal.journal.streams import StreamValue, unwritten

SECOND = 1.0


class Following:
    """Reads the log for the streams that are held here and moved elsewhere; loses no event."""

    def __init__(self, database: PostgresqlDatabase, published: Published) -> None:
        self._database = database
        self._published = published
        self._moved: set[str] = set()
        self._wake = asyncio.Event()
        self._last_seen: dict[str, int] = {}

    def reached(self, stream: str, seq: int) -> None:
        """A hint: that stream has reached a seq in another process."""
        held = self._published.get(stream)
        if held is None:
            self._published.heard(stream, seq)
        elif held.seq < seq:
            self.look_at([stream])

    def look_at(self, streams: Iterable[str]) -> None:
        """Soon compare these streams with their heads."""
        self._moved.update(streams)
        self._wake.set()

    async def value(self, stream: str) -> StreamValue:
        """The newest value, after a look at its head."""
        head = await self._database.ask(lambda driver: reading.head(driver, stream))
        if head is None:
            return unwritten(stream, secrets.token_hex(8))
        if self._published.get(stream) is None:
            return self._published.keep(await self._read(stream))
        await self._catch_up([head])
        return self._published.get(stream) or await self._read(stream)

    async def run(self) -> None:
        """Look where hints point, and once per second at all that is watched, until cancelled."""
        clock = asyncio.get_running_loop().time
        due = clock() + SECOND
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(due - clock()):
                    await self._wake.wait()
            self._wake.clear()
            if clock() >= due:
                self._moved.update(self._still_watched())
                due = clock() + SECOND
            moved, self._moved = self._moved, set()
            try:
                await self._compare(moved)
            except Exception as error:  # noqa: BLE001  whatever it is, the next second may be better
                log_trouble("journal: cannot look at the log", error)

    async def _compare(self, streams: Iterable[str]) -> None:
        names = list(streams)
        heads = await self._database.ask(lambda driver: reading.heads(driver, names)) if names else []
        for head in heads:
            if self._published.get(head.name) is None:
                self._notice(head)
        await self._catch_up(heads)

    async def _catch_up(self, heads: Iterable[Head]) -> None:
        """Read the log up to these heads at least, for the streams that are held, and publish."""
        behind = self._behind(heads)
        while behind:
            near = [head for head in behind if self._can_follow(head)]
            for head in behind:
                if head not in near:
                    start_over(self._published, await self._read(head.name))
            await self._fold_in(near)
            behind = self._behind(near)

    async def _fold_in(self, near: list[Head]) -> None:
        held = {head.name: v.seq for head in near if (v := self._published.get(head.name)) is not None}
        if not held:
            return
        read = await self._database.ask(lambda driver: reading.since(driver, held))
        for name, events in read.items():
            if not events or events[0].seq != held[name] + 1:
                raise Unavailable(f"{name}: event {held[name] + 1} is missing")
            publish_stored(self._published, name, events)

    def _behind(self, heads: Iterable[Head]) -> list[Head]:
        pairs = [(head, self._published.get(head.name)) for head in heads]
        return [h for h, v in pairs if v is not None and (v.epoch != h.epoch or v.seq < h.seq)]

    def _can_follow(self, head: Head) -> bool:
        held = self._published.get(head.name)
        return held is not None and can_follow(held, head)

    def _still_watched(self) -> set[str]:
        """Everything that is watched; how far anything else had got is forgotten."""
        watched = set(self._published.watched)
        self._last_seen = {name: seq for name, seq in self._last_seen.items() if name in watched}
        return watched

    def _notice(self, head: Head) -> None:
        """Watched, but not held: all that is wished is to hear that it moved."""
        if self._last_seen.get(head.name, head.seq) < head.seq:
            self._published.heard(head.name, head.seq)
        self._last_seen[head.name] = head.seq

    async def _read(self, stream: str) -> StreamValue:
        async def read(transaction: Transaction) -> StreamValue:
            head = await reading.head(transaction.driver, stream)
            if head is None:
                return unwritten(stream, secrets.token_hex(8))
            return (await reading.whole(transaction.driver, [head]))[stream]

        return await self._database.view(read)
