"""What a member who reads nothing costs the server, and the others in the room."""

from collections.abc import Iterator

from bench.figure import Figure, at_least, at_most
from bench.load.ticking import PLACE
from bench.machine.cost import memory_bytes
from bench.machine.portal import portal
from bench.machine.programs import program
from bench.messages import join, tick, untick
from bench.rounds import Budget, Sample, alternate, parts, ratio
from bench.world import World, copied, world

READING, STALLED = 16, 8
PACE = 200.0


def run(budget: Budget) -> Iterator[Figure]:
    """One room of 16 who read; 200 ticks a second fill the buffers of 8 who do not in two seconds."""
    seconds = budget.side(2)
    with world(1, READING + STALLED) as made:
        sides = {
            "stalled": lambda: _measured(made, STALLED, seconds),
            "none": lambda: _measured(made, 0, seconds),
        }
        found = alternate(budget.rounds, sides)
    told = parts(stalled=found["stalled"], none=found["none"])
    both = list(zip(found["stalled"], found["none"], strict=True))
    cost = tuple((one["grown MiB"] - other["grown MiB"]) / STALLED for one, other in both)
    yield Figure("stalled: server memory", "MiB each", at_most(0.5), cost, told)
    share = tuple(sample["delivered"] for sample in found["stalled"])
    yield Figure("stalled: others' deliveries", "of all", at_least(0.99), share)
    yield ratio("stalled: others' p99", at_most(1.5), "p99", found["stalled"], found["none"])


def _measured(made: World, stalled: int, seconds: float) -> Sample:
    room = made.rooms[0]
    seats = [{"cookie": cookie, "join": join(room), "joined": '"t":"joined"'} for cookie in made.cookies]
    action = room.actions[0]
    plan = {"pace": PACE, "frames": [tick(room, action, PLACE), untick(room, action, PLACE)]}
    with copied(made) as data, portal(data) as served, program("bench.load.pacing") as load:
        some = {"port": served.port, "sockets": seats[:READING], "stalled": seats[READING:][:stalled]}
        load.ask(plan | some)
        load.ask({"seconds": min(1.0, seconds)})
        before = memory_bytes(served.pid)
        told = load.ask({"seconds": seconds})
        grown = (memory_bytes(served.pid) - before) / 2**20
    return {"grown MiB": grown, **{key: told[key] for key in ("delivered", "p50", "p99")}}
