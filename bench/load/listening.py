"""Sockets that only read, and tell the pump whenever all of them have read a round.

In: `{port, credits, rooms, sockets, round: bytes}`. Out: `{ready}`; goes on until input ends.
"""

import asyncio
from typing import Any

from bench.load.peer import Peer, handshake, opened
from bench.load.talk import hear, say, talk


class Reader(Peer):
    """Counts bytes into the sum of all."""

    def __init__(self, request: bytes, total: "Total") -> None:
        super().__init__(request)
        self._total = total

    def data_received(self, data: bytes) -> None:
        """Handshake first; after it only the size counts."""
        if self.opened.done():
            self._total.add(len(data))
        else:
            super().data_received(data)


class Total:
    """Bytes read by all sockets; every `round` of them is worth a byte of credit."""

    def __init__(self, round: int, writer: asyncio.StreamWriter) -> None:
        self._round, self._writer = round, writer
        self._read = 0

    def add(self, size: int) -> None:
        """So much more was read."""
        self._read += size
        if self._read >= self._round:
            whole, self._read = divmod(self._read, self._round)
            self._writer.write(b"." * whole)


async def main(plan: Any) -> None:
    """Open all, read until told to end."""
    _, writer = await asyncio.open_connection("127.0.0.1", plan["credits"])
    total = Total(plan["round"], writer)
    paths = [f"/ws/{room}" for room in range(plan["rooms"]) for _ in range(plan["sockets"])]
    await opened([Reader(handshake(plan["port"], path, ""), total) for path in paths], plan["port"])
    say({"ready": len(paths)})
    await hear()


if __name__ == "__main__":
    talk(main)
