"""Publishes encoded events as fast as the readers take them, and says what that cost.

A reader process sends a byte for every round that all its sockets have read; at most `AHEAD` rounds
are under way, so no buffer fills and nothing is ever dropped.
"""

import asyncio
import time
from collections.abc import Callable

from bench.load.talk import hear, say

Publish = Callable[[int, list[bytes]], None]
AHEAD = 2
SIZE = 560


class Readers:
    """How many rounds may still be published."""

    def __init__(self) -> None:
        self._credit = AHEAD
        self._more = asyncio.Event()

    async def listen(self) -> int:
        """Take the readers' bytes on a port of our own; returns it."""
        server = await asyncio.start_server(self._take, "127.0.0.1", 0)
        port: int = server.sockets[0].getsockname()[1]
        return port

    async def spend(self) -> None:
        """Wait until a round may go out."""
        while not self._credit:
            self._more.clear()
            await self._more.wait()
        self._credit -= 1

    async def _take(self, reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
        while got := await reader.read(64):
            self._credit += len(got)
            self._more.set()


async def pump(publish: Publish, port: int) -> None:
    """Serve orders from standard input until it ends; `publish(room, bodies)` is what is measured."""
    readers = Readers()
    say({"port": port, "credits": await readers.listen()})
    while (order := await hear()) is not None:
        bodies = [_body(n) for n in range(order["events"])]
        groups = [bodies] if order["joined"] else [[body] for body in bodies]
        rounds, start, cpu = 0, time.perf_counter(), time.process_time()
        while time.perf_counter() - start < order["seconds"]:
            await readers.spend()
            for room in range(order["rooms"]):
                for group in groups:
                    publish(room, group)
            rounds += 1
            await asyncio.sleep(0)
        cpu = time.process_time() - cpu
        deliveries = rounds * order["rooms"] * order["sockets"] * len(bodies)
        say({"deliveries": deliveries, "cpu": cpu, "seconds": time.perf_counter() - start})


def _body(number: int) -> bytes:
    return (b'{"seq":%d,"data":"' % number).ljust(SIZE - 2, b"x") + b'"}'
