"""Seats: which user is which stakeholder in which room, and which organisation is which party.

Outside the streams, so that no user id is ever in bytes that both sides share.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select

from portal.people import tables
from portal.people.users import raise_version

_seat = tables.seat.c
SEAT = select(_seat.user, _seat.room, _seat.stakeholder).where(
    _seat.user == bindparam("user"), _seat.room == bindparam("room")
)


@dataclass(frozen=True, slots=True)
class Seat:
    """A user's place in a room."""

    user: str
    room: str
    stakeholder: str


@dataclass(frozen=True, slots=True)
class PartyLink:
    """A party of a room whose company has an account here."""

    room: str
    party: str
    organisation: str
    side: str


def seats_of(connection: Connection, user: str) -> list[Seat]:
    """Every room in which the user sits."""
    wanted = select(_seat.user, _seat.room, _seat.stakeholder).where(_seat.user == user)
    return [Seat(*row) for row in connection.execute(wanted)]


def seat_in(connection: Connection, user: str, room: str) -> Seat | None:
    """The user's place in that room, if any."""
    row = connection.execute(SEAT, {"user": user, "room": room}).one_or_none()
    return None if row is None else Seat(*row)


def is_seated(connection: Connection, room: str, stakeholder: str) -> bool:
    """Whether any user is that stakeholder of the room."""
    wanted = select(_seat.user).where(_seat.room == room, _seat.stakeholder == stakeholder)
    return connection.execute(wanted.limit(1)).first() is not None


def take_seat(connection: Connection, user: str, room: str, stakeholder: str) -> None:
    """The user is that stakeholder from now on, instead of whoever they were in that room."""
    leave_seat(connection, user, room)
    connection.execute(insert(tables.seat).values(user=user, room=room, stakeholder=stakeholder))


def leave_seat(connection: Connection, user: str, room: str) -> None:
    """The user sits in that room no more."""
    connection.execute(delete(tables.seat).where(_seat.user == user, _seat.room == room))
    raise_version(connection, user)


def link_party(connection: Connection, link: PartyLink) -> None:
    """The organisation is that party of the room from now on."""
    connection.execute(
        insert(tables.party_link).values(
            room=link.room, party=link.party, organisation=link.organisation, side=link.side
        )
    )
