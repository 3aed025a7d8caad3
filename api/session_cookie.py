"""The session cookie: set when somebody signs in, cleared when they leave."""

from typing import Any

from litestar import Request
from litestar.datastructures import Cookie
from sqlalchemy import Connection

from portal.core import clock
from portal.core.config import Settings
from portal.people.sessions import LIFE, begin_session, end_session
from portal.people.standing import standing_of


def session_cookie(settings: Settings, token: str) -> Cookie:
    """Host-only, unreadable for scripts, not sent along by other sites' forms."""
    return _cookie(settings, token, int(LIFE.total_seconds()))


def cleared_cookie(settings: Settings) -> Cookie:
    """The same cookie, expired."""
    return _cookie(settings, "", 0)


def begin_anew(connection: Connection, request: Request[Any, Any, Any], cookie: str, user: str) -> str:
    """A fresh session for the user; the one that this browser had before, whoever's, ends."""
    now = clock.now()
    before = standing_of(connection, request.cookies.get(cookie, ""), now)
    if before is not None:
        end_session(connection, before.user, before.session, now)
    return begin_session(connection, user, now, request.headers.get("user-agent", ""))


def _cookie(settings: Settings, value: str, max_age: int) -> Cookie:
    return Cookie(
        key=settings.cookie,
        value=value,
        path="/",
        max_age=max_age,
        secure=settings.is_https,
        httponly=True,
        samesite="lax",
    )
