"""Everybody ticks and unticks their own action, the next one as soon as the last is seen.

In: `{port, path, sockets: [{cookie, join, joined, frames: [text, text]}]}`, where `@ID` in a text is
the place of the command id; then `{warm, seconds}`. Out: `{ready}`, then what was counted.
"""

import asyncio
from typing import Any

from bench.load.peer import Awaiting, handshake, masked, opened
from bench.load.talk import hear, say, talk

PLACE = "@ID"
LONGEST_ID = 36
MARK = b'"command":"'


class Ticker(Awaiting):
    """One socket with a command under way at any time."""

    def __init__(self, request: bytes, number: int, texts: list[str]) -> None:
        super().__init__(request)
        self._shapes = [cut(text) for text in texts]
        self._number = number
        self._sent = self._tail = b""
        self._going = False
        self.count = self.ticks = self.deliveries = 0

    def go(self) -> None:
        """Send the first."""
        self.took = self._took
        self._going = True
        self._next()

    def stop(self) -> None:
        """The one under way is the last."""
        self._going = False

    @property
    def is_waiting(self) -> bool:
        """Whether a tick has not been seen yet."""
        return bool(self._sent)

    def _next(self) -> None:
        before, after = self._shapes[self.count & 1]
        self.count += 1
        id = b"%08x-%04x-4000-8000-bec400000000" % (self.count, self._number)
        self._sent = MARK + id
        self.transport.write(before + id + after)

    def _took(self, data: bytes) -> None:
        seen = self._tail + data
        self.deliveries += seen.count(MARK) - self._tail.count(MARK)
        self._tail = seen[-len(MARK) - LONGEST_ID :]
        if self._sent and self._sent in seen:
            self.ticks += 1
            self._sent = b""
            if self._going:
                self._next()


def cut(text: str) -> tuple[bytes, bytes]:
    """The frame of a text, in two halves around the place of its id."""
    before, after = masked(text.replace(PLACE, "@" * LONGEST_ID)).split(b"@" * LONGEST_ID)
    return before, after


async def main(plan: Any) -> None:
    """Open, join, tick for as long as told, count."""
    port, tickers = plan["port"], []
    for number, one in enumerate(plan["sockets"]):
        request = handshake(port, plan["path"], one["cookie"])
        tickers.append(Ticker(request, number, one["frames"]))
    await opened(tickers, port)
    for ticker, one in zip(tickers, plan["sockets"], strict=True):
        ticker.transport.write(masked(one["join"]))
        await ticker.until(one["joined"].encode())
    say({"ready": len(tickers)})
    told = await hear()
    for ticker in tickers:
        ticker.go()
    await asyncio.sleep(told["warm"])
    say({"begin": True})
    before = _counted(tickers)
    loop = asyncio.get_running_loop()
    start = loop.time()
    await asyncio.sleep(told["seconds"])
    after, seconds = _counted(tickers), loop.time() - start
    ticks, deliveries = (b - a for a, b in zip(before, after, strict=True))
    say({"ticks": ticks, "deliveries": deliveries, "seconds": seconds})
    await _ended(tickers)
    say({"all": sum(t.ticks for t in tickers), "lost": sum(t.lost for t in tickers)})
    await hear()


def _counted(tickers: list[Ticker]) -> tuple[int, int]:
    return sum(t.ticks for t in tickers), sum(t.deliveries for t in tickers)


async def _ended(tickers: list[Ticker]) -> None:
    for ticker in tickers:
        ticker.stop()
    async with asyncio.timeout(30):
        while any(ticker.is_waiting for ticker in tickers):  # noqa: ASYNC110  polling costs the server nothing
            await asyncio.sleep(0.02)


if __name__ == "__main__":
    talk(main)
