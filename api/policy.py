"""Default deny: every route declares who may pass, one guard enforces it, start-up refuses the rest."""

import re
from collections.abc import Iterator
from enum import StrEnum

from litestar import Litestar
from litestar.enums import ScopeType
from litestar.handlers.base import BaseRouteHandler

from api.reader import AnyConnection, NotSignedIn, find_standing
from api.services import Services
from portal.core.errors import NotFound
from portal.core.ids import PATTERN
from portal.core.pace import Paces
from portal.people.colleagues import deal_party
from portal.people.limits import TooMany
from portal.people.seats import seat_in
from portal.people.standing import Standing

SAFE = frozenset({"GET", "HEAD"})
IS_ID = re.compile(PATTERN).fullmatch


class Policy(StrEnum):
    """Who may pass; the last three suppose `{room}` in the path, or the demo.

    What somebody may not see is not found, in the same bytes as what is not there.
    """

    PUBLIC = "public"
    SIGNED_IN = "signed_in"
    ROOM_MEMBER = "room_member"
    DEAL_COLLEAGUE = "deal_colleague"
    DEMO = "demo"


class UndeclaredPolicy(Exception):
    """A route that does not say who may pass; the server does not start."""


def require_policies(app: Litestar) -> None:
    """Raises UndeclaredPolicy, naming every route without a policy."""
    undeclared = [f"{path}: {handler}" for path, handler in guarded(app) if policy_of(handler) is None]
    if undeclared:
        raise UndeclaredPolicy("; ".join(undeclared))


def guarded(app: Litestar) -> Iterator[tuple[str, BaseRouteHandler]]:
    """Every path with its handlers, but for the OPTIONS answers, which the edge refuses before."""
    for route in app.routes:
        handlers = getattr(route, "route_handlers", None) or [route.route_handler]  # type: ignore[union-attr]
        for handler in handlers:
            if getattr(handler, "http_methods", None) != {"OPTIONS"}:
                yield route.path, handler


def policy_of(handler: BaseRouteHandler) -> Policy | None:
    """What the route declared in `opt`, if it is one of the words."""
    declared = handler.opt.get("policy")
    return Policy(declared) if declared in set(Policy) else None


async def enforce(connection: AnyConnection, handler: BaseRouteHandler) -> None:
    """Let pass or raise; leaves `reader`, and `seat` or `party`, on the connection for the handler."""
    services: Services = connection.app.state.services
    policy = policy_of(handler)
    match policy:
        case Policy.PUBLIC:
            return
        case Policy.DEMO:
            if not services.settings.demo:
                raise NotFound
        case Policy.SIGNED_IN | Policy.ROOM_MEMBER | Policy.DEAL_COLLEAGUE:
            await _let_in(connection, services)
        case None:
            raise NotFound
    if not all(IS_ID(str(id)) for id in connection.path_params.values()):
        raise NotFound  # what no id looks like names nothing; PostgreSQL cannot even be asked for a NUL
    if policy in (Policy.ROOM_MEMBER, Policy.DEAL_COLLEAGUE):
        await _find_place(connection, services, policy)


async def _let_in(connection: AnyConnection, services: Services) -> None:
    reader = await find_standing(connection, services)
    if reader is None:
        raise NotSignedIn
    connection.state.reader = reader
    if connection.scope["type"] == ScopeType.HTTP:
        _keep_pace(services.reads if connection.scope["method"] in SAFE else services.paces, reader)


async def _find_place(connection: AnyConnection, services: Services, policy: Policy) -> None:
    reader: Standing = connection.state.reader
    room = str(connection.path_params["room"])
    find = seat_in if policy is Policy.ROOM_MEMBER else deal_party
    found = await services.database.read(lambda db: find(db, reader.user, room))
    if found is None:
        raise NotFound
    connection.state[policy] = found


def _keep_pace(paces: Paces, reader: Standing) -> None:
    """A session asks for changes no faster than through its socket; there it waits, here it is told to.

    What it reads has a budget of its own, larger than any page needs.
    """
    pace = paces.of(reader.session)
    if not pace.spend():
        raise TooMany(after=pace.wait)
