"""Commits to SQLite through our writer, beside the same statements run bare in one thread."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.commanding import authors, commanded
from bench.committing import committed
from bench.figure import Figure, at_least
from bench.references.grouped import replayed
from bench.rounds import Budget, Sample, alternate, ratio
from bench.world import World, copied, world
from portal.cli.stores import services_of
from portal.core.collector import calm_the_collector
from portal.core.config import Settings

ROOMS, MEMBERS = 64, 8
KEY = "commands/s"


def run(budget: Budget) -> Iterator[Figure]:
    """The writer alone, given what was decided; then the whole journal, rules and encoding included."""
    seconds = budget.side(3)
    with world(ROOMS, MEMBERS) as made:

        def side(measure: Callable[[Path], Sample]) -> Callable[[], Sample]:
            def measured() -> Sample:
                with copied(made) as data:
                    return measure(data)

            return measured

        found = alternate(
            budget.rounds,
            {
                "writer": side(lambda data: asyncio.run(committed(data / "portal.db", made.rooms, seconds))),
                "journal": side(lambda data: asyncio.run(_journal(data, made, seconds))),
                "grouped": side(lambda data: replayed(data / "portal.db", made.rooms, seconds)),
            },
        )
    for name in ("writer", "journal"):
        yield ratio(f"sqlite: {name} / bare statements", at_least(0.75), KEY, found[name], found["grouped"])


async def _journal(data: Path, made: World, seconds: float) -> Sample:
    async with services_of(Settings(data=data)) as services:
        calm_the_collector()
        return await commanded(services.journal, authors(made.rooms), seconds)
