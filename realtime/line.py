"""What a connection needs of its socket, whichever server holds it."""

import asyncio
from typing import Any, Protocol

from realtime.direct import HIGH_WATER


class Line(Protocol):
    """A way to write frames to one peer without waiting."""

    @property
    def is_behind(self) -> bool:
        """Whether the peer reads slower than we write."""
        ...

    @property
    def is_closing(self) -> bool:
        """Whether nothing that the peer asks for is of use any more."""
        ...

    def write(self, framed: bytes) -> None:
        """Put frames into the buffer."""
        ...

    def hold(self) -> None:
        """Read nothing from the peer until told to go on."""
        ...

    def go_on(self) -> None:
        """Read again."""
        ...

    def hang_up(self, code: int, reason: str) -> None:
        """Say goodbye and close."""
        ...

    def abort(self) -> None:
        """Close at once."""
        ...


class PlainLine:
    """Plain `await send` behind a bounded buffer, for servers without the direct protocol.

    Whoever receives waits for `may_read` before each message: the server's own back-pressure does the rest.
    """

    def __init__(self, send: Any) -> None:
        self._send = send
        self._waiting: list[bytes] = []
        self._size = 0
        self._task: asyncio.Task[None] | None = None
        self._closing: tuple[int, str] | None = None
        self.drained: Any = None
        self.may_read = asyncio.Event()
        self.may_read.set()

    @property
    def is_behind(self) -> bool:
        """Whether more waits than a socket's buffer should hold."""
        return self._size > HIGH_WATER

    @property
    def is_closing(self) -> bool:
        """Whether the goodbye was said."""
        return self._closing is not None

    def write(self, framed: bytes) -> None:
        """Queue frames; they are unwrapped again, as the server frames them itself."""
        self._waiting.extend(_payloads(framed))
        self._size += len(framed)
        self._start()

    def hold(self) -> None:
        """Receive nothing more until told to go on."""
        self.may_read.clear()

    def go_on(self) -> None:
        """Receive again."""
        self.may_read.set()

    def hang_up(self, code: int, reason: str) -> None:
        """Close once what waits is sent."""
        self._closing = (code, reason)
        self._start()

    def abort(self) -> None:
        """Drop what waits and close."""
        self._waiting.clear()
        self.hang_up(1013, "slow")

    def _start(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.ensure_future(self._drain())

    async def _drain(self) -> None:
        while self._waiting:
            payloads, self._waiting = self._waiting, []
            for payload in payloads:
                await self._send({"type": "websocket.send", "text": payload.decode()})
            was_behind, self._size = self.is_behind, sum(map(len, self._waiting))
            if was_behind and not self.is_behind and self.drained is not None:
                self.drained()
        if self._closing is not None:
            code, reason = self._closing
            await self._send({"type": "websocket.close", "code": code, "reason": reason})


def _payloads(framed: bytes) -> list[bytes]:
    found = []
    while framed:
        size, start = framed[1], 2
        if size == 126:
            size, start = int.from_bytes(framed[2:4], "big"), 4
        elif size == 127:
            size, start = int.from_bytes(framed[2:10], "big"), 10
        found.append(framed[start : start + size])
        framed = framed[start + size :]
    return found
