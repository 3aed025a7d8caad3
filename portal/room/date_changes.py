"""Dates of steps; every move of a set date is kept as an object with its reason and words."""

from typing import Any

from portal.core.errors import Conflict
from portal.room.change import Already, Event
from portal.room.edit import edited
from portal.room.fields import Day, Id, MaybeWords, Request
from portal.room.member import Member
from portal.room.moves import move_of
from portal.room.new_steps import require_dates
from portal.room.registry import Call, deed
from portal.room.room import Room
from portal.room.rows import DateChange, Step
from portal.room.settling import replanned
from portal.room.words import Reason


class DatesPatch(Request):
    """Start and due; null takes a date away."""

    start: Day | None = None
    due: Day | None = None


class ScheduleStep(Request):
    """`was` names the same fields with the values they replace."""

    step_id: Id
    set: DatesPatch
    was: DatesPatch
    reason: Reason | None = None
    words: MaybeWords = ""


class ExplanationPatch(Request):
    """Why a date moved."""

    reason: Reason | None = None
    words: MaybeWords = ""


class ExplainDateChange(Request):
    """`was` names the same fields with the values they replace."""

    date_change_id: Id
    set: ExplanationPatch
    was: ExplanationPatch


@deed("step.scheduled")
def schedule_step(room: Room, member: Member, request: ScheduleStep, call: Call) -> Event | Already:
    """Set a step's dates; moving a set one is recorded as a date change that took effect.

    Raises Conflict for a finished or dropped step, Invalid for a start after the due day.
    """
    step = room.step(request.step_id)
    member.require(schedule_step, on=step)
    if step.is_done or step.is_dropped:
        raise Conflict("step_done" if step.is_done else "step_dropped")
    change = edited(step, request.set, request.was)
    if change is None:
        return Already()
    after = change.row
    assert isinstance(after, Step)
    require_dates(after)
    move = move_of(room, member, call, step, after, request.reason, request.words)
    data: dict[str, Any] = {"step": step.id, "title": step.title}
    if move is not None:
        data |= {"change": move.id, "reason": request.reason, "words": request.words}
    changes = replanned(room, change, move)
    return Event("step.scheduled", member.actor, call.now, changes, data)


@deed("date_change.explained")
def explain_date_change(
    room: Room, member: Member, request: ExplainDateChange, call: Call
) -> Event | Already:
    """Say, or say better, why a date moved; only one's own side's moves."""
    move = room.one(DateChange, request.date_change_id)
    member.require(explain_date_change)
    if not member.drafting and (move.proposer is None or room.side_of(move.proposer) is not member.side):
        raise Conflict("change_of_other_side")
    change = edited(move, request.set, request.was)
    if change is None:
        return Already()
    step = room.step(move.step)
    data = {"step": step.id, "title": step.title}
    return Event("date_change.explained", member.actor, call.now, (change,), data)
