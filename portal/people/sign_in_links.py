"""One-time links: the way in until sign-in by mail exists, and the way back in for a locked-out operator."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, insert, select, update

from portal.people import tables
from portal.people.seats import take_seat
from portal.people.tokens import hash_of, new_token
from portal.people.users import AccountState

LIFE = timedelta(minutes=10)

_link = tables.sign_in_link.c


@dataclass(frozen=True, slots=True)
class Redeemed:
    """Whom a link lets in; `room` and `stakeholder` are the seat it gave, if any."""

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


def room_of_link(connection: Connection, token: str, now: datetime) -> tuple[str, str] | None:
    """The room and the stakeholder that an unused link is for; uses nothing up."""
    wanted = select(_link.room, _link.stakeholder).where(_usable(token, now), _link.room.is_not(None))
    row = connection.execute(wanted).one_or_none()
    return None if row is None else (row.room, row.stakeholder)


def redeem_sign_in_link(connection: Connection, token: str, now: datetime) -> Redeemed | None:
    """Use the link up; None for an unknown, used or old one and for a removed user.

    One conditional UPDATE decides, so of many at once exactly one succeeds.
    """
    use = update(tables.sign_in_link).where(_usable(token, now)).values(used=now)
    row = connection.execute(use.returning(_link.user, _link.room, _link.stakeholder)).one_or_none()
    if row is None:
        return None
    redeemed = Redeemed(*row)
    if redeemed.room and redeemed.stakeholder:
        take_seat(connection, redeemed.user, redeemed.room, redeemed.stakeholder)
    return redeemed


def _usable(token: str, now: datetime) -> ColumnElement[bool]:
    active = select(tables.user.c.id).where(tables.user.c.standing == AccountState.ACTIVE)
    of_token = (_link.hash == hash_of(token), _link.used.is_(None), _link.expires > now)
    return and_(*of_token, _link.user.in_(active))
