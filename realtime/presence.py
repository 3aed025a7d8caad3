"""Who is in a room and where they look: memory only, at most ten frames a second a room.

Each process knows the tabs connected to it; it tells the others its own list of a room, and forgets
what it heard of a process that has fallen silent.
"""

import asyncio
import time
from collections.abc import Callable, Hashable

import msgspec

from portal.core.ids import new_id
from portal.journal.journal import Journal
from realtime.protocol import say

PAUSE = 0.1
SILENT = 40.0
KIND = "presence"

Place = tuple[str, str]


class Heard(msgspec.Struct):
    """One process's list of a room: who looks where."""

    process: str
    stream: str
    places: list[Place]


class Presence:
    """The places of everyone who is here; a person with several tabs is at the newest one."""

    def __init__(self, send: Callable[[str, bytes], None], journal: Journal) -> None:
        self._send = send
        self._journal = journal
        self._process = new_id()
        self._places: dict[str, dict[Hashable, Place]] = {}
        self._elsewhere: dict[str, dict[str, tuple[float, list[Place]]]] = {}
        self._waiting: dict[str, bool] = {}
        self._repeated = time.monotonic()
        self._decoder = msgspec.json.Decoder(Heard)
        journal.on_broadcast(KIND, self._hear)

    def look(self, stream: str, who: Hashable, member: str, place: str) -> None:
        """That member looks at that place, in that tab."""
        rows = self._places.setdefault(stream, {})
        if rows.get(who) != (member, place):
            rows.pop(who, None)
            rows[who] = (member, place)
            self._tell_soon(stream, everywhere=True)

    def leave(self, stream: str, who: Hashable) -> None:
        """That tab looks at something else, or is gone."""
        if self._places.get(stream, {}).pop(who, None) is not None:
            self._tell_soon(stream, everywhere=True)

    def here(self, stream: str) -> bytes:
        """The whole list, as it is sent."""
        others = (place for _, places in self._elsewhere.get(stream, {}).values() for place in places)
        newest = dict([*others, *self._places.get(stream, {}).values()])
        who = [{"member": member, "place": place} for member, place in newest.items()]
        return say("here", stream=stream, who=who)

    def repeat_now_and_then(self) -> None:
        """Say again who is here, as the others forget the silent, and forget them; call it every second."""
        if time.monotonic() - self._repeated < SILENT / 3:
            return
        self._repeated = time.monotonic()
        self._forget_the_silent()
        for stream, places in list(self._places.items()):
            if places:
                self._tell_elsewhere(stream)
            else:
                del self._places[stream]

    def _forget_the_silent(self) -> None:
        for stream, heard in list(self._elsewhere.items()):
            for process, (at, places) in list(heard.items()):
                if time.monotonic() - at > SILENT:
                    del heard[process]
                    if places:
                        self._tell_soon(stream, everywhere=False)
            if not heard:
                del self._elsewhere[stream]

    def _hear(self, payload: bytes) -> None:
        heard = self._decoder.decode(payload)
        of_stream = self._elsewhere.setdefault(heard.stream, {})
        before = of_stream.get(heard.process, (0.0, []))[1]
        of_stream[heard.process] = (time.monotonic(), heard.places)
        if before != heard.places:
            self._tell_soon(heard.stream, everywhere=False)

    def _tell_soon(self, stream: str, *, everywhere: bool) -> None:
        if stream not in self._waiting:
            asyncio.get_running_loop().call_later(PAUSE, self._tell, stream)
        self._waiting[stream] = everywhere or self._waiting.get(stream, False)

    def _tell(self, stream: str) -> None:
        everywhere = self._waiting.pop(stream)
        self._send(stream, self.here(stream))
        if everywhere:
            self._tell_elsewhere(stream)

    def _tell_elsewhere(self, stream: str) -> None:
        places = list(self._places.get(stream, {}).values())[-40:]
        self._journal.broadcast(KIND, msgspec.json.encode(Heard(self._process, stream, places)))
