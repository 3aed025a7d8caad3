"""Working on a step: tick, untick, start, block, reopen, send back.

A step here is an action, or a milestone that has no actions and is ticked like one.
"""

from typing import Any

from portal.core.errors import Conflict, Invalid
from portal.room.change import Already, Event
from portal.room.fields import Day, Id, Line, MaybeLine, MaybeWords, Request, Round
from portal.room.member import Member
from portal.room.reaching import UNBLOCKED, reached_by
from portal.room.registry import Call, deed
from portal.room.room import Room, set_row
from portal.room.rows import Action, Stakeholder, Step
from portal.room.settling import settled
from portal.room.words import State


class OnStep(Request):
    """The step, and its round where that matters."""

    step_id: Id


class CompleteAction(OnStep):
    """`round` is the one meant; `finished` the day it was done, today if not said."""

    round: Round
    finished: Day | None = None


class UntickAction(OnStep):
    """`round` is the one that was ticked; `tick` the command that did it, where it is still known."""

    round: Round
    tick: Id | None = None


class BlockAction(OnStep):
    """What blocks it, in words; who it waits for; since when."""

    obstacle: Line
    blocker: Id | None = None
    since: Day | None = None


class SendBackAction(OnStep):
    """Why the other side should do it again; `round` is the one refused."""

    round: Round
    reason: MaybeWords


class ReopenAction(OnStep):
    """`round` is the finished one; `reason` may be empty."""

    round: Round
    reason: MaybeLine = ""


@deed("action.completed")
def complete_action(room: Room, member: Member, request: CompleteAction, call: Call) -> Event | Already:
    """Mark a step done; its evidence may still be added later.

    Raises NotAllowed for viewers and the other side, Conflict for a dropped step or another
    round, Invalid for a day still to come.
    """
    step = room.workable(request.step_id)
    member.require(complete_action, on=step)
    _alive(step)
    _same_round(step, request.round)
    if step.is_done:
        return Already()
    today = room.today(call.now)
    finished = request.finished or today
    if finished > today:
        raise Invalid("finished_in_future")
    done = {"state": State.DONE, "finished": finished, "finished_by": member.stakeholder}
    return _event("action.completed", room, member, call, step, done | UNBLOCKED)


@deed("action.unticked")
def untick_action(room: Room, member: Member, request: UntickAction, call: Call) -> Event | Already:
    """Take back one's own tick in its round: the step is what it was before, or open if no tick is named.

    Raises Conflict for another's tick (reopening is the way), and for another round.
    """
    step = room.workable(request.step_id)
    member.require(untick_action, on=step)
    _same_round(step, request.round)
    if not step.is_done:
        return Already()
    if step.finished_by != member.stakeholder:
        raise Conflict("ticked_by_another")
    undone = {"state": State.OPEN, "finished": None, "finished_by": None}
    return _event("action.unticked", room, member, call, step, undone | _before(room, step, call.undone))


@deed("action.started")
def start_action(room: Room, member: Member, request: OnStep, call: Call) -> Event | Already:
    """Say that work on a step has begun."""
    step = room.workable(request.step_id)
    member.require(start_action, on=step)
    _unfinished(step)
    if step.state is State.IN_PROGRESS:
        return Already()
    return _event("action.started", room, member, call, step, {"state": State.IN_PROGRESS} | UNBLOCKED)


@deed("action.blocked")
def block_action(room: Room, member: Member, request: BlockAction, call: Call) -> Event | Already:
    """Say what a step waits for, and for whom; said again, it replaces the words."""
    step = room.workable(request.step_id)
    member.require(block_action, on=step)
    _unfinished(step)
    if request.blocker is not None:
        room.one(Stakeholder, request.blocker)
    today = room.today(call.now)
    since = request.since or step.blocked_since or today
    if since > today:
        raise Invalid("since_in_future")
    blocked = {
        "state": State.BLOCKED,
        "obstacle": request.obstacle,
        "blocker": request.blocker,
        "blocked_since": since,
    }
    return _event("action.blocked", room, member, call, step, blocked, obstacle=request.obstacle)


@deed("action.unblocked")
def unblock_action(room: Room, member: Member, request: OnStep, call: Call) -> Event | Already:
    """Say that the obstacle is gone."""
    step = room.workable(request.step_id)
    member.require(unblock_action, on=step)
    if step.state is not State.BLOCKED:
        return Already()
    freed = {"state": State.IN_PROGRESS} | UNBLOCKED
    return _event("action.unblocked", room, member, call, step, freed, obstacle=step.obstacle)


@deed("action.reopened", undoable=False)
def reopen_action(room: Room, member: Member, request: ReopenAction, call: Call) -> Event | Already:
    """Open a finished or dropped step again as its next round; the dates stay."""
    step = room.workable(request.step_id)
    member.require(reopen_action, on=step)
    return _next_round(room, member, call, step, request.round, "action.reopened", request.reason)


@deed("action.sent_back", undoable=False)
def send_back_action(room: Room, member: Member, request: SendBackAction, call: Call) -> Event | Already:
    """Ask the other side to do a finished step again, and say why; the dates stay."""
    step = room.workable(request.step_id)
    member.require(send_back_action, on=step)
    if not request.reason:
        raise Invalid("reason_missing")
    if step.is_dropped:
        raise Conflict("step_dropped")
    return _next_round(room, member, call, step, request.round, "action.sent_back", request.reason)


def _next_round(
    room: Room, member: Member, call: Call, step: Step, round: int, kind: str, reason: str
) -> Event | Already:
    over = step.is_done or step.is_dropped
    if step.round == round + 1 and not over:
        return Already()
    _same_round(step, round)
    if not over:
        raise Conflict("not_finished")
    if step.is_dropped and isinstance(step, Action):
        room.require_live(step.milestone)
    again = {"state": State.OPEN, "finished": None, "finished_by": None, "round": step.round + 1}
    return _event(kind, room, member, call, step, again, reason=reason, finished=step.finished)


def _event(
    kind: str, room: Room, member: Member, call: Call, step: Step, values: dict[str, Any], **data: Any
) -> Event | Already:
    change = set_row(step, **values)
    if change is None:
        return Already()
    changes = settled(room, [change], room.today(call.now), replan=step.is_dropped)
    told = {"step": step.id, "title": step.title, "round": step.round} | data | reached_by(changes)
    return Event(kind, member.actor, call.now, changes, told)


def _before(room: Room, step: Step, tick: Event | None) -> dict[str, Any]:
    """How the step stood when it was ticked; nothing when the event is not the tick of this round."""
    told = {"step": step.id, "round": step.round}
    if tick is None or tick.kind != "action.completed" or told.items() - tick.data.items():
        return {}
    was = tick.changes[0].was or {}
    before = {name: was[name] for name in ("state", *UNBLOCKED) if name in was}
    if before.get("blocker") not in room.tables.get("stakeholder", {}):
        before.pop("blocker", None)
    return before


def _alive(step: Step) -> None:
    if step.is_dropped:
        raise Conflict("step_dropped")


def _unfinished(step: Step) -> None:
    _alive(step)
    if step.is_done:
        raise Conflict("step_done")


def _same_round(step: Step, round: int) -> None:
    if step.round != round:
        raise Conflict("other_round", row=step.id, round=step.round)
