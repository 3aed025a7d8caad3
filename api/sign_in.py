"""Signing in by a one-time link. Opening the link changes nothing: the person's click posts it."""

from typing import Any

from litestar import Request, Response, post
from litestar.di import NamedDependency
from litestar.params import JSONBody
from pydantic import Field
from sqlalchemy import Connection

from api.client import client_address
from api.policy import Policy
from api.services import Services
from api.session_cookie import begin_anew, session_cookie
from api.shapes import Input, Output
from portal.core import clock
from portal.core.errors import NotFound
from portal.people.limits import SIGN_IN, TooMany, count_attempt
from portal.people.sign_in_links import redeem_sign_in_link


class Link(Input):
    """What stands behind the `#` of the link, which no server log ever sees."""

    token: str = Field(min_length=1, max_length=100)


class SignedIn(Output):
    """Where to go: the room that the link leads to, if it names one."""

    room: str | None


@post("/api/sign-in/link", operation_id="signInByLink", opt={"policy": Policy.PUBLIC}, status_code=200)
async def sign_in_by_link(
    services: NamedDependency[Services], request: Request[Any, Any, Any], data: JSONBody[Link]
) -> Response[SignedIn]:
    """Use the link up and begin a session. Unknown, used and old links get one and the same answer."""
    address, cookie = client_address(request, services.settings.trusted_proxies), services.settings.cookie
    now = clock.now()
    if not await services.database.write(lambda db: count_attempt(db, SIGN_IN, address, now)):
        raise TooMany("too_many")

    def redeem(db: Connection) -> tuple[str, str | None]:
        redeemed = redeem_sign_in_link(db, data.token, now)
        if redeemed is None:
            raise NotFound("link_spent")
        return begin_anew(db, request, cookie, redeemed.user), redeemed.room

    token, room = await services.database.write(redeem)
    return Response(SignedIn(room=room), cookies=[session_cookie(services.settings, token)])
