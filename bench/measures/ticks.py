"""Durable ticks per second from end to end: 64 rooms, 8 sockets each, all sending."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bench.figure import Figure, at_least
from bench.load.ticking import PLACE
from bench.machine.cost import cpu_seconds
from bench.machine.portal import portal
from bench.machine.programs import Program, program
from bench.messages import join, tick, untick
from bench.rounds import Budget, Sample, alternate, ratio
from bench.world import World, copied, world

ROOMS, MEMBERS = 64, 8
WARM = 0.5
STACK = "bench.references.stack.serve"


def run(budget: Budget) -> Iterator[Figure]:
    """Ours over Litestar with SQLAlchemy's async ORM and ChannelsPlugin."""
    seconds = budget.side(2)
    with world(ROOMS, MEMBERS) as made:
        sides = {"ours": lambda: _ours(made, seconds), "stack": lambda: _stack(made, seconds)}
        found = alternate(budget.rounds, sides)
    yield ratio("ticks", at_least(15), "ticks/s", found["ours"], found["stack"])


def _ours(made: World, seconds: float) -> Sample:
    with copied(made) as data, portal(data) as served:
        sample, ticks = _load(made, served.port, served.pid, seconds)
        _require_stored(data / "portal.db", made, ticks)
    return sample


def _stack(made: World, seconds: float) -> Sample:
    with copied(made) as data, program(STACK, str(data / "portal.db")) as server:
        sample, ticks = _load(made, server.answer()["port"], server.pid, seconds)
        _require_stored(data / "portal.db", made, ticks)
    return sample


def _load(made: World, port: int, pid: int, seconds: float) -> tuple[Sample, int]:
    with program("bench.load.ticking") as load:
        load.ask({"port": port, "path": "/ws", "sockets": list(_sockets(made))})
        load.ask({"warm": min(WARM, seconds), "seconds": seconds})
        before = cpu_seconds(pid)
        counted = load.answer()
        cpu = cpu_seconds(pid) - before
        return _sample(counted, cpu), _all_of(load)


def _sample(counted: dict[str, float], cpu: float) -> Sample:
    return {
        "ticks/s": counted["ticks"] / counted["seconds"],
        "deliveries/s": counted["deliveries"] / counted["seconds"],
        "server CPU ms/tick": 1000 * cpu / max(1, counted["ticks"]),
        "server CPU share": cpu / counted["seconds"],
    }


def _all_of(load: Program) -> int:
    end = load.answer()
    if end["lost"]:
        raise RuntimeError(f"{end['lost']} sockets were closed")
    return int(end["all"])


def _sockets(made: World) -> Iterator[dict[str, object]]:
    for room in made.rooms:
        for member, cookie in enumerate(made.cookies):
            action = room.actions[member]
            yield {
                "cookie": cookie,
                "join": join(room),
                "joined": '"t":"joined"',
                "frames": [tick(room, action, PLACE), untick(room, action, PLACE)],
            }


def _require_stored(database: Path, made: World, ticks: int) -> None:
    """Every tick that was seen is an event in the database, and every event was seen."""
    with closing(sqlite3.connect(database)) as connection:
        (found,) = connection.execute("SELECT sum(seq) FROM stream WHERE name LIKE 'room/%'").fetchone()
        (events,) = connection.execute("SELECT count(*) FROM event WHERE stream LIKE 'room/%'").fetchone()
    already = sum(room.seq for room in made.rooms)
    if found - already != ticks or events != found:
        raise RuntimeError(f"{ticks} ticks were seen, {found - already} counted, {events} events stored")
