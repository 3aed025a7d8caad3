"""A client that reads nothing delays nobody, costs little, and is fed later from the log or let go."""

import asyncio
import re
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import quantiles

import pytest

from tests.live.person import Person, everybody
from tests.live.world import World
from tests.servers.serving import Serving

LONG = "稟" * 4_000
WRITES = 150
STALLED = 40
MOST_EACH = 512 * 1024
NOISE = 2 << 20
TRIES = 5
NOTICED = 0.01
SLOWEST = 20.0

ON_SQLITE = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
ON_POSTGRESQL = pytest.mark.parametrize(
    "engine", [pytest.param("postgresql", marks=pytest.mark.postgresql)], indirect=True
)
pytestmark = [pytest.mark.part("joins")]


async def test_those_who_read_nothing_delay_nobody_and_cost_little(start, world: World):
    serving = start()
    async with everybody(serving, world.tokens, "Bo", "Ada") as (bo, ada):
        await _are_not_delayed(bo, ada, world, serving)


@ON_POSTGRESQL
async def test_those_who_read_nothing_at_the_other_server_delay_nobody_there(start, world: World):
    here, there = start(), start()
    async with (
        everybody(here, world.tokens, "Bo") as (bo,),
        everybody(there, world.tokens, "Ada") as (ada,),
    ):
        await _are_not_delayed(bo, ada, world, there)


async def test_one_who_reads_again_in_time_catches_up(start, world: World):
    serving = start()
    async with (
        everybody(serving, world.tokens, "Bo", "Ada") as (bo, ada),
        _stalled(serving, world, 1) as [cy],
    ):
        for person in (bo, ada):
            await person.join(world.shared)
        await _delays(bo, ada, world)

        _transport(cy).resume_reading()

        folded, told = await cy.agrees(world.shared)
        assert folded == told
        assert cy.said("behind")
        assert cy.closed is None


@ON_SQLITE
async def test_one_who_reads_nothing_for_long_is_let_go(start, world: World):
    serving = start()
    async with (
        everybody(serving, world.tokens, "Bo", "Ada") as (bo, ada),
        _stalled(serving, world, 1) as [cy],
    ):
        for person in (bo, ada):
            await person.join(world.shared)
        stalled = time.monotonic()
        await _delays(bo, ada, world)

        while _is_connected(serving, cy):
            assert time.monotonic() - stalled < SLOWEST + 10
            await asyncio.sleep(0.1)

        assert time.monotonic() - stalled >= SLOWEST
        _transport(cy).resume_reading()
        await cy.until(lambda: cy.closed)


async def _are_not_delayed(bo: Person, ada: Person, world: World, serving: Serving) -> None:
    """Whoever stalls others does so in every try, a machine that is busy with something else in some."""
    for person in (bo, ada):
        await person.join(world.shared)
    await _delays(bo, ada, world)
    for _ in range(TRIES):
        without = _p99(await _delays(bo, ada, world))
        before = _memory(serving)
        async with _stalled(serving, world, STALLED) as people:
            beside = _p99(await _delays(bo, ada, world))
            grown = _memory(serving) - before
            stalled = all(_is_connected(serving, person) for person in people)
        assert grown <= STALLED * MOST_EACH + NOISE
        if stalled and beside <= 1.5 * without + NOTICED:
            return
    pytest.fail(f"99 of 100 within {beside:.3f} s, without the stalled within {without:.3f} s")


@asynccontextmanager
async def _stalled(serving: Serving, world: World, count: int) -> AsyncIterator[list[Person]]:
    """People who joined and then stopped to read."""
    people = [Person(serving, "Cy", world.tokens["Cy"]) for _ in range(count)]
    for person in people:
        await person.connect(sock=await _narrow_socket(serving), max_queue=None)
        await person.join(world.shared)
        _transport(person).pause_reading()
    yield people
    for person in people:
        _transport(person).resume_reading()
        await person.leave()


async def _narrow_socket(serving: Serving) -> socket.socket:
    """A connection whose kernel keeps little of what nobody reads."""
    narrow = socket.socket()
    narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    narrow.setblocking(False)
    await asyncio.get_running_loop().sock_connect(narrow, ("127.0.0.1", serving.port))
    return narrow


async def _delays(bo: Person, ada: Person, world: World) -> list[float]:
    """How long after it was asked for Ada saw each of many long comments."""
    pilot = bo.replicas[world.shared].scene.step("Run the pilot").id
    found = []
    for _ in range(WRITES):
        asked = time.monotonic()
        command = await bo.send("add_comment", world.shared, step_id=pilot, words=LONG)
        await ada.until(lambda wanted=command: ada.answer(wanted, len(ada.frames) - 5))
        found.append(time.monotonic() - asked)
    return found


def _p99(delays: list[float]) -> float:
    return quantiles(delays, n=100)[98]


def _memory(serving: Serving) -> int:
    """Bytes of the server's own memory."""
    rollup = Path(f"/proc/{serving.pid}/smaps_rollup").read_text()
    found = re.search(r"Pss:\s+(\d+) kB", rollup)
    assert found is not None
    return int(found.group(1)) * 1024


def _transport(person: Person) -> asyncio.Transport:
    assert person.socket is not None
    return person.socket.transport


def _is_connected(serving: Serving, person: Person) -> bool:
    """Whether the server's end of the connection is still open, as the kernel has it."""
    port = _transport(person).get_extra_info("sockname")[1]
    held = re.compile(rf"^\s*\d+: 0100007F:{serving.port:04X} 0100007F:{port:04X} 01 ", re.M)
    return bool(held.search(Path("/proc/net/tcp").read_text()))
