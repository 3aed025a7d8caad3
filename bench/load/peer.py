"""One websocket as a load sees it: a handshake, then bytes; nothing is parsed that need not be."""

import asyncio
from collections.abc import Iterable
from typing import cast

KEY = "Y2Fpcm4tbWVhc3VyZWQtMQ=="


def handshake(port: int, path: str, cookie: str) -> bytes:
    """The request that opens a socket."""
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {KEY}",
        "Sec-WebSocket-Version: 13",
        f"Origin: http://127.0.0.1:{port}",
    ]
    if cookie:
        lines.append(f"Cookie: {cookie}")
    return "\r\n".join([*lines, "", ""]).encode()


def masked(text: str) -> bytes:
    """A client's text frame; under a mask of zeros the payload is itself."""
    payload = text.encode()
    size = len(payload)
    short = size < 126
    head = bytes((0x81, 0x80 | size)) if short else b"\x81\xfe" + size.to_bytes(2, "big")
    return head + b"\0\0\0\0" + payload


class Peer(asyncio.Protocol):
    """Opens, then hands every chunk to `took`; `opened` is a future of the 101."""

    def __init__(self, request: bytes) -> None:
        self._request = request
        self._head = b""
        self.transport: asyncio.Transport
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.took = self._early
        self.early = b""
        self.lost = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the upgrade."""
        self.transport = cast("asyncio.Transport", transport)
        self.transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        """The handshake's answer first, then frames."""
        if self.opened.done():
            self.took(data)
            return
        self._head += data
        head, end, rest = self._head.partition(b"\r\n\r\n")
        if not end:
            return
        if b" 101 " not in head.split(b"\r\n", 1)[0]:
            self.opened.set_exception(ConnectionError(head.decode(errors="replace")))
            return
        self.opened.set_result(None)
        if rest:
            self.took(rest)

    def connection_lost(self, error: Exception | None) -> None:
        """The server is gone, or we are."""
        self.lost = True
        if not self.opened.done():
            self.opened.set_exception(error or ConnectionError("closed"))

    def _early(self, data: bytes) -> None:
        self.early += data


class Awaiting(Peer):
    """A peer that can wait for bytes which it will be sent; it keeps nothing else of them."""

    def __init__(self, request: bytes) -> None:
        super().__init__(request)
        self._wanted = b""
        self._met: asyncio.Future[None] | None = None

    async def until(self, marker: bytes) -> None:
        """Returns once the marker has come; what came earlier counts."""
        if marker in self.early:
            return
        self._wanted = marker
        self._met = asyncio.get_running_loop().create_future()
        self.took = self._look
        await self._met

    def _look(self, data: bytes) -> None:
        self.early += data
        if self._met is not None and not self._met.done() and self._wanted in self.early:
            self._met.set_result(None)


async def opened(peers: Iterable[Peer], port: int, at_once: int = 32) -> None:
    """Connect all of them, some at a time; raises ConnectionError if one is refused."""
    room = asyncio.Semaphore(at_once)
    loop = asyncio.get_running_loop()

    async def one(peer: Peer) -> None:
        async with room:
            await loop.create_connection(lambda: peer, "127.0.0.1", port)
            await peer.opened

    await asyncio.gather(*(one(peer) for peer in peers))
