"""Law 5: what was confirmed survives; nothing happens twice; the log has no gap and its fold is the rows."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.live.database import statement
from tests.live.lane import Lane
from tests.live.person import Person
from tests.live.replica import Replica, plain
from tests.scale import scale

TICKS = 200
LANES = ("Ada", "Dan", "Bo", "Eli", "Bo", "Ada", "Eli", "Dan")

pytestmark = [pytest.mark.part("durability"), pytest.mark.timeout(590)]


async def test_a_server_killed_under_load_loses_nothing_and_doubles_nothing(start, world):
    serving, dice = start(), random.Random(5)
    ledger = Ledger(Person(serving, "Bo", world.tokens["Bo"]), world.shared)
    async with _lanes(serving, world) as lanes:
        for _ in range(scale(5, 50)):
            running = await _under_load(lanes, TICKS + dice.randrange(40))
            serving.kill()
            await asyncio.gather(*running)
            serving.start()
            for lane in lanes:
                await lane.begin()

            await ledger.reconcile(lanes)
    await ledger.person.leave()


@pytest.mark.parametrize("engine", [pytest.param("postgresql", marks=pytest.mark.postgresql)], indirect=True)
async def test_a_database_that_drops_every_connection_loses_nothing(start, world):
    serving = start()
    ledger = Ledger(Person(serving, "Bo", world.tokens["Bo"]), world.shared)
    drop = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cairn'"
    async with _lanes(serving, world) as lanes:
        running = await _under_load(lanes, 0)
        for _ in range(scale(5, 50)):
            wanted = _count(lanes) + 40
            await statement(serving.database_url, drop + " AND datname = current_database()")
            await _until(lanes, wanted)
        serving.kill()
        await asyncio.gather(*running)
        serving.start()
        for lane in lanes:
            await lane.begin()

        await ledger.reconcile(lanes)
    await ledger.person.leave()


class Ledger:
    """The log as read so far, compared with what the lanes were told."""

    def __init__(self, person: Person, stream: str) -> None:
        self.person = person
        self.stream = stream
        self.folded: Replica | None = None
        self.log: Counter[str] = Counter()

    async def reconcile(self, lanes: list[Lane]) -> None:
        """One by one: everything confirmed is there once, and nothing else of the lanes' is there."""
        await self.person.moved()
        snapshot = await self.person.snapshot(self.stream)
        if self.folded is None:
            self.folded = Replica(self.stream, snapshot["epoch"], 0, {})
        while events := (await self._events(self.folded.seq)):
            for event in events:
                self.folded.take(event)
                self.log[event["command"]] += 1

        told = [command for lane in lanes for command in lane.confirmed]
        assert len(told) == len(set(told))
        assert not [command for command in told if self.log[command] != 1]
        assert not [command for command, times in self.log.items() if times != 1]
        assert self.folded.seq == snapshot["seq"]
        assert self.folded.plain == plain(snapshot)
        seeded = sum(command.startswith("00000000-") for command in self.log)
        assert len(self.log) == seeded + len(told)

    async def _events(self, after: int) -> list[dict[str, object]]:
        path = f"/api/rooms/{self.stream.split('/')[1]}/events"
        found: list[dict[str, object]] = (await self.person.http.get(path, params={"after": after})).json()
        return found


@asynccontextmanager
async def _lanes(serving, world) -> AsyncIterator[list[Lane]]:
    lanes = [
        Lane(Person(serving, name, world.tokens[name]), world.shared, by_socket=n % 4 != 3)
        for n, name in enumerate(LANES)
    ]
    for lane in lanes:
        await lane.begin()
    yield lanes
    for lane in lanes:
        await lane.person.leave()


async def _under_load(lanes: list[Lane], ticks: int) -> "list[asyncio.Task[None]]":
    """Start all lanes; return once that many more commands were confirmed, with the load still on."""
    wanted = _count(lanes) + ticks
    running = [asyncio.create_task(lane.run()) for lane in lanes]
    await _until(lanes, wanted, running)
    return running


async def _until(lanes: list[Lane], wanted: int, running: "list[asyncio.Task[None]] | None" = None) -> None:
    async with asyncio.timeout(60):
        while _count(lanes) < wanted:
            for task in running or ():
                if task.done():
                    task.result()
            await asyncio.sleep(0.001)


def _count(lanes: list[Lane]) -> int:
    return sum(len(lane.confirmed) for lane in lanes)
