"""Streams that a follower could not read: left alone for a while, each time twice as long."""

import time
from collections.abc import Callable, Iterable

FIRST, LONGEST = 1.0, 600.0
FORGOTTEN = 2 * LONGEST


class Resting:
    """What rests, by a clock in seconds that only goes forward; forgotten when the process ends."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._until: dict[str, tuple[float, float]] = {}

    def rest(self, streams: Iterable[str]) -> None:
        """They failed, perhaps not for the first time."""
        now = self._clock()
        for stream in streams:
            _, pause = self._until.get(stream, (0.0, FIRST / 2))
            pause = min(2 * pause, LONGEST)
            self._until[stream] = (now + pause, pause)

    def now(self) -> list[str]:
        """Those whose pause is not over."""
        now = self._clock()
        self._until = {s: (until, p) for s, (until, p) in self._until.items() if now < until + FORGOTTEN}
        return [stream for stream, (until, _) in self._until.items() if now < until]
