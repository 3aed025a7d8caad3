"""Shaping the plan: add, word, order, assign and drop milestones and actions."""

from typing import Any

from portal.core.errors import Conflict, NotAllowed
from portal.room.change import Already, Event, added, kept
from portal.room.edit import edited
from portal.room.fields import Day, Id, Line, MaybeWords, Request
from portal.room.member import Member
from portal.room.positions import place
from portal.room.reaching import reached_by, with_reaching
from portal.room.registry import Call, deed
from portal.room.room import Room, set_row
from portal.room.rows import Action, Milestone, Step
from portal.room.words import Kind, Side, State


class AddMilestone(Request):
    """`after` names the milestone before it, null for the head of the list."""

    title: Line
    after: Id | None = None
    kind: Kind = Kind.OTHER
    side: Side = Side.BUYER
    buyer_owner: Id | None = None
    seller_owner: Id | None = None
    start: Day | None = None
    due: Day | None = None


class AddAction(AddMilestone):
    """`milestone` is the one it goes under, `after` the action before it there."""

    milestone: Id | None = None


class StepPatch(Request):
    """The words of a step."""

    title: Line = ""
    kind: Kind = Kind.OTHER
    note: MaybeWords = ""


class EditStep(Request):
    """`was` names the same fields with the values they replace."""

    step_id: Id
    set: StepPatch
    was: StepPatch


class OwnersPatch(Request):
    """Who promises a step."""

    side: Side = Side.BOTH
    buyer_owner: Id | None = None
    seller_owner: Id | None = None


class AssignStep(Request):
    """`was` names the same fields with the values they replace."""

    step_id: Id
    set: OwnersPatch
    was: OwnersPatch


class MoveAction(Request):
    """Under which milestone (null: none), after which action there (null: at its head)."""

    step_id: Id
    milestone: Id | None = None
    after: Id | None = None


class MoveMilestone(Request):
    """After which milestone; null for the head of the list."""

    step_id: Id
    after: Id | None = None


class DropAction(Request):
    """`reason` may be empty."""

    step_id: Id
    reason: MaybeWords = ""


@deed("milestone.added")
def add_milestone(room: Room, member: Member, request: AddMilestone, call: Call) -> Event | Already:
    """Add a checkpoint named for what the buyer achieves."""
    room.require_space(Milestone)
    where = place("milestone", list(room.rows(Milestone)), request.after)
    row = Milestone(call.row(), **_new_step(room, request, where.position))
    member.require(add_milestone, on=row)
    room.require_new(row.id)
    changes = kept(added("milestone", row), *where.respaced, room.next_version())
    return Event("milestone.added", member.actor, call.now, changes, {"step": row.id, "title": row.title})


@deed("action.added")
def add_action(room: Room, member: Member, request: AddAction, call: Call) -> Event | Already:
    """Add a promise of one's own side, or one that both sides make."""
    room.require_space(Action)
    if request.milestone is not None and room.one(Milestone, request.milestone).is_dropped:
        raise Conflict("step_dropped")
    where = place("action", room.actions_of(request.milestone), request.after)
    row = Action(call.row(), **_new_step(room, request, where.position), milestone=request.milestone)
    member.require(add_action, on=row)
    room.require_new(row.id)
    made = [added("action", row), *where.respaced, room.next_version()]
    changes = with_reaching(room, made, room.today(call.now))
    data = {"step": row.id, "title": row.title} | reached_by(changes)
    return Event("action.added", member.actor, call.now, changes, data)


@deed("step.edited")
def edit_step(room: Room, member: Member, request: EditStep, call: Call) -> Event | Already:
    """Change the words or the kind of a step."""
    step = room.step(request.step_id)
    member.require(edit_step, on=step)
    change = edited(step, request.set, request.was)
    if change is None:
        return Already()
    return Event("step.edited", member.actor, call.now, (change,), {"step": step.id, "title": step.title})


@deed("step.assigned")
def assign_step(room: Room, member: Member, request: AssignStep, call: Call) -> Event | Already:
    """Say which side promises a step, and who by name; nobody is put on the other side's list."""
    step = room.step(request.step_id)
    member.require(assign_step, on=step)
    change = edited(step, request.set, request.was)
    if change is None:
        return Already()
    after: Any = change.row
    if after.side is not step.side and not member.may("assign_step", on=after):
        raise NotAllowed("not_allowed", deed="assign_step")
    room.owner_of_side(after.buyer_owner, Side.BUYER)
    room.owner_of_side(after.seller_owner, Side.SELLER)
    version = room.next_version() if after.side is not step.side else None
    data = {"step": step.id, "title": step.title}
    return Event("step.assigned", member.actor, call.now, kept(change, version), data)


@deed("action.moved")
def move_action(room: Room, member: Member, request: MoveAction, call: Call) -> Event | Already:
    """Put an action elsewhere in its list, or under another milestone."""
    action = room.one(Action, request.step_id)
    member.require(move_action, on=action)
    if request.milestone is not None:
        room.one(Milestone, request.milestone)
    siblings = [a for a in room.actions_of(request.milestone) if a.id != action.id]
    where = place("action", siblings, request.after)
    moved = set_row(action, milestone=request.milestone, position=where.position)
    changes = with_reaching(room, [moved, *where.respaced], room.today(call.now))
    if not changes:
        return Already()
    data = {"step": action.id, "title": action.title} | reached_by(changes)
    return Event("action.moved", member.actor, call.now, changes, data)


@deed("milestone.moved")
def move_milestone(room: Room, member: Member, request: MoveMilestone, call: Call) -> Event | Already:
    """Put a milestone elsewhere in the order of the plan."""
    milestone = room.one(Milestone, request.step_id)
    member.require(move_milestone, on=milestone)
    where = place("milestone", [m for m in room.rows(Milestone) if m.id != milestone.id], request.after)
    changes = kept(set_row(milestone, position=where.position), *where.respaced)
    if not changes:
        return Already()
    data = {"step": milestone.id, "title": milestone.title}
    return Event("milestone.moved", member.actor, call.now, changes, data)


@deed("step.dropped")
def drop_action(room: Room, member: Member, request: DropAction, call: Call) -> Event | Already:
    """Give up a step: it stays in the plan, struck out, and counts no longer.

    Raises Conflict for the milestone that is the decision, or one with live actions.
    """
    step = room.step(request.step_id)
    member.require(drop_action, on=step)
    if step.is_dropped:
        return Already()
    if room.about.decision == step.id:
        raise Conflict("decision_kept")
    step = room.workable(step.id)
    dropped = set_row(step, state=State.DROPPED, finished=None, finished_by=None)
    changes = with_reaching(room, [dropped, room.next_version()], room.today(call.now))
    data = {"step": step.id, "title": step.title, "reason": request.reason} | reached_by(changes)
    return Event("step.dropped", member.actor, call.now, changes, data)


def _new_step(room: Room, request: AddMilestone, position: str) -> dict[str, Any]:
    room.owner_of_side(request.buyer_owner, Side.BUYER)
    room.owner_of_side(request.seller_owner, Side.SELLER)
    return blank_step(
        position=position,
        title=request.title,
        kind=request.kind,
        side=request.side,
        buyer_owner=request.buyer_owner,
        seller_owner=request.seller_owner,
        start=request.start,
        due=request.due,
    )


def blank_step(**values: Any) -> dict[str, Any]:
    """The columns of a step nobody has worked on yet, with these values laid over."""
    blank: dict[str, Any] = {name: None for name in Step.__dataclass_fields__ if name != "id"}
    blank |= {
        "position": "",
        "title": "",
        "kind": Kind.OTHER,
        "side": Side.BOTH,
        "baseline_imported": False,
        "state": State.OPEN,
        "round": 1,
        "obstacle": "",
        "note": "",
        "comments": 0,
    }
    return blank | values
