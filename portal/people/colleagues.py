"""Who may read a company's private side of a room: admins, managers, and those whom the deal names."""

from sqlalchemy import Connection

from portal.people.organisations import OrganisationRole, role_in
from portal.people.seats import PartyLink, party_of


def deal_party(connection: Connection, user: str, room: str) -> PartyLink | None:
    """The party of that room whose private side the user may read, if any."""
    party = party_of(connection, user, room)
    if party is None or not _may_read(connection, user, party):
        return None
    return party


def _may_read(connection: Connection, user: str, party: PartyLink) -> bool:
    role = role_in(connection, user, party.organisation)
    return role in {OrganisationRole.ADMIN, OrganisationRole.MANAGER}
