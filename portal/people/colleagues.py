"""Who may read a company's private side of a room: admins, managers, and those whom the deal names."""

from sqlalchemy import Connection, select

from portal.journal.streams import StreamName
from portal.journal.tables import PRIVATE
from portal.people.organisations import OrganisationRole, role_in
from portal.people.seats import PartyLink, party_of

SEES_ALL = {OrganisationRole.ADMIN, OrganisationRole.MANAGER}


def deal_party(connection: Connection, user: str, room: str) -> PartyLink | None:
    """The party of that room whose private side the user may read, if any."""
    party = party_of(connection, user, room)
    if party is None:
        return None
    sees_all = role_in(connection, user, party.organisation) in SEES_ALL
    return party if sees_all or _is_named(connection, user, party) else None


def _is_named(connection: Connection, user: str, party: PartyLink) -> bool:
    colleague = PRIVATE["colleague"].c
    stream = str(StreamName(party.room, party.party))
    wanted = select(colleague.id).where(colleague.stream == stream, colleague.id == user)
    return connection.execute(wanted).one_or_none() is not None
