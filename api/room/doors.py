"""One door per deed, generated from the registry; the same function as behind the socket."""

from typing import Annotated, Literal

from litestar import Router, post
from litestar.di import NamedDependency, Provide
from litestar.handlers import HTTPRouteHandler
from litestar.params import HeaderParameter, JSONBody

from api.policy import Policy
from api.room.place import Place, provide_deal, provide_room
from api.services import Services
from api.shapes import Output
from portal.core.ids import COMMAND_PATTERN, new_command
from portal.deal.deeds import DEAL_DEEDS
from portal.deal.registry import DealDeed
from portal.journal.commands import Command, Done, Refused
from portal.people.deals import BY_OWN_DOOR, wish
from portal.room.deeds import DEEDS
from portal.room.fields import Request
from portal.room.registry import Deed

Key = Annotated[str | None, HeaderParameter(name="Idempotency-Key", pattern=COMMAND_PATTERN)]

ALL: list[Deed | DealDeed] = [*DEEDS.values(), *DEAL_DEEDS.values()]


class DeedOutcome(Output):
    """What came of a deed: `already` when the wish was true before; `seq` is the event's."""

    result: Literal["done", "already"]
    command: str
    stream: str
    seq: int | None


async def done(services: Services, command: Command) -> DeedOutcome:
    """Submit a command; a refusal is raised and becomes problem details."""
    answer = await services.journal.submit(command)
    if isinstance(answer, Refused):
        raise answer.refusal
    if isinstance(answer, Done):
        return DeedOutcome(result="done", command=command.id, stream=answer.stream, seq=answer.seq)
    return DeedOutcome(result="already", command=command.id, stream=command.stream, seq=None)


def _door(name: str, kind: str, model: type[Request], doc: str, policy: Policy) -> HTTPRouteHandler:
    async def deed(
        services: NamedDependency[Services],
        place: NamedDependency[Place],
        data: JSONBody[model],  # type: ignore[valid-type]
        key: Key = None,
    ) -> DeedOutcome:
        return await done(services, wish(key or new_command(), place.stream, name, data, place.actor))

    words = name.split("_")
    operation = words[0] + "".join(word.title() for word in words[1:]) + kind
    deed.__doc__ = doc
    path = "/" + name.replace("_", "-")
    return post(path, operation_id=operation, opt={"policy": policy}, status_code=200)(deed)


def door_routers() -> list[Router]:
    """The doors of every deed that a page may send by itself."""
    shared = [
        _door(d.name, "InRoom", d.request, d.doc, Policy.ROOM_MEMBER)
        for d in DEEDS.values()
        if d.name not in BY_OWN_DOOR
    ]
    own = [
        _door(d.name, "InDeal", d.request, d.doc, Policy.DEAL_COLLEAGUE)
        for d in ALL
        if d.name not in BY_OWN_DOOR
    ]
    return [
        Router(
            "/api/rooms/{room:str}",
            route_handlers=shared,
            dependencies={"place": Provide(provide_room)},
            tags=["deeds"],
        ),
        Router(
            "/api/deals/{room:str}",
            route_handlers=own,
            dependencies={"place": Provide(provide_deal)},
            tags=["deal deeds"],
        ),
    ]
