"""Who is here, told now and then, and forgotten where nobody tells it any more."""

import asyncio
from typing import Any

import msgspec
import pytest

from realtime import presence as module
from realtime.presence import Heard, Presence

ROOM = "room/here"


class Wire:
    """The way to the other processes, as the journal offers it."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []
        self.hear: Any = None

    def broadcast(self, kind: str, payload: bytes) -> None:
        self.sent.append(payload)

    def on_broadcast(self, kind: str, heard: Any) -> None:
        self.hear = heard


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def told() -> asyncio.Queue[list[str]]:
    return asyncio.Queue()


@pytest.fixture
def presence(wire: Wire, told: asyncio.Queue[list[str]]) -> Presence:
    def send(_: str, payload: bytes) -> None:
        told.put_nowait([who["member"] for who in msgspec.json.decode(payload)["who"]])

    return Presence(send, wire)  # type: ignore[arg-type]


async def test_somebody_who_looks_about_is_told_once_in_a_while(presence, wire, told):
    for n in range(500):
        presence.look(ROOM, "a tab", "bo", f"plan/{n}")

    assert await told.get() == ["bo"]
    assert told.empty()
    assert len(wire.sent) == 1


async def test_a_process_that_fell_silent_is_forgotten_and_its_people_are_gone(
    presence, wire, told, monkeypatch
):
    wire.hear(msgspec.json.encode(Heard("another", ROOM, [("cy", "plan")])))
    assert b"cy" in presence.here(ROOM)
    assert await told.get() == ["cy"]

    monkeypatch.setattr(module, "SILENT", 0.0)
    presence.repeat_now_and_then()

    assert await told.get() == []
    assert presence._elsewhere == {}
