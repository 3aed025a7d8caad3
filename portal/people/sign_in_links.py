"""One-time links: the way in until sign-in by mail exists, and the way back in for a locked-out operator."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, insert, select, update

from portal.core.turns import one_at_a_time
from portal.journal.tables import SHARED
from portal.people import tables
from portal.people.seats import is_seated, seat_in, take_seat
from portal.people.tokens import hash_of, new_token
from portal.people.users import AccountState, user_of

LIFE = timedelta(minutes=10)

_link = tables.sign_in_link.c


@dataclass(frozen=True, slots=True)
class SignInLink:
    """Whom a link lets in; `room` and `stakeholder` are the place it leads to, if any."""

    user: str
    room: str | None
    stakeholder: str | None


def issue_sign_in_link(
    connection: Connection,
    user: str,
    now: datetime,
    *,
    room: str | None = None,
    stakeholder: str | None = None,
) -> str:
    """A link good once, for ten minutes; returns the token, which is stored nowhere."""
    token = new_token()
    connection.execute(
        insert(tables.sign_in_link).values(
            hash=hash_of(token),
            user=user,
            room=room,
            stakeholder=stakeholder,
            created=now,
            expires=now + LIFE,
        )
    )
    return token


def usable_link(
    connection: Connection, token: str, now: datetime, *, address: str | None = None
) -> SignInLink | None:
    """What an unused link is for; None too once the card that it leads to is no longer its person's.

    `address` is what the card bears, where the tables may not know it yet. Uses nothing up.
    """
    wanted = select(_link.user, _link.room, _link.stakeholder).where(_usable(token, now))
    row = connection.execute(wanted).one_or_none()
    if row is None:
        return None
    link = SignInLink(*row)
    if link.room and link.stakeholder and not _is_theirs(connection, link, address):
        return None
    return link


def redeem_sign_in_link(
    connection: Connection, token: str, now: datetime, *, address: str | None = None
) -> SignInLink | None:
    """Use the link up; None for one that is not usable, and then nothing has changed.

    One conditional UPDATE decides, so of many at once exactly one succeeds.
    """
    link = usable_link(connection, token, now, address=address)
    if link is None:
        return None
    use = update(tables.sign_in_link).where(_usable(token, now)).values(used=now)
    if connection.execute(use.returning(_link.user)).one_or_none() is None:
        return None
    if link.room and link.stakeholder:
        take_seat(connection, link.user, link.room, link.stakeholder)
    return link


def _usable(token: str, now: datetime) -> ColumnElement[bool]:
    active = select(tables.user.c.id).where(tables.user.c.standing == AccountState.ACTIVE)
    of_token = (_link.hash == hash_of(token), _link.used.is_(None), _link.expires > now)
    return and_(*of_token, _link.user.in_(active))


def _is_theirs(connection: Connection, link: SignInLink, address: str | None) -> bool:
    """Whether they sit as that card, or may: it bears their address and nobody sits as it."""
    assert link.room is not None
    assert link.stakeholder is not None
    one_at_a_time(connection, f"seats {link.room}")
    seat = seat_in(connection, link.user, link.room)
    if seat is not None:
        return seat.stakeholder == link.stakeholder
    if is_seated(connection, link.room, link.stakeholder):
        return False
    card = SHARED["stakeholder"].c
    if address is None:
        stored = select(card.email).where(card.stream == f"room/{link.room}", card.id == link.stakeholder)
        address = connection.execute(stored).scalar()
    return address is not None and address.lower() == user_of(connection, link.user).email.lower()
