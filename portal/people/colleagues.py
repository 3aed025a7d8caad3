"""Who may read a company's private side of a room: admins, and those whom the deal names.

A manager reads the deals of their teams; until a team has members, that is those that name them.
"""

from sqlalchemy import Connection, and_, bindparam, literal, or_, select

from portal.journal.tables import PRIVATE
from portal.people.organisations import OrganisationRole
from portal.people.seats import PartyLink
from portal.people.tables import membership, party_link

SEES_ALL = (OrganisationRole.ADMIN,)

_link, _member, _colleague = party_link.c, membership.c, PRIVATE["colleague"].c
_stream = literal("deal/") + _link.room + "/" + _link.party
_named = and_(_colleague.stream == _stream, _colleague.id == _member.user)

DEALS = (
    select(_link.room, _link.party, _link.organisation, _link.side)
    .join(membership, _link.organisation == _member.organisation)
    .join(PRIVATE["colleague"], _named, isouter=True)
    .where(_member.user == bindparam("user"), or_(_member.role.in_(SEES_ALL), _colleague.id.is_not(None)))
    .order_by(_link.room, _link.party)
)
DEAL = DEALS.where(_link.room == bindparam("room")).limit(1)


def readers_of_all(connection: Connection, organisation: str) -> set[str]:
    """The users who read the private side of every room of that company."""
    wanted = select(_member.user).where(_member.organisation == organisation, _member.role.in_(SEES_ALL))
    return set(connection.execute(wanted).scalars())


def deals_of(connection: Connection, user: str) -> list[PartyLink]:
    """Every party whose private side the user may read, one for each room and company."""
    return [PartyLink(*row) for row in connection.execute(DEALS, {"user": user})]


def deal_party(connection: Connection, user: str, room: str) -> PartyLink | None:
    """The party of that room whose private side the user may read, if any."""
    row = connection.execute(DEAL, {"user": user, "room": room}).one_or_none()
    return None if row is None else PartyLink(*row)
