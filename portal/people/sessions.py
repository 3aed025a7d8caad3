"""Sessions: one signed-in browser each; opaque token, hashed at rest, ended by idleness, age or hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import BindParameter, ColumnElement, Connection, and_, insert, select, update

from portal.core.ids import new_id
from portal.people import tables
from portal.people.tokens import hash_of, new_token
from portal.people.users import raise_version

IDLE = timedelta(hours=12)
LIFE = timedelta(days=7)
TOUCHED = timedelta(minutes=1)
Point = datetime | BindParameter[datetime]

_session = tables.session.c


@dataclass(frozen=True, slots=True)
class Session:
    """One signed-in browser, as its owner sees it in the list."""

    id: str
    created: datetime
    seen: datetime
    user_agent: str


def begin_session(connection: Connection, user: str, now: datetime, user_agent: str) -> str:
    """A fresh session; returns the token, which is stored nowhere."""
    token = new_token()
    connection.execute(
        insert(tables.session).values(
            hash=hash_of(token),
            id=new_id(),
            user=user,
            created=now,
            seen=now,
            expires=now + LIFE,
            user_agent=user_agent[:200],
        )
    )
    return token


def touch_session(connection: Connection, session: str, now: datetime) -> None:
    """The browser was here; callers do this at most once per `TOUCHED`."""
    connection.execute(update(tables.session).where(_session.id == session).values(seen=now))


def live_sessions(connection: Connection, user: str, now: datetime) -> list[Session]:
    """The user's sessions that could still be used, last seen first."""
    wanted = select(_session.id, _session.created, _session.seen, _session.user_agent)
    rows = connection.execute(
        wanted.where(_session.user == user, is_live(now)).order_by(_session.seen.desc())
    )
    return [Session(*row) for row in rows]


def end_session(connection: Connection, user: str, session: str, now: datetime) -> bool:
    """End one of the user's own sessions; False if there is no such live one."""
    ended = update(tables.session).where(_session.id == session, _session.user == user, is_live(now))
    if not connection.execute(ended.values(ended=now)).rowcount:
        return False
    raise_version(connection, user)
    return True


def end_all_sessions(connection: Connection, user: str, now: datetime) -> int:
    """End every session of the user, this one too; returns how many were live."""
    ended = update(tables.session).where(_session.user == user, is_live(now)).values(ended=now)
    count = connection.execute(ended).rowcount
    raise_version(connection, user)
    return count


def is_live(now: datetime) -> ColumnElement[bool]:
    """Not ended by hand, not idle for too long, not too old."""
    return live_at(now, now - IDLE)


def live_at(now: Point, idle_since: Point) -> ColumnElement[bool]:
    """The same for moments that are only known when the statement runs."""
    return and_(_session.ended.is_(None), _session.expires > now, _session.seen > idle_since)
