"""The standing of an account: may this browser act, and as whom. Asked at every request and hint."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Select, bindparam, select

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
    row = connection.execute(BY_TOKEN, _moments(now) | {"hash": hash_of(token)}).one_or_none()
    return None if row is None else Standing(*row)


def live_standings(connection: Connection, sessions: Iterable[str], now: datetime) -> Mapping[str, Standing]:
    """By session, for open sockets, which remember theirs by id, never by token; the dead are left out."""
    rows = connection.execute(BY_SESSIONS, _moments(now) | {"ids": list(sessions)})
    return {row.session: row for row in (Standing(*columns) for columns in rows)}


def _live() -> Select[str, str, int, str, datetime]:
    """Made once: putting it together took longer than running it, and every request runs it."""
    wanted = select(_user.id, _session.id, _user.version, _user.language, _session.seen)
    joined = wanted.select_from(tables.session.join(tables.user, _session.user == _user.id))
    live = live_at(bindparam("now", type_=Moment), bindparam("idle_since", type_=Moment))
    return joined.where(live, _user.standing == AccountState.ACTIVE)


BY_TOKEN = _live().where(_session.hash == bindparam("hash"))
BY_SESSIONS = _live().where(_session.id.in_(bindparam("ids", expanding=True)))


def _moments(now: datetime) -> dict[str, object]:
    return {"now": now, "idle_since": now - IDLE}
