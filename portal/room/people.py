"""The people of a room: companies, stakeholders named before they join, members, their absence."""

from portal.core.errors import Conflict, Invalid, NotAllowed
from portal.room.change import Already, Change, Event, added, gone, kept
from portal.room.edit import edited, given
from portal.room.fields import Address, Day, Id, MaybeLine, Request
from portal.room.member import Member
from portal.room.positions import ordered, place
from portal.room.references import is_referred_to
from portal.room.registry import Call, deed
from portal.room.rights import require_address, require_card, require_card_edit, require_leading_part
from portal.room.room import Room, set_row
from portal.room.rows import Party, Stakeholder
from portal.room.words import Part, Role, Side


class NameStakeholder(Request):
    """A person of a party; the name may be empty while only the title is known."""

    party: Id
    name: MaybeLine = ""
    title: MaybeLine = ""
    email: Address = ""
    phone: MaybeLine = ""
    part: Part = Part.OTHER


class StakeholderPatch(Request):
    """Fields of a stakeholder's card."""

    party: Id = ""
    name: MaybeLine = ""
    title: MaybeLine = ""
    email: Address = ""
    phone: MaybeLine = ""
    part: Part = Part.OTHER


class EditStakeholder(Request):
    """`was` names the same fields with the values they replace."""

    stakeholder_id: Id
    set: StakeholderPatch
    was: StakeholderPatch


class AwayPatch(Request):
    """From and to are both days away."""

    away_from: Day | None = None
    away_to: Day | None = None
    away_note: MaybeLine = ""


class SetAvailability(Request):
    """`was` names the same fields with the values they replace."""

    stakeholder_id: Id
    set: AwayPatch
    was: AwayPatch


class RemoveStakeholder(Request):
    """Which one."""

    stakeholder_id: Id


@deed("stakeholder.named")
def name_stakeholder(room: Room, member: Member, request: NameStakeholder, call: Call) -> Event | Already:
    """Name a person who matters, whether or not they ever sign in; on either side."""
    member.require(name_stakeholder)
    require_leading_part(member, request.part, "name_stakeholder")
    room.require_space(Stakeholder)
    room.one(Party, request.party)
    siblings = ordered(room.rows(Stakeholder))
    where = place("stakeholder", siblings, siblings[-1].id if siblings else None)
    row = new_stakeholder(call.row(), where.position, **request.model_dump())
    if row.email:
        require_address(room, member, row, "name_stakeholder")
    _require_own_address(room, row)
    _require_sound_card(room, row)
    changes = kept(added("stakeholder", row), *where.respaced)
    return Event("stakeholder.named", member.actor, call.now, changes, {"stakeholder": row.id})


@deed("stakeholder.edited")
def edit_stakeholder(room: Room, member: Member, request: EditStakeholder, call: Call) -> Event | Already:
    """Correct a person's card; a member's own is theirs and their side's leads'."""
    row = room.one(Stakeholder, request.stakeholder_id)
    wished = given(request.set)
    require_card_edit(room, member, row, wished, "edit_stakeholder")
    change = edited(row, request.set, request.was)
    if change is None:
        return Already()
    after = change.row
    assert isinstance(after, Stakeholder)
    if room.one(Party, after.party).side is not room.side_of(row.id):
        _require_free(room, row)
    if after.email != row.email:
        _require_own_address(room, after)
    _require_sound_card(room, after)
    data = {"stakeholder": row.id, "fields": sorted(wished)}
    return Event("stakeholder.edited", member.actor, call.now, (change,), data)


@deed("availability.set")
def set_availability(room: Room, member: Member, request: SetAvailability, call: Call) -> Event | Already:
    """Say when a person is away."""
    row = room.one(Stakeholder, request.stakeholder_id)
    require_card(room, member, row, "set_availability")
    change = edited(row, request.set, request.was)
    if change is None:
        return Already()
    after = change.row
    assert isinstance(after, Stakeholder)
    if (after.away_to and not after.away_from) or (
        after.away_from and after.away_to and after.away_from > after.away_to
    ):
        raise Invalid("away_backwards")
    return Event("availability.set", member.actor, call.now, (change,), {"stakeholder": row.id})


@deed("stakeholder.removed", undoable=False)
def remove_stakeholder(room: Room, member: Member, request: RemoveStakeholder, call: Call) -> Event | Already:
    """Take a person who never joined off the list; raises Conflict while steps or risks name them."""
    member.require(remove_stakeholder)
    row = room.tables.get("stakeholder", {}).get(request.stakeholder_id)
    if not isinstance(row, Stakeholder):
        return Already()
    if not member.drafting and room.side_of(row.id) is not member.side:
        raise NotAllowed("not_allowed", deed="remove_stakeholder")
    if row.joined:
        raise Conflict("has_joined")
    if is_referred_to(room, row.id):
        raise Conflict("still_named")
    changes = (gone("stakeholder", row),)
    return Event("stakeholder.removed", member.actor, call.now, changes, {"stakeholder": row.id})


def new_stakeholder(id: str, position: str, **card: str | Part) -> Stakeholder:
    """A person named but not joined."""
    blank = {"name": "", "title": "", "email": "", "phone": "", "part": Part.OTHER, "party": ""}
    return Stakeholder(
        id=id,
        position=position,
        **(blank | card),  # type: ignore[arg-type]
        away_from=None,
        away_to=None,
        away_note="",
        role=None,
        joined=None,
        left=None,
    )


def joined(room: Room, stakeholder: str, role: Role, call: Call) -> Change | None:
    """The change that makes a stakeholder a member, with all the steps that already name them."""
    row = room.one(Stakeholder, stakeholder)
    return set_row(row, role=row.role or role, joined=row.joined or call.now, left=None)


def _require_free(room: Room, row: Stakeholder) -> None:
    """A person changes sides only before they joined and while no step or risk names them."""
    if row.joined:
        raise Conflict("member_changes_side")
    if is_referred_to(room, row.id):
        raise Conflict("still_named")


def _require_own_address(room: Room, row: Stakeholder) -> None:
    """Who proves an address is let in as the card that bears it, so no two cards do."""
    if row.email and any(s.email.lower() == row.email and s.id != row.id for s in room.rows(Stakeholder)):
        raise Conflict("address_taken")


def _require_sound_card(room: Room, row: Stakeholder) -> None:
    if not row.name and not row.title:
        raise Invalid("name_or_title")
    champion = row.part is Part.CHAMPION
    if champion and any(s.part is Part.CHAMPION and s.id != row.id for s in room.rows(Stakeholder)):
        raise Conflict("one_champion")
    if champion and room.one(Party, row.party).side is not Side.BUYER:
        raise Invalid("champion_is_the_buyers")
