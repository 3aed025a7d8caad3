"""Who is asking: the session cookie turned into the standing of an account, anew at every request."""

from typing import Any

import structlog
from litestar.connection import ASGIConnection

from api.services import Services
from portal.core import clock
from portal.core.database import Unavailable
from portal.core.errors import Refusal
from portal.people.sessions import touch_session
from portal.people.standing import Standing, standing_of

log = structlog.get_logger()

AnyConnection = ASGIConnection[Any, Any, Any, Any]


class NotSignedIn(Refusal):
    """This needs a session, and there is no live one."""

    kind = "not_signed_in"

    def __init__(self) -> None:
        super().__init__("not_signed_in")


async def find_standing(connection: AnyConnection, services: Services) -> Standing | None:
    """The account whose live session the cookie carries; notes the sign of life once a minute."""
    token = connection.cookies.get(services.settings.cookie)
    if not token:
        return None
    now = clock.now()
    standing = await services.database.read(lambda db: standing_of(db, token, now))
    if standing and standing.is_stale(now):
        await _touch(services, standing)
    return standing


async def _touch(services: Services, standing: Standing) -> None:
    """Reads go on while the disk is full: a sign of life that cannot be written is only logged."""
    now = clock.now()
    try:
        await services.database.write(lambda db: touch_session(db, standing.session, now))
    except Unavailable as error:
        log.warning("session not touched", session=standing.session, error=type(error).__name__)
