"""A thousand tabs that come back twenty events behind, beside a thousand bare accepts."""

from collections.abc import Iterator

from bench.figure import Figure, at_most
from bench.machine.cost import cpu_seconds
from bench.machine.portal import portal
from bench.machine.programs import Program, program
from bench.rounds import Budget, Sample, alternate, ratio
from bench.sockets import bare, members, order
from bench.world import World, copied, world

ROOMS, MEMBERS = 25, 40
SOCKETS, FEW, BEHIND = 1_000, 100, 20


def run(budget: Budget) -> Iterator[Figure]:
    """All at once, as after a restart; each is signed in, finds its seat, and is fed from the log."""
    count = SOCKETS if budget.rounds > 1 else FEW
    with world(ROOMS, MEMBERS, BEHIND) as made:
        sides = {"ours": lambda: _ours(made, count), "bare": lambda: _bare(count)}
        found = alternate(budget.rounds, sides)
    yield ratio("reconnects / bare accepts", at_most(2), "seconds", found["ours"], found["bare"])


def _ours(made: World, count: int) -> Sample:
    with copied(made) as data, portal(data) as served, program("bench.load.holding") as load:
        load.ask(order(served.port, members(made, ROOMS)))
        sample, commands = _timed(load, served.pid, order(served.port, members(made, count), count))
    if commands != count * BEHIND:
        raise RuntimeError(f"{commands} events instead of {count * BEHIND}")
    return sample


def _bare(count: int) -> Sample:
    with program("bench.references.raw") as server, program("bench.load.holding") as load:
        port = server.answer()["port"]
        load.ask(order(port, bare(ROOMS)))
        return _timed(load, server.pid, order(port, bare(count), count))[0]


def _timed(load: Program, pid: int, wished: object) -> tuple[Sample, int]:
    before = cpu_seconds(pid)
    told = load.ask(wished)
    sample = {"seconds": told["seconds"], "server CPU s": cpu_seconds(pid) - before}
    return sample, told["commands"]
