"""What is done alike to milestones and actions: word, assign and drop them."""

from portal.core.errors import Conflict, NotAllowed
from portal.room.change import Already, Event
from portal.room.edit import edited
from portal.room.fields import Id, Line, MaybeWords, Request
from portal.room.member import Member
from portal.room.new_steps import require_owners
from portal.room.reaching import UNBLOCKED, reached_by
from portal.room.registry import Call, deed
from portal.room.room import Room, set_row
from portal.room.rows import Step
from portal.room.settling import settled
from portal.room.words import Kind, Side, State


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


class DropAction(Request):
    """`reason` may be empty."""

    step_id: Id
    reason: MaybeWords = ""


@deed("step.edited")
def edit_step(room: Room, member: Member, request: EditStep, call: Call) -> Event | Already:
    """Change the words or the kind of a step."""
    step = room.step(request.step_id)
    member.require(edit_step, on=step)
    change = edited(step, request.set, request.was)
    if change is None:
        return Already()
    changes = settled(room, [change], room.today(call.now))
    return Event("step.edited", member.actor, call.now, changes, {"step": step.id, "title": step.title})


@deed("step.assigned")
def assign_step(room: Room, member: Member, request: AssignStep, call: Call) -> Event | Already:
    """Say which side promises a step, and who by name; nobody is put on the other side's list."""
    step = room.step(request.step_id)
    member.require(assign_step, on=step)
    change = edited(step, request.set, request.was)
    if change is None:
        return Already()
    after = change.row
    assert isinstance(after, Step)
    if not member.may("assign_step", on=after):
        raise NotAllowed("not_allowed", deed="assign_step")
    require_owners(room, after)
    changes = settled(room, [change], room.today(call.now), replan=after.side is not step.side)
    data = {"step": step.id, "title": step.title}
    return Event("step.assigned", member.actor, call.now, changes, data)


@deed("step.dropped")
def drop_action(room: Room, member: Member, request: DropAction, call: Call) -> Event | Already:
    """Give up a step: it stays in the plan, struck out, and counts no longer.

    Raises Conflict for the milestone that is the decision of an open room, or one with live actions.
    """
    step = room.step(request.step_id)
    member.require(drop_action, on=step)
    if step.is_dropped:
        return Already()
    if room.about.decision == step.id and not room.is_draft:
        raise Conflict("decision_kept")
    step = room.workable(step.id)
    dropped = set_row(step, state=State.DROPPED, finished=None, finished_by=None, **UNBLOCKED)
    changes = settled(room, [dropped], room.today(call.now), replan=True)
    data = {"step": step.id, "title": step.title, "reason": request.reason} | reached_by(changes)
    return Event("step.dropped", member.actor, call.now, changes, data)
