"""Beginning and opening a room for real: the deeds, and the seats and links that go with them."""

from collections.abc import Mapping

from sqlalchemy import Connection

from portal.core.errors import NotAllowed
from portal.core.ids import row_id
from portal.deal.draft import BeginDraft
from portal.journal.commands import Command, Companion, command
from portal.journal.streams import StreamName, parsed
from portal.people.colleagues import readers_of_all
from portal.people.organisations import memberships_of
from portal.people.seats import PartyLink, link_party, take_seat
from portal.people.users import raise_version
from portal.room.change import Event
from portal.room.fields import Request

ROOM, PARTY = 0xFFFF, 0xFFFE
BY_OWN_DOOR = frozenset({"join_room", "begin_draft"})
"""Deeds whose doors prove or make something first: no page may send them by itself."""


def new_draft(id: str, user: str, organisation: str, request: BeginDraft, asked: object = None) -> Command:
    """The command that begins a deal; room and party ids follow from its id, so a repeat finds them."""
    room, party = row_id(id, ROOM), row_id(id, PARTY)
    link = PartyLink(room, party, organisation, request.side)

    def companion(connection: Connection, _: Mapping[str, Event]) -> None:
        link_party(connection, link)
        for reader in sorted({user, *readers_of_all(connection, organisation)}):
            raise_version(connection, reader)

    return command(id, str(StreamName(room, party)), "begin_draft", request, user, companion, asked)


def home_organisation(connection: Connection, user: str) -> tuple[str, str]:
    """Id and name of the company for which a user begins rooms; raises NotAllowed without one."""
    for membership in memberships_of(connection, user):
        return membership.organisation, membership.name
    raise NotAllowed("no_organisation")


def companion_of(deed: str, stream: str) -> Companion | None:
    """What has to happen outside the streams when that deed takes effect."""
    if deed != "open_room":
        return None
    room = parsed(stream).room

    def seat_colleagues(connection: Connection, events: Mapping[str, Event]) -> None:
        for change in events[stream].changes:
            stakeholder = (change.set or {}).get("stakeholder")
            if change.table == "colleague" and stakeholder:
                take_seat(connection, change.id, room, stakeholder)

    return seat_colleagues


def wish(id: str, stream: str, deed: str, request: Request, actor: str) -> Command:
    """A command with whatever belongs to its deed outside the streams."""
    return command(id, stream, deed, request, actor, companion_of(deed, stream))
