"""Memory of a socket on which nothing happens, beside that of a raw ASGI socket."""

import time
from collections.abc import Iterator

from bench.figure import Figure, at_most
from bench.machine.cost import memory_bytes
from bench.machine.portal import portal
from bench.machine.programs import program
from bench.rounds import Budget, Sample, alternate, ratio
from bench.sockets import bare, members, order
from bench.world import World, copied, world

ROOMS, MEMBERS = 25, 40
SOCKETS, FEW = 1_000, 100
SETTLED = 1.0


def run(budget: Budget) -> Iterator[Figure]:
    """A thousand members' tabs, joined and silent; their rooms were in memory before."""
    count = SOCKETS if budget.rounds > 1 else FEW
    with world(ROOMS, MEMBERS) as made:
        sides = {"ours": lambda: _ours(made, count), "raw": lambda: _raw(count)}
        found = alternate(budget.rounds, sides)
    yield ratio("idle socket / raw ASGI socket", at_most(1.3), "KiB/socket", found["ours"], found["raw"])


def _ours(made: World, count: int) -> Sample:
    with copied(made) as data, portal(data) as served:
        first = order(served.port, members(made, FEW))
        return _grown(served.pid, first, order(served.port, members(made, count)), count)


def _raw(count: int) -> Sample:
    with program("bench.references.raw") as server:
        port = server.answer()["port"]
        return _grown(server.pid, order(port, bare(FEW)), order(port, bare(count)), count)


def _grown(pid: int, first: object, more: object, count: int) -> Sample:
    """A few sockets first, so that what the first of all costs is not counted."""
    with program("bench.load.holding") as load:
        load.ask(first)
        before = _settled(pid)
        load.ask(more)
        return {"KiB/socket": (_settled(pid) - before) / count / 1024}


def _settled(pid: int) -> int:
    time.sleep(SETTLED)
    return memory_bytes(pid)
