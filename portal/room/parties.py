"""The companies of a room."""

from portal.core.errors import Invalid
from portal.room.change import Already, Event, added, kept
from portal.room.edit import edited
from portal.room.fields import Id, Line, MaybeLine, Request
from portal.room.member import Member
from portal.room.positions import ordered, place
from portal.room.registry import Call, deed
from portal.room.rights import require_party
from portal.room.room import Room
from portal.room.rows import Party
from portal.room.words import Side


class PartyPatch(Request):
    """A company's name and domain."""

    name: Line = ""
    domain: MaybeLine = ""


class AddParty(Request):
    """A further company on a side."""

    side: Side
    name: Line
    domain: MaybeLine = ""


class EditParty(Request):
    """`was` names the same fields with the values they replace."""

    party_id: Id
    set: PartyPatch
    was: PartyPatch


@deed("party.added")
def add_party(room: Room, member: Member, request: AddParty, call: Call) -> Event | Already:
    """Bring a further company in, such as a partner or an outside counsel."""
    member.require(add_party)
    room.require_space(Party)
    if request.side is Side.BOTH:
        raise Invalid("party_of_both")
    siblings = ordered(room.rows(Party))
    where = place("party", siblings, siblings[-1].id if siblings else None)
    row = Party(call.row(), where.position, request.side, request.name, request.domain)
    changes = kept(added("party", row), *where.respaced)
    return Event("party.added", member.actor, call.now, changes, {"party": row.id, "name": row.name})


@deed("party.edited")
def edit_party(room: Room, member: Member, request: EditParty, call: Call) -> Event | Already:
    """Correct the name or domain of a company of one's own side, or of a side that nobody leads yet."""
    row = room.one(Party, request.party_id)
    require_party(room, member, row, "edit_party")
    change = edited(row, request.set, request.was)
    if change is None:
        return Already()
    data = {"party": row.id, "name": row.name}
    return Event("party.edited", member.actor, call.now, (change,), data)
