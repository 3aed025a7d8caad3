"""What a commit brings to those who are live: its events at once, or word of where to read so much."""

from typing import Any

import pytest

from portal.journal.streams import StreamValue, unwritten
from realtime.hub import Hub
from realtime.protocol import frame, say

ROOM = "room/busy"
LONG = b"{" + b"n" * 24_000 + b"}"


class Tab:
    """Live in one stream over a line that takes everything."""

    is_behind = False

    def __init__(self, hub: Hub) -> None:
        self.line = self
        self.heard: list[bytes] = []
        self._hub = hub

    def write(self, framed: bytes) -> None:
        self.heard.append(framed)

    def detach(self, stream: str, *, gone: bool) -> None:
        assert not gone
        self._hub.detach(stream, self)  # type: ignore[arg-type]


@pytest.fixture
def hub() -> Hub:
    return Hub(Silent())  # type: ignore[arg-type]


class Silent:
    """A journal that nobody reads or tells."""

    def on_broadcast(self, *_: Any) -> None:
        """Nothing comes."""


@pytest.fixture
def tab(hub: Hub) -> Tab:
    tab = Tab(hub)
    hub.attach(ROOM, tab, "bo", _value(40))  # type: ignore[arg-type]
    return tab


async def test_commands_of_one_commit_that_are_too_much_together_are_read_over_http(hub, tab):
    hub.publish(_value(80), [LONG] * 40)

    assert tab.heard == [frame(say("behind", stream=ROOM, after=40))]
    assert not hub.is_live(ROOM, tab)


async def test_what_a_socket_takes_at_once_goes_by_socket(hub, tab):
    hub.publish(_value(42), [LONG] * 2)

    assert tab.heard == [frame(LONG) * 2]
    assert hub.is_live(ROOM, tab)


def _value(seq: int) -> StreamValue:
    blank = unwritten(ROOM, "e" * 16)
    return StreamValue(ROOM, seq, blank.epoch, blank.at, {})
