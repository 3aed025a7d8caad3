"""What processes tell each other by NOTIFY: hints, sent after the COMMIT, a few at once; any may be lost."""

import asyncio
import base64
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from portal.core.ids import new_id
from portal.core.logging import log_trouble
from portal.core.postgresql.driver import Driver
from portal.core.postgresql.failures import Failure, failure_of

CHANNEL = "cairn"
STREAM = "stream"
COALESCED = 0.003
QUIET = 10.0
PAUSES = (0.05, 0.2, 0.5, 1.0, 2.0)
MOST_WAITING = 10_000
MOST_BYTES = 7_500
MOST_PAYLOAD = 5_000
Heard = Callable[[bytes], None]


class Hints:
    """One connection that listens and speaks, and comes back by itself when it is lost."""

    def __init__(self, connect: Callable[[], Any], reached: Callable[[str, int], None]) -> None:
        self._connect = connect
        self._reached = reached
        self._me = new_id()
        self._streams: dict[str, int] = {}
        self._others: deque[tuple[str, str]] = deque(maxlen=MOST_WAITING)
        self._wake = asyncio.Event()
        self._heard: dict[str, list[Heard]] = {}

    def tell(self, stream: str, seq: int) -> None:
        """Tell the other processes, soon, that a stream has reached a seq."""
        self._streams[stream] = seq
        self._wake.set()

    def broadcast(self, kind: str, payload: bytes) -> None:
        """Tell the other processes, soon, something opaque; raises ValueError above 5,000 bytes."""
        if len(payload) > MOST_PAYLOAD:
            raise ValueError(len(payload))
        self._others.append((kind, base64.b64encode(payload).decode()))
        self._wake.set()

    def on_broadcast(self, kind: str, heard: Heard) -> None:
        """Call `heard(payload)` for what other processes broadcast under that kind."""
        self._heard.setdefault(kind, []).append(heard)

    async def run(self) -> None:
        """Listen and speak until cancelled."""
        failures = 0
        while True:
            try:
                driver = await self._connect()
                try:
                    await driver.add_listener(CHANNEL, self._notified)
                    driver.add_termination_listener(lambda _: self._wake.set())
                    failures = 0
                    await self._speak(driver)
                finally:
                    driver.terminate()
            except Exception as error:
                if failure_of(error) is Failure.OWN:
                    raise
                log_trouble("hints: connection lost", error)
            await asyncio.sleep(PAUSES[min(failures, len(PAUSES) - 1)])
            failures += 1

    async def _speak(self, driver: Driver) -> None:
        while True:
            try:
                async with asyncio.timeout(QUIET):
                    await self._wake.wait()
            except TimeoutError:
                await driver.execute("SELECT 1")
                continue
            await asyncio.sleep(COALESCED)
            self._wake.clear()
            if driver.is_closed():
                raise ConnectionError
            messages = list(_packed(self._me, self._taken()))
            if messages:
                await driver.execute("SELECT pg_notify($1, m) FROM unnest($2::text[]) m", CHANNEL, messages)

    def _taken(self) -> list[tuple[str, str]]:
        hints = [(STREAM, f"{stream} {seq}") for stream, seq in self._streams.items()]
        others = list(self._others)
        self._streams.clear()
        self._others.clear()
        return hints + others

    def _notified(self, _: Any, __: int, ___: str, payload: str) -> None:
        sender, said = msgspec.json.decode(payload, type=tuple[str, list[tuple[str, str]]])
        if sender == self._me:
            return
        for kind, words in said:
            if kind == STREAM:
                stream, seq = words.split(" ")
                self._reached(stream, int(seq))
            else:
                for heard in self._heard.get(kind, ()):
                    heard(base64.b64decode(words))


def _packed(sender: str, said: Iterable[tuple[str, str]]) -> Iterator[str]:
    """As few messages as the server's limit of 8,000 bytes allows."""
    pack: list[tuple[str, str]] = []
    size = 0
    for kind, words in said:
        more = len(kind) + len(words) + 8
        if size + more > MOST_BYTES and pack:
            yield msgspec.json.encode((sender, pack)).decode()
            pack, size = [], 0
        pack.append((kind, words))
        size += more
    if pack:
        yield msgspec.json.encode((sender, pack)).decode()
