"""Which step waits for which; a circle of steps is refused with its name."""

from typing import Annotated

from pydantic import Field

from portal.core.errors import Conflict, Invalid
from portal.room.change import Already, Event, added, gone
from portal.room.fields import Id, Request
from portal.room.member import Member
from portal.room.registry import Call, deed
from portal.room.room import Room, set_row
from portal.room.rows import Dependency
from portal.room.settling import replanned


class LinkSteps(Request):
    """`lag` in working days after the predecessor's finish."""

    predecessor: Id
    successor: Id
    lag: Annotated[int, Field(strict=True, ge=0, le=1_000)] = 0


class UnlinkSteps(Request):
    """The two steps."""

    predecessor: Id
    successor: Id


@deed("steps.linked")
def link_steps(room: Room, member: Member, request: LinkSteps, call: Call) -> Event | Already:
    """Say that a step waits for another; said again, it changes the lag."""
    member.require(link_steps)
    before, after = room.step(request.predecessor), room.step(request.successor)
    if before.is_dropped or after.is_dropped:
        raise Conflict("step_dropped")
    data = {"step": after.id, "title": after.title, "predecessor": before.title, "lag": request.lag}
    found = _between(room, before.id, after.id)
    if found is not None:
        change = set_row(found, lag=request.lag)
        if change is None:
            return Already()
        return Event("steps.linked", member.actor, call.now, replanned(room, change), data)
    room.require_space(Dependency)
    circle = path(room, after.id, before.id)
    if circle:
        raise Invalid("circle", steps=" → ".join(room.step(id).title for id in [*circle, after.id]))
    row = Dependency(call.row(), before.id, after.id, request.lag)
    changes = replanned(room, added("dependency", row))
    return Event("steps.linked", member.actor, call.now, changes, data)


@deed("steps.unlinked")
def unlink_steps(room: Room, member: Member, request: UnlinkSteps, call: Call) -> Event | Already:
    """Say that a step no longer waits for another."""
    member.require(unlink_steps)
    found = _between(room, request.predecessor, request.successor)
    if found is None:
        return Already()
    before, after = room.step(found.predecessor), room.step(found.successor)
    data = {"step": after.id, "title": after.title, "predecessor": before.title}
    changes = replanned(room, gone("dependency", found))
    return Event("steps.unlinked", member.actor, call.now, changes, data)


def path(room: Room, start: str, goal: str) -> list[str]:
    """The steps from `start` to `goal` along the dependencies; empty when there is no such way."""
    came: dict[str, str | None] = {start: None}
    waiting = [start]
    follows: dict[str, list[str]] = {}
    for link in room.rows(Dependency):
        follows.setdefault(link.predecessor, []).append(link.successor)
    while waiting:
        here = waiting.pop()
        if here == goal:
            return _trail(came, goal)
        for there in sorted(follows.get(here, ())):
            if there not in came:
                came[there] = here
                waiting.append(there)
    return []


def _trail(came: dict[str, str | None], goal: str) -> list[str]:
    trail = [goal]
    while (before := came[trail[-1]]) is not None:
        trail.append(before)
    return trail[::-1]


def _between(room: Room, predecessor: str, successor: str) -> Dependency | None:
    for link in room.rows(Dependency):
        if (link.predecessor, link.successor) == (predecessor, successor):
            return link
    return None
