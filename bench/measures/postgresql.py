"""Commands committed to PostgreSQL by our journal, beside pgbench's single INSERTs by 32 clients."""

import asyncio
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from bench.commanding import Author, authors, commanded
from bench.figure import Figure, at_least
from bench.machine.cluster import Cluster, cluster
from bench.rounds import Budget, Sample, alternate, ratio
from bench.world import world_in
from portal.cli.stores import services_of
from portal.core.collector import calm_the_collector
from portal.core.config import Settings

ROOMS, MEMBERS = 64, 8
CLIENTS = 32
SCRIPT = Path(__file__).parents[1] / "references" / "one_statement.sql"
KEY = "commits/s"


def run(budget: Budget) -> Iterator[Figure]:
    """A command of ours is decided, encoded, and written as event, rows, head and summary.

    Once everybody in 64 rooms has one under way, as in `ticks`; once as many as pgbench has clients.
    """
    seconds = budget.side(3)
    numbers = count()
    with cluster() as server:
        server.run("createdb", "seed")
        rooms = world_in(_settings(server, "seed"), ROOMS, MEMBERS).rooms

        def fresh() -> str:
            name = f"round{next(numbers)}"
            server.run("createdb", "--template", "seed", name)
            return name

        def ours(people: list[Author]) -> Sample:
            return asyncio.run(_commanded(_settings(server, fresh()), people, seconds))

        found = alternate(
            budget.rounds,
            {
                "all rooms": lambda: ours(authors(rooms)),
                "32 authors": lambda: ours(authors(rooms)[:: ROOMS * MEMBERS // CLIENTS]),
                "pgbench": lambda: _pgbench(server, fresh(), seconds),
            },
        )
    for name in ("all rooms", "32 authors"):
        yield ratio(f"postgresql: {name} / pgbench", at_least(1.2), KEY, found[name], found["pgbench"])


def _settings(server: Cluster, database: str) -> Settings:
    return Settings(database_url=server.url(database), data=server.folder)


async def _commanded(settings: Settings, people: list[Author], seconds: float) -> Sample:
    async with services_of(settings) as services:
        calm_the_collector()
        sample = await commanded(services.journal, people, seconds)
    return {KEY: sample["commands/s"]}


def _pgbench(server: Cluster, database: str, seconds: float) -> Sample:
    script = server.folder / SCRIPT.name
    script.write_bytes(SCRIPT.read_bytes())
    script.chmod(0o644)
    load = ("-c", str(CLIENTS), "-j", "2", "-T", str(max(1, round(seconds))))
    told = server.run("pgbench", "-n", "-M", "prepared", "-f", str(script), *load, database)
    found = re.search(r"tps = ([\d.]+)", told)
    if found is None:
        raise RuntimeError(told)
    return {KEY: float(found.group(1))}
