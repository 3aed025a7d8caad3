"""Opens sockets, joins where told, and holds them.

In: `{port, at_once, sockets: [{path, cookie, join, joined}]}`, where `join` is null for a socket that
is only opened. Out: `{seconds, commands}` once all are there; `commands` counts the events they were
sent. Then any line: an order of the same form for more sockets, null to let go.
"""

import asyncio
from typing import Any

from bench.load.peer import Awaiting, handshake, masked
from bench.load.talk import hear, say, talk

MARK = b'"command":"'


class Holder(Awaiting):
    """One socket, and how it gets to where it is wanted."""

    def __init__(self, port: int, one: Any) -> None:
        super().__init__(handshake(port, one["path"], one["cookie"]))
        self._join = masked(one["join"]) if one["join"] else b""
        self._joined = one["joined"].encode()

    async def arrive(self, port: int) -> None:
        """Open, join, and wait for the answer."""
        await asyncio.get_running_loop().create_connection(lambda: self, "127.0.0.1", port)
        await self.opened
        if self._join:
            self.transport.write(self._join)
            await self.until(self._joined)
        self.took = self.early_only

    def early_only(self, data: bytes) -> None:
        """What comes later is not looked at."""


async def main(order: Any) -> None:
    """One order after the other; all sockets are held to the end."""
    held: list[Holder] = []
    while order is not None:
        held += await _arrived(order)
        order = await hear()


async def _arrived(order: Any) -> list[Holder]:
    holders = [Holder(order["port"], one) for one in order["sockets"]]
    places = asyncio.Semaphore(order["at_once"])

    async def one(holder: Holder) -> None:
        async with places:
            await holder.arrive(order["port"])

    loop = asyncio.get_running_loop()
    start = loop.time()
    await asyncio.gather(*(one(holder) for holder in holders))
    seconds = loop.time() - start
    say({"seconds": seconds, "commands": sum(holder.early.count(MARK) for holder in holders)})
    return holders


if __name__ == "__main__":
    talk(main)
