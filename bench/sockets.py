"""Plans of sockets for `bench.load.holding`."""

from collections.abc import Iterator
from itertools import cycle, islice
from typing import Any

from bench.messages import join
from bench.world import World

AT_ONCE = 64


def order(port: int, sockets: Iterator[dict[str, object]], at_once: int = AT_ONCE) -> dict[str, Any]:
    """Open these, so many at a time."""
    return {"port": port, "at_once": at_once, "sockets": list(sockets)}


def members(made: World, count: int) -> Iterator[dict[str, object]]:
    """So many tabs of members, one room each; all rooms and members in turn."""
    seats = [(room, cookie) for cookie in made.cookies for room in made.rooms]
    for room, cookie in islice(cycle(seats), count):
        yield {"path": "/ws", "cookie": cookie, "join": join(room), "joined": '"t":"joined"'}


def bare(count: int) -> Iterator[dict[str, object]]:
    """So many sockets that are opened and nothing else."""
    return ({"path": "/ws", "cookie": "", "join": None, "joined": ""} for _ in range(count))
