"""From one member's tick to all the others seeing it, at sixty a second, beside the disk's own pace."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.figure import Figure, at_most
from bench.load.ticking import PLACE
from bench.machine.portal import portal
from bench.machine.programs import program
from bench.messages import join, tick, untick
from bench.rounds import Budget, Sample, alternate, parts
from bench.world import World, copied, world

MEMBERS = 8
PACE = 60.0
OURS_MS, SYNCS = 3.0, 2
PAGE = 4096


def run(budget: Budget) -> Iterator[Figure]:
    """The part of the delay that is not two syncs of the disk, in milliseconds."""
    seconds = budget.side(2)
    with world(1, MEMBERS) as made:
        sides = {"ours": lambda: _ours(made, seconds), "disk": lambda: _disk(seconds)}
        found = alternate(budget.rounds, sides)
    both = zip(found["ours"], found["disk"], strict=True)
    rounds = tuple(ours["p50 ms"] - SYNCS * disk["fdatasync p50 ms"] for ours, disk in both)
    told = parts(ours=found["ours"], disk=found["disk"])
    yield Figure("tick → seen, less 2 × fdatasync", "ms", at_most(OURS_MS), rounds, told)


def _ours(made: World, seconds: float) -> Sample:
    room = made.rooms[0]
    action = room.actions[0]
    seats = [{"cookie": cookie, "join": join(room), "joined": '"t":"joined"'} for cookie in made.cookies]
    plan = {"pace": PACE, "frames": [tick(room, action, PLACE), untick(room, action, PLACE)]}
    with copied(made) as data, portal(data) as served, program("bench.load.pacing") as load:
        load.ask(plan | {"port": served.port, "sockets": seats, "stalled": []})
        load.ask({"seconds": min(1.0, seconds)})
        told = load.ask({"seconds": seconds})
    if told["delivered"] < 1:
        raise RuntimeError(f"only {told['delivered']:.2%} of the deliveries came")
    return {"p50 ms": told["p50"], "p99 ms": told["p99"]}


def _disk(seconds: float) -> Sample:
    """A page appended and synced at the same pace, as a journal on this disk would."""
    took = []
    with TemporaryDirectory(prefix="cairn-bench-") as folder, (Path(folder) / "pages").open("wb") as file:
        start = time.perf_counter()
        for number in range(int(PACE * seconds)):
            time.sleep(max(0.0, start + number / PACE - time.perf_counter()))
            began = time.perf_counter()
            file.write(os.urandom(PAGE))
            file.flush()
            os.fdatasync(file.fileno())
            took.append(1000 * (time.perf_counter() - began))
    return {"fdatasync p50 ms": median(took)}
