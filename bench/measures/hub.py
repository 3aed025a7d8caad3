"""The hub alone, given encoded events: deliveries per second of server processor time."""

from collections.abc import Iterator
from contextlib import ExitStack

from bench.fanout.pump import SIZE
from bench.figure import Figure, at_least
from bench.machine.programs import Program, program
from bench.rounds import Budget, Sample, alternate, ratio

ROOMS, SOCKETS = 64, 8
HEADER = 4
FULL = 8
KEY = "deliveries/CPU s"
PROGRAMS = {
    "hub": "bench.fanout.ours",
    "websockets.broadcast()": "bench.references.broadcast",
    "ChannelsPlugin": "bench.references.channels",
}


def run(budget: Budget) -> Iterator[Figure]:
    """64 rooms of 8 sockets; commits of eight events a room, as under the load of `ticks`, and of one."""
    seconds = budget.side(2 * len(PROGRAMS))
    for events, words in ((FULL, "commits of 8"), (1, "single events")):
        sides = {
            name: lambda m=module, e=events: fanned_out(m, seconds, events=e, joined=True)
            for name, module in PROGRAMS.items()
        }
        found = alternate(budget.rounds, sides)
        for other, limit in (("websockets.broadcast()", 1.2), ("ChannelsPlugin", 4)):
            name = f"hub / {other}, {words}"
            yield ratio(name, at_least(limit), KEY, found["hub"], found[other])


def fanned_out(module: str, seconds: float, *, events: int, joined: bool) -> Sample:
    """What a fan-out of `events` events per room and round costs."""
    with ExitStack() as stack:
        server = stack.enter_context(program(module))
        listening = server.answer()
        load = stack.enter_context(program("bench.load.listening"))
        size = ROOMS * SOCKETS * events * (SIZE + HEADER)
        load.ask({**listening, "rooms": ROOMS, "sockets": SOCKETS, "round": size})
        order = {"rooms": ROOMS, "sockets": SOCKETS, "events": events, "joined": joined}
        server.ask({**order, "seconds": min(0.3, seconds)})
        return _sample(server, {**order, "seconds": seconds})


def _sample(server: Program, order: dict[str, object]) -> Sample:
    told = server.ask(order)
    return {
        KEY: told["deliveries"] / told["cpu"],
        "deliveries/s": told["deliveries"] / told["seconds"],
    }
