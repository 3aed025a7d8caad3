"""The promises under the milestones: adding them and their order."""

from dataclasses import replace

from portal.room.change import Already, Event, added, kept
from portal.room.fields import Id, Request
from portal.room.member import Member
from portal.room.new_steps import AddStep, new_step, require_dates, require_owners
from portal.room.positions import place, stands_behind
from portal.room.reaching import reached_by
from portal.room.registry import Call, deed
from portal.room.room import Room, set_row
from portal.room.rows import Action
from portal.room.settling import settled


class AddAction(AddStep):
    """`milestone` is the one it goes under, `after` the action before it there."""

    milestone: Id | None = None


class MoveAction(Request):
    """Under which milestone (null: none), after which action there (null: at its head)."""

    step_id: Id
    milestone: Id | None = None
    after: Id | None = None


@deed("action.added")
def add_action(room: Room, member: Member, request: AddAction, call: Call) -> Event | Already:
    """Add a promise of one's own side, or one that both sides make."""
    row = Action(call.row(), **new_step(request), milestone=request.milestone)
    member.require(add_action, on=row)
    room.require_space(Action)
    room.require_live(row.milestone)
    require_owners(room, row)
    require_dates(row)
    where = place("action", room.actions_of(row.milestone), request.after)
    made = [added("action", replace(row, position=where.position)), *where.respaced]
    changes = settled(room, made, room.today(call.now), replan=True)
    data = {"step": row.id, "title": row.title} | reached_by(changes)
    return Event("action.added", member.actor, call.now, changes, data)


@deed("action.moved")
def move_action(room: Room, member: Member, request: MoveAction, call: Call) -> Event | Already:
    """Put an action elsewhere in its list, or under another milestone."""
    action = room.one(Action, request.step_id)
    member.require(move_action, on=action)
    there = room.actions_of(request.milestone)
    if stands_behind(there, action.id, request.after):
        return Already()
    room.require_live(request.milestone)
    where = place("action", [a for a in there if a.id != action.id], request.after)
    moved = set_row(action, milestone=request.milestone, position=where.position)
    changes = settled(room, kept(moved, *where.respaced), room.today(call.now))
    data = {"step": action.id, "title": action.title} | reached_by(changes)
    return Event("action.moved", member.actor, call.now, changes, data)
