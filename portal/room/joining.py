"""Becoming a member, and what a member may do."""

from portal.core.errors import Conflict, NotAllowed
from portal.room.change import Already, Event
from portal.room.fields import Id, Request
from portal.room.member import Member
from portal.room.people import joined
from portal.room.registry import Call, deed
from portal.room.room import Room, set_row
from portal.room.rows import Stakeholder
from portal.room.words import Role


class JoinRoom(Request):
    """The card one joins as."""

    stakeholder_id: Id


class ChangeRole(Request):
    """What a member may do from now on."""

    stakeholder_id: Id
    role: Role


@deed("member.joined", undoable=False, when_closed=True)
def join_room(room: Room, member: Member, request: JoinRoom, call: Call) -> Event | Already:
    """Become the member that a card names; the door has proven that the person is that person."""
    if member.stakeholder != request.stakeholder_id:
        raise NotAllowed("not_allowed", deed="join_room")
    change = joined(room, request.stakeholder_id, member.role, call)
    if change is None:
        return Already()
    data = {"stakeholder": request.stakeholder_id}
    return Event("member.joined", member.actor, call.now, (change,), data)


@deed("role.changed", undoable=False)
def change_role(room: Room, member: Member, request: ChangeRole, call: Call) -> Event | Already:
    """Give a member of one's own side another role; a side keeps at least one lead."""
    member.require(change_role)
    row = room.one(Stakeholder, request.stakeholder_id)
    if room.side_of(row.id) is not member.side:
        raise NotAllowed("not_allowed", deed="change_role")
    change = set_row(row, role=request.role)
    if change is None:
        return Already()
    if row.joined and not room.after([change]).has_lead(member.side):
        raise Conflict("last_lead")
    data = {"stakeholder": row.id, "role": request.role}
    return Event("role.changed", member.actor, call.now, (change,), data)
