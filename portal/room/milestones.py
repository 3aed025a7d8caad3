"""The checkpoints of the plan: adding them and their order."""

from dataclasses import replace

from portal.room.change import Already, Event, added, kept
from portal.room.fields import Id, Request
from portal.room.member import Member
from portal.room.new_steps import AddStep, new_step, require_dates, require_owners
from portal.room.positions import place, stands_behind
from portal.room.registry import Call, deed
from portal.room.room import Room, set_row
from portal.room.rows import Milestone
from portal.room.settling import settled


class AddMilestone(AddStep):
    """`after` names the milestone before it, null for the head of the list."""


class MoveMilestone(Request):
    """After which milestone; null for the head of the list."""

    step_id: Id
    after: Id | None = None


@deed("milestone.added")
def add_milestone(room: Room, member: Member, request: AddMilestone, call: Call) -> Event | Already:
    """Add a checkpoint named for what the buyer achieves; the first one is the decision."""
    row = Milestone(call.row(), **new_step(request))
    member.require(add_milestone, on=row)
    room.require_space(Milestone)
    require_owners(room, row)
    require_dates(row)
    where = place("milestone", list(room.rows(Milestone)), request.after)
    made = [added("milestone", replace(row, position=where.position)), *where.respaced]
    changes = settled(room, made, room.today(call.now), replan=True)
    return Event("milestone.added", member.actor, call.now, changes, {"step": row.id, "title": row.title})


@deed("milestone.moved")
def move_milestone(room: Room, member: Member, request: MoveMilestone, call: Call) -> Event | Already:
    """Put a milestone elsewhere in the order of the plan."""
    milestone = room.one(Milestone, request.step_id)
    member.require(move_milestone, on=milestone)
    every = list(room.rows(Milestone))
    if stands_behind(every, milestone.id, request.after):
        return Already()
    where = place("milestone", [m for m in every if m.id != milestone.id], request.after)
    moved = kept(set_row(milestone, position=where.position), *where.respaced)
    changes = settled(room, moved, room.today(call.now))
    data = {"step": milestone.id, "title": milestone.title}
    return Event("milestone.moved", member.actor, call.now, changes, data)
