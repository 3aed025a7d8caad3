"""One member of a room ticks at a steady pace; everybody's deliveries are timed; some read nothing.

In: `{port, pace, sockets: [{cookie, join, joined}], stalled: [...], frames: [text, text]}`: the first
socket ticks. Out: `{ready}`; then on `{seconds}`: `{sent, delivered, p50, p99}` over the sockets that
read, in milliseconds from just before the write to the arrival. Ends at the end of input.
"""

import asyncio
import socket
import time
from statistics import quantiles
from typing import Any

from bench.load.peer import Awaiting, handshake, masked, opened
from bench.load.talk import hear, say, talk
from bench.load.ticking import LONGEST_ID, MARK, cut

SMALL_WINDOW = 4096
LAST_ONES = 3.0
AT = len(MARK) + LONGEST_ID


class Listener(Awaiting):
    """A socket that notes when each event came."""

    def __init__(self, request: bytes) -> None:
        super().__init__(request)
        self._tail = b""
        self.arrivals: dict[bytes, float] = {}

    def listen(self) -> None:
        """Joined: from now on every chunk is looked through."""
        self.took = self._took

    def _took(self, data: bytes) -> None:
        now = time.perf_counter()
        seen = self._tail + data
        place = seen.find(MARK)
        while 0 <= place <= len(seen) - AT:
            self.arrivals[seen[place + len(MARK) : place + AT]] = now
            place = seen.find(MARK, place + AT)
        self._tail = seen[place:] if place >= 0 else seen[-len(MARK) + 1 :]


async def main(plan: Any) -> None:
    """Open, join, tick at the pace, time."""
    port = plan["port"]
    listeners = [Listener(handshake(port, "/ws", one["cookie"])) for one in plan["sockets"]]
    await opened(listeners, port)
    for listener, one in zip(listeners, plan["sockets"], strict=True):
        listener.transport.write(masked(one["join"]))
        await listener.until(one["joined"].encode())
        listener.listen()
    stalled = [_stalled(port, one) for one in plan["stalled"]]
    say({"ready": len(listeners)})
    while (told := await hear()) is not None:
        sent = await _ticked(listeners[0], plan["frames"], plan["pace"], told["seconds"])
        say(_timed(sent, listeners))
        for listener in listeners:
            listener.arrivals.clear()
    for one in stalled:
        one.close()


async def _ticked(author: Listener, texts: list[str], pace: float, seconds: float) -> dict[bytes, float]:
    """When each command was sent, by its id; waits for the last ones to arrive."""
    shapes = [cut(text) for text in texts]
    sent: dict[bytes, float] = {}
    start = time.perf_counter()
    salt = time.monotonic_ns() & 0xFFFFFFFF
    for number in range(2 * int(pace * seconds / 2)):
        await asyncio.sleep(start + number / pace - time.perf_counter())
        before, after = shapes[number & 1]
        id = b"%08x-%04x-4000-8000-%08x0000" % (number, 0, salt)
        sent[id] = time.perf_counter()
        author.transport.write(before + id + after)
    await asyncio.sleep(min(LAST_ONES, max(0.3, seconds / 3)))
    return sent


def _timed(sent: dict[bytes, float], listeners: list[Listener]) -> dict[str, float]:
    took = [
        1000 * (listener.arrivals[id] - at)
        for listener in listeners
        for id, at in sent.items()
        if id in listener.arrivals
    ]
    hundredths = quantiles(took, n=100)
    return {
        "sent": len(sent),
        "delivered": len(took) / len(sent) / len(listeners),
        "p50": hundredths[49],
        "p99": hundredths[98],
    }


def _stalled(port: int, one: Any) -> socket.socket:
    """Joined, with a small window, and never read again."""
    stalled = socket.socket()
    stalled.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_WINDOW)
    stalled.connect(("127.0.0.1", port))
    stalled.sendall(handshake(port, "/ws", one["cookie"]))
    seen = b""
    while b"\r\n\r\n" not in seen:
        seen += stalled.recv(4096)
    stalled.sendall(masked(one["join"]))
    while one["joined"].encode() not in seen:
        seen += stalled.recv(4096)
    return stalled


if __name__ == "__main__":
    talk(main)
