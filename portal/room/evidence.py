"""Links that show that a step was done."""

from portal.room.change import Already, Event, added, gone, kept
from portal.room.fields import Id, Line, Request, WebAddress
from portal.room.member import Member
from portal.room.positions import ordered, place
from portal.room.registry import Call, deed
from portal.room.room import Room
from portal.room.rows import Evidence


class AddEvidence(Request):
    """A web address and what is found there."""

    step_id: Id
    title: Line
    url: WebAddress


class RemoveEvidence(Request):
    """Which one."""

    evidence_id: Id


@deed("evidence.added")
def add_evidence(room: Room, member: Member, request: AddEvidence, call: Call) -> Event | Already:
    """Show where the result of a step can be seen; the link is kept, never fetched."""
    step = room.step(request.step_id)
    member.require(add_evidence, on=step)
    room.require_space(Evidence)
    siblings = ordered(e for e in room.rows(Evidence) if e.step == step.id)
    where = place("evidence", siblings, siblings[-1].id if siblings else None)
    row = Evidence(call.row(), where.position, step.id, request.title, request.url)
    changes = kept(added("evidence", row), *where.respaced)
    data = {"step": step.id, "title": step.title, "evidence": row.title}
    return Event("evidence.added", member.actor, call.now, changes, data)


@deed("evidence.removed")
def remove_evidence(room: Room, member: Member, request: RemoveEvidence, call: Call) -> Event | Already:
    """Take a link away from a step."""
    row = room.tables.get("evidence", {}).get(request.evidence_id)
    if not isinstance(row, Evidence):
        return Already()
    step = room.step(row.step)
    member.require(remove_evidence, on=step)
    data = {"step": step.id, "title": step.title, "evidence": row.title}
    return Event("evidence.removed", member.actor, call.now, (gone("evidence", row),), data)
