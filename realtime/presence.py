"""Who is in a room and where they look: memory only, at most ten frames a second a room."""

import asyncio
from collections.abc import Callable, Hashable

from realtime.protocol import say

PAUSE = 0.1


class Presence:
    """The places of everyone who is here; a person with several tabs is at the newest one."""

    def __init__(self, send: Callable[[str, bytes], None]) -> None:
        self._send = send
        self._places: dict[str, dict[Hashable, tuple[str, str]]] = {}
        self._waiting: dict[str, asyncio.TimerHandle] = {}

    def look(self, stream: str, who: Hashable, member: str, place: str) -> None:
        """That member looks at that place, in that tab."""
        rows = self._places.setdefault(stream, {})
        if rows.get(who) != (member, place):
            rows.pop(who, None)
            rows[who] = (member, place)
            self._tell_soon(stream)

    def leave(self, stream: str, who: Hashable) -> None:
        """That tab looks at something else, or is gone."""
        if self._places.get(stream, {}).pop(who, None) is not None:
            self._tell_soon(stream)
            if not self._places[stream]:
                del self._places[stream]

    def here(self, stream: str) -> bytes:
        """The whole list, as it is sent."""
        newest = dict(self._places.get(stream, {}).values())
        who = [{"member": member, "place": place} for member, place in newest.items()]
        return say("here", stream=stream, who=who)

    def _tell_soon(self, stream: str) -> None:
        if stream not in self._waiting:
            loop = asyncio.get_running_loop()
            self._waiting[stream] = loop.call_later(PAUSE, self._tell, stream)

    def _tell(self, stream: str) -> None:
        self._waiting.pop(stream, None)
        self._send(stream, self.here(stream))
