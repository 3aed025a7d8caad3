"""The deeds of a private stream, and of a private and the shared stream together."""

import typing
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from portal.deal.deal import Deal
from portal.room.change import Already, Event
from portal.room.fields import Request
from portal.room.registry import Call
from portal.room.room import Room


@dataclass(frozen=True, slots=True)
class Both:
    """The two streams of a deed that crosses the line: at most one event for each."""

    deal: Event
    room: Event | None


@dataclass(frozen=True, slots=True)
class DealDeed:
    """One deed of the seller's side; `crosses` ones are given the shared room too."""

    name: str
    kind: str
    request: type[Request]
    run: Callable[[Deal, Room, str, Any, Call], Event | Both | Already]
    crosses: bool
    doc: str


DEAL_DEEDS: dict[str, DealDeed] = {}

Run = Callable[[Deal, Room, str, Any, Call], Event | Both | Already]


def deal_deed(kind: str, *, crosses: bool = False) -> Callable[[Run], Run]:
    """Enter a function into the list under its own name; it gets deal, room and the acting user's id."""

    def enter(run: Run) -> Run:
        request = typing.get_type_hints(run)["request"]
        doc = (run.__doc__ or "").strip().splitlines()[0]
        DEAL_DEEDS[run.__name__] = DealDeed(run.__name__, kind, request, run, crosses, doc)
        return run

    return enter
