"""The standing of an account: may this browser act, and as whom. Asked at every request and hint."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, Select, bindparam, select

from portal.core.schema import Moment
from portal.people import tables
from portal.people.sessions import IDLE, TOUCHED, live_at
from portal.people.tokens import hash_of
from portal.people.users import AccountState

_user, _session = tables.user.c, tables.session.c


@dataclass(frozen=True, slots=True)
class Standing:
    """A live session of an active user; a higher `version` means: look again."""

    user: str
    session: str
    version: int
    language: str
    seen: datetime

    def is_stale(self, now: datetime) -> bool:
        """Whether the session's last sign of life should be written again."""
        return now - self.seen >= TOUCHED


def standing_of(connection: Connection, token: str, now: datetime) -> Standing | None:
    """Who carries this token, or None for an unknown, ended or expired one and for a removed user."""
    return _standing(connection.execute(BY_TOKEN, _moments(now) | {"hash": hash_of(token)}).one_or_none())


def standing_of_session(connection: Connection, session: str, now: datetime) -> Standing | None:
    """The same for an open socket, which remembers its session by id, never by token."""
    return _standing(connection.execute(BY_SESSION, _moments(now) | {"id": session}).one_or_none())


def versions_of(connection: Connection, users: Iterable[str]) -> Mapping[str, int]:
    """The present version of each account: what a process compares once a second, hints or not."""
    rows = connection.execute(select(_user.id, _user.version).where(_user.id.in_(list(users))))
    return dict(rows.all())


def _live() -> Select[str, str, int, str, datetime]:
    """Made once: putting it together took longer than running it, and every request runs it."""
    wanted = select(_user.id, _session.id, _user.version, _user.language, _session.seen)
    joined = wanted.select_from(tables.session.join(tables.user, _session.user == _user.id))
    live = live_at(bindparam("now", type_=Moment), bindparam("idle_since", type_=Moment))
    return joined.where(live, _user.standing == AccountState.ACTIVE)


BY_TOKEN = _live().where(_session.hash == bindparam("hash"))
BY_SESSION = _live().where(_session.id == bindparam("id"))


def _moments(now: datetime) -> dict[str, datetime | str]:
    return {"now": now, "idle_since": now - IDLE}


def _standing(row: Row[str, str, int, str, datetime] | None) -> Standing | None:
    return None if row is None else Standing(*row)
