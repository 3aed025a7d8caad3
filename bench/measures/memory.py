"""Memory of a server with two hundred sockets."""

import time
from collections.abc import Iterator

from bench.figure import Figure, at_most
from bench.machine.cost import memory_bytes
from bench.machine.portal import portal
from bench.machine.programs import program
from bench.rounds import Budget, Sample, alternate, parts
from bench.sockets import members, order
from bench.world import World, copied, world

ROOMS, MEMBERS, SOCKETS = 25, 8, 200
SETTLED = 1.0


def run(budget: Budget) -> Iterator[Figure]:
    """`portal serve` with 25 rooms of eight members, all joined."""
    with world(ROOMS, MEMBERS) as made:
        found = alternate(budget.rounds, {"ours": lambda: _measured(made)})["ours"]
    rounds = tuple(sample["MiB with 200 sockets"] for sample in found)
    yield Figure("memory with 200 sockets", "MiB", at_most(150), rounds, parts(ours=found))


def _measured(made: World) -> Sample:
    with copied(made) as data, portal(data) as served, program("bench.load.holding") as load:
        fresh = memory_bytes(served.pid)
        load.ask(order(served.port, members(made, SOCKETS)))
        time.sleep(SETTLED)
        full = memory_bytes(served.pid)
    return {"MiB fresh": fresh / 2**20, "MiB with 200 sockets": full / 2**20}
