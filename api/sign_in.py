"""Signing in by a one-time link. Opening the link changes nothing: the person's click posts it."""

from collections.abc import Mapping
from typing import Any

from litestar import Request, Response, post
from litestar.di import NamedDependency
from litestar.params import JSONBody
from pydantic import Field
from sqlalchemy import Connection

from api.client import address_of
from api.policy import Policy
from api.services import Services
from api.session_cookie import begin_anew, session_cookie
from api.shapes import Input, Output
from portal.core import clock
from portal.core.errors import NotFound
from portal.core.ids import new_command
from portal.journal.commands import Refused, command
from portal.people.limits import SIGN_IN, TooMany, count_attempt
from portal.people.sign_in_links import redeem_sign_in_link, usable_link
from portal.room.change import Event
from portal.room.joining import JoinRoom
from portal.room.rows import Stakeholder


class Link(Input):
    """What stands behind the `#` of the link, which no server log ever sees."""

    token: str = Field(min_length=1, max_length=100)


class SignedIn(Output):
    """Where to go: the room that the link leads to, if it names one."""

    room: str | None


class Spent(NotFound):
    """The link lets nobody in, whyever."""


@post("/api/sign-in/link", operation_id="signInByLink", opt={"policy": Policy.PUBLIC}, status_code=200)
async def sign_in_by_link(
    services: NamedDependency[Services], request: Request[Any, Any, Any], data: JSONBody[Link]
) -> Response[SignedIn]:
    """Use the link up and begin a session. Unknown, used and old links get one and the same answer.

    Only those are counted: nobody guesses a token, so a good one is never turned down.
    """
    entry = _Entry(request, services.settings.cookie, data.token)
    try:
        await _let_in(services, entry)
    except Spent:
        address = address_of(request.scope, services.settings.trusted_proxies)
        await _count(services, address)
        raise
    cookie = session_cookie(services.settings, entry.opened)
    return Response(SignedIn(room=entry.room), cookies=[cookie])


async def _count(services: Services, address: str) -> None:
    """One more wrong token from there; raises TooMany for one too many."""
    now = clock.now()
    if not await services.database.write(lambda db: count_attempt(db, SIGN_IN, address, now)):
        raise TooMany(after=SIGN_IN.within.total_seconds())


async def _let_in(services: Services, entry: "_Entry") -> None:
    """Use the link up, joining its room if it is for one; raises Spent."""
    link = await services.database.read(lambda db: usable_link(db, entry.token, clock.now()))
    if link is None:
        raise Spent("link_spent")
    if link.room and link.stakeholder:
        await _join(services, entry, link.room, link.stakeholder)
    if entry.session is None:
        await services.database.write(entry.redeem)


async def _join(services: Services, entry: "_Entry", room: str, stakeholder: str) -> None:
    """Become a member by the same transaction that uses the link up."""
    entry.room = room
    wish = JoinRoom(stakeholder_id=stakeholder)
    joining = command(new_command(), f"room/{room}", "join_room", wish, stakeholder, entry.redeem_joining)
    answer = await services.journal.submit(joining)
    if isinstance(answer, Refused):
        raise answer.refusal


class _Entry:
    """One redemption: the new session and where it leads, once the link was used up."""

    def __init__(self, request: Request[Any, Any, Any], cookie: str, token: str) -> None:
        self.token = token
        self.session: str | None = None
        self.room: str | None = None
        self._request = request
        self._cookie = cookie

    def redeem(self, db: Connection, address: str | None = None) -> None:
        """Use the link up and begin the session; raises Spent for a link that lets nobody in.

        A link for a room that was not usable when its room was looked for lets nobody in either.
        """
        link = redeem_sign_in_link(db, self.token, clock.now(), address=address)
        if link is None or link.room != self.room:
            raise Spent("link_spent")
        self.session = begin_anew(db, self._request, self._cookie, link.user)

    def redeem_joining(self, db: Connection, events: Mapping[str, Event]) -> None:
        """The same beside the event of joining, which knows best what the card bears now."""
        cards = (change.row for event in events.values() for change in event.changes)
        self.redeem(db, next(card.email for card in cards if isinstance(card, Stakeholder)))

    @property
    def opened(self) -> str:
        """The session's token; there once the link was redeemed."""
        assert self.session is not None
        return self.session
