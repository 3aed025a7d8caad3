"""Beyond its budget a peer waits its turn: in order, nothing lost, and read no further while much waits."""

import asyncio
import time

import pytest

from portal.core.pace import Paces
from realtime.intake import MOST_PARKED, Intake
from realtime.line import PlainLine

RATE, BURST = 200.0, 4
LONG = "x" * 60_000


class Taker:
    """Takes messages, and is asked for how many it has taken."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self._more = asyncio.Event()

    def take(self, text: str) -> None:
        self.taken.append(text)
        self._more.set()

    async def has(self, count: int) -> None:
        async with asyncio.timeout(10):
            while len(self.taken) < count:
                self._more.clear()
                await self._more.wait()


@pytest.fixture
def paces() -> Paces:
    return Paces(RATE, seconds=BURST / RATE)


@pytest.fixture
def line() -> PlainLine:
    return PlainLine(_send)


async def _send(_: object) -> None:
    """Nobody listens."""


async def test_what_is_beyond_the_budget_is_taken_later_and_in_order(paces, line):
    taker = Taker()
    intake = Intake(paces, "a session", line, taker.take)
    wished = [f"wish {n}" for n in range(24)]
    began = time.monotonic()

    for text in wished:
        intake.received(text)
    at_once = len(taker.taken)
    await taker.has(len(wished))

    assert at_once == BURST
    assert taker.taken == wished
    assert time.monotonic() - began >= 0.9 * (len(wished) - BURST) / RATE


async def test_a_peer_is_read_no_further_while_much_waits(paces, line):
    taker = Taker()
    intake = Intake(paces, "a session", line, taker.take)
    for _ in range(BURST):
        intake.received("wish")

    parked = 0
    while line.may_read.is_set():
        intake.received(LONG)
        parked += len(LONG)

    assert parked <= MOST_PARKED + len(LONG)
    await asyncio.wait_for(line.may_read.wait(), 10)
    await taker.has(BURST + parked // len(LONG))


async def test_another_socket_of_the_session_has_no_budget_of_its_own(paces, line):
    before, after, other = Taker(), Taker(), Taker()
    intake = Intake(paces, "a session", line, before.take)
    for _ in range(BURST):
        intake.received("wish")
    intake.close()

    Intake(paces, "a session", line, after.take).received("one more")
    Intake(paces, "another session", line, other.take).received("wish")

    assert (len(before.taken), after.taken, other.taken) == (BURST, [], ["wish"])
    await after.has(1)


async def test_a_socket_with_little_to_say_does_not_wait_for_one_that_says_much(paces, line):
    much, little = Taker(), Taker()
    busy = Intake(paces, "a session", line, much.take)
    for n in range(100):
        busy.received(f"wish {n}")

    Intake(paces, "a session", PlainLine(_send), little.take).received("a wish")
    await little.has(1)

    assert len(much.taken) <= BURST + 3
    busy.close()


async def test_nothing_more_is_taken_from_one_who_was_hung_up_on(paces, line):
    taker = Taker()
    intake = Intake(paces, "a session", line, taker.take)
    for _ in range(2 * BURST):
        intake.received("wish")

    line.hang_up(4401, "signed_out")
    witness = Taker()
    Intake(paces, "a session", PlainLine(_send), witness.take).received("later")
    await witness.has(1)

    assert len(taker.taken) == BURST
