"""The risk register: what could go wrong, in the open."""

from typing import Annotated

from pydantic import Field

from portal.core.errors import Invalid
from portal.room.change import Already, Event, added
from portal.room.edit import edited
from portal.room.fields import Day, Five, Id, Line, MaybeWords, Request
from portal.room.member import Member
from portal.room.registry import Call, deed
from portal.room.room import Room
from portal.room.rows import Risk, Stakeholder
from portal.room.words import RiskState

StepIds = Annotated[tuple[Id, ...], Field(max_length=50)]


class LogRisk(Request):
    """Probability and impact from 1 to 5."""

    title: Line
    probability: Five
    impact: Five
    mitigation: MaybeWords = ""
    owner: Id | None = None
    steps: StepIds = ()
    trigger: Day | None = None


class RiskPatch(Request):
    """Fields of a risk."""

    title: Line = ""
    probability: Five = 1
    impact: Five = 1
    mitigation: MaybeWords = ""
    owner: Id | None = None
    steps: StepIds = ()
    trigger: Day | None = None
    state: RiskState = RiskState.OPEN


class EditRisk(Request):
    """`was` names the same fields with the values they replace."""

    risk_id: Id
    set: RiskPatch
    was: RiskPatch


@deed("risk.logged")
def log_risk(room: Room, member: Member, request: LogRisk, call: Call) -> Event | Already:
    """Say openly what could go wrong."""
    member.require(log_risk)
    room.require_space(Risk)
    row = Risk(id=call.row(), state=RiskState.OPEN, **request.model_dump())
    _require_known(room, row)
    return Event("risk.logged", member.actor, call.now, (added("risk", row),), {"title": row.title})


@deed("risk.edited")
def edit_risk(room: Room, member: Member, request: EditRisk, call: Call) -> Event | Already:
    """Reassess a risk, reword it, say what is done about it, or close it."""
    member.require(edit_risk)
    row = room.one(Risk, request.risk_id)
    change = edited(row, request.set, request.was)
    if change is None:
        return Already()
    after = change.row
    assert isinstance(after, Risk)
    _require_known(room, after)
    return Event("risk.edited", member.actor, call.now, (change,), {"title": row.title})


def _require_known(room: Room, risk: Risk) -> None:
    if risk.owner is not None:
        room.one(Stakeholder, risk.owner)
    for step in risk.steps:
        room.step(step)
    if len(set(risk.steps)) < len(risk.steps):
        raise Invalid("step_named_twice")
