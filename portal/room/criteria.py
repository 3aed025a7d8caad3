"""Success criteria of the story, and exit criteria of milestones."""

from typing import Annotated

from pydantic import Field

from portal.room.change import Already, Event, added, gone
from portal.room.edit import edited
from portal.room.fields import Id, Line, Request
from portal.room.member import Member
from portal.room.positions import ordered, place
from portal.room.reaching import reached_by, with_reaching
from portal.room.registry import Call, deed
from portal.room.room import Room
from portal.room.rows import Criterion


class AddCriterion(Request):
    """Of a milestone, or of the story when `milestone` is null."""

    words: Line
    milestone: Id | None = None


class CriterionPatch(Request):
    """Its words, and whether it is met."""

    words: Line = ""
    met: Annotated[bool, Field(strict=True)] = False


class EditCriterion(Request):
    """`was` names the same fields with the values they replace."""

    criterion_id: Id
    set: CriterionPatch
    was: CriterionPatch


class RemoveCriterion(Request):
    """Which one."""

    criterion_id: Id


@deed("criterion.added")
def add_criterion(room: Room, member: Member, request: AddCriterion, call: Call) -> Event | Already:
    """Say what must be true for the story, or for a milestone to be reached."""
    member.require(add_criterion)
    room.require_space(Criterion)
    room.require_live(request.milestone)
    siblings = ordered(c for c in room.rows(Criterion) if c.milestone == request.milestone)
    where = place("criterion", siblings, siblings[-1].id if siblings else None)
    row = Criterion(call.row(), where.position, request.milestone, request.words, False)
    changes = with_reaching(room, [added("criterion", row), *where.respaced], room.today(call.now))
    data = {"words": row.words} | reached_by(changes)
    return Event("criterion.added", member.actor, call.now, changes, data)


@deed("criterion.edited")
def edit_criterion(room: Room, member: Member, request: EditCriterion, call: Call) -> Event | Already:
    """Reword a criterion, or say whether it is met."""
    member.require(edit_criterion)
    row = room.one(Criterion, request.criterion_id)
    change = edited(row, request.set, request.was)
    if change is None:
        return Already()
    changes = with_reaching(room, [change], room.today(call.now))
    after = change.row
    assert isinstance(after, Criterion)
    data = {"words": after.words, "met": after.met} | reached_by(changes)
    return Event("criterion.edited", member.actor, call.now, changes, data)


@deed("criterion.removed")
def remove_criterion(room: Room, member: Member, request: RemoveCriterion, call: Call) -> Event | Already:
    """Take a criterion away."""
    member.require(remove_criterion)
    row = room.tables.get("criterion", {}).get(request.criterion_id)
    if not isinstance(row, Criterion):
        return Already()
    changes = with_reaching(room, [gone("criterion", row)], room.today(call.now))
    data = {"words": row.words} | reached_by(changes)
    return Event("criterion.removed", member.actor, call.now, changes, data)
