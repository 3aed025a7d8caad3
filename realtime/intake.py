"""What comes in from one peer, handed on no faster than its session may ask."""

import asyncio
from collections import deque
from collections.abc import Callable

from portal.core.pace import Paces
from realtime.line import Line

MOST_PARKED = 256 * 1024
EACH = 64


class Intake:
    """Parks, in order, what goes beyond the budget; the peer is read no further while much is parked.

    Up to there it is read on, so that its pings and pongs are not left behind its own commands.
    """

    __slots__ = ("_is_held", "_line", "_paces", "_parked", "_session", "_size", "_take", "_timer")

    def __init__(self, paces: Paces, session: str, line: Line, take: Callable[[str], None]) -> None:
        self._paces, self._session = paces, session
        self._line = line
        self._take = take
        self._parked: deque[str] | None = None
        self._size = 0
        self._is_held = False
        self._timer: asyncio.TimerHandle | None = None

    def received(self, text: str) -> None:
        """One message from the peer."""
        if not self._parked and self._paces.of(self._session).spend():
            self._take(text)
        else:
            self._park(text)

    def close(self) -> None:
        """Nothing is handed on any more."""
        self._parked = None
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _park(self, text: str) -> None:
        if self._parked is None:
            self._parked = deque()
        self._parked.append(text)
        self._size += len(text) + EACH
        if self._timer is None:
            self._wait()
        if self._size > MOST_PARKED and not self._is_held:
            self._is_held = True
            self._line.hold()

    def _wait(self) -> None:
        """For one message at a time, so that the session's sockets take turns."""
        wait = self._paces.of(self._session).reserve()
        self._timer = asyncio.get_running_loop().call_later(wait, self._go_on)

    def _go_on(self) -> None:
        self._timer = None
        if self._line.is_closing:
            self._parked = None
        if not self._parked:
            return
        text = self._parked.popleft()
        self._size -= len(text) + EACH
        if self._parked:
            self._wait()
        if self._is_held and self._size <= MOST_PARKED // 2:
            self._is_held = False
            self._line.go_on()
        self._take(text)
