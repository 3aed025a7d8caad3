"""A cold visit to a room of 40 actions at 10 Mbit/s and 40 ms: bytes and time until it can be ticked."""

from collections.abc import Iterator

from playwright.sync_api import Browser

from bench.figure import Figure, at_most
from bench.machine.portal import portal
from bench.machine.window import browser, opened_cold
from bench.rounds import Budget, Sample, alternate, parts
from bench.world import World, copied, world

CODE = ("Document", "Script", "Stylesheet")
KILO = 1000


def run(budget: Budget) -> Iterator[Figure]:
    """Each visit by a new browser profile; the server has served nobody before the first of them."""
    with world(1, 2) as made, browser() as running:
        found = alternate(budget.rounds, {"visit": lambda: _visit(made, running)})["visit"]
    told = parts(visit=found)
    for name, unit, limit in (("code", "kB", 150), ("fonts", "kB", 60), ("until tickable", "s", 1.0)):
        rounds = tuple(sample[name] for sample in found)
        yield Figure(f"page: {name}", unit, at_most(limit), rounds, told if name == "code" else {})


def _visit(made: World, running: Browser) -> Sample:
    room = made.rooms[0].stream.removeprefix("room/")
    with copied(made) as data, portal(data) as served:
        origin = f"http://127.0.0.1:{served.port}"
        seconds, arrived = opened_cold(running, origin, f"/rooms/{room}", made.cookies[0])
    code = sum(arrived.get(kind, 0) for kind in CODE) / KILO
    fonts = arrived.get("Font", 0) / KILO
    rest = sum(arrived.values()) / KILO - code - fonts
    return {"code": code, "fonts": fonts, "rest kB": rest, "until tickable": seconds}
