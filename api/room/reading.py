"""A stream as a resource: snapshot, missing events, history, paged comments."""

import asyncio
from contextlib import nullcontext
from typing import Annotated, Any

from litestar import Request, Response, Router, get
from litestar.di import NamedDependency, Provide
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromQuery, QueryParameter

from api.packing import json_answer
from api.policy import Policy
from api.room.answers import SNAPSHOTS, CommentOnPage, StreamEvent, stated
from api.room.place import Place, provide_deal, provide_room, written
from api.services import Services
from portal.core.ids import PATTERN
from portal.journal.wire import joined, page_bytes, snapshot_bytes
from portal.people.standing import Standing
from portal.room.registry import PROTOCOL

MOST_EVENTS = 2_000
Seq = Annotated[int, QueryParameter(ge=0, le=2**53)]
Step = Annotated[str | None, QueryParameter(pattern=PATTERN)]
Limit = Annotated[int, QueryParameter(ge=1, le=200)]


def _etag(epoch: str, seq: int, place: Place) -> str:
    return f'"{epoch}.{seq}.{PROTOCOL}.{place.actor}"'


def _reading(kind: str, policy: Policy) -> list[HTTPRouteHandler]:
    opt = {"policy": policy, "precompressed": True}
    snapshots = stated(SNAPSHOTS[kind], "Every whole table")
    lists = stated(list[StreamEvent], "The events, as they are stored")
    pages = stated(list[CommentOnPage], "The comments, newest first")

    @get("/snapshot", operation_id=f"get{kind}Snapshot", opt=opt, responses=snapshots)
    async def snapshot(
        request: Request[Any, Any, Any], services: NamedDependency[Services], place: NamedDependency[Place]
    ) -> Response[bytes]:
        """Every whole table at one seq; the ETag changes with epoch, seq, protocol and reader."""
        value = await written(services, place)
        etag = _etag(value.epoch, value.seq, place)
        if request.headers.get("if-none-match") == etag:
            return Response(b"", status_code=304, headers={"etag": etag})
        body = await asyncio.to_thread(snapshot_bytes, value, place.me)
        return await json_answer(request, body, etag=etag)

    @get("/events", operation_id=f"list{kind}Events", opt=opt, responses=lists)
    async def events(
        request: Request[Any, Any, Any],
        services: NamedDependency[Services],
        place: NamedDependency[Place],
        after: Seq = 0,
    ) -> Response[bytes]:
        """The events behind `after`, oldest first, as a socket sends them; the ETag begins with the epoch."""
        found = await services.journal.events(place.stream, after, MOST_EVENTS)
        # Asked after reading: a reader throws away what claims another epoch, and would fold in the reverse.
        epoch = (await written(services, place)).epoch
        return await json_answer(request, joined(found), etag=_etag(epoch, after + len(found), place))

    @get("/history", operation_id=f"list{kind}History", opt=opt, responses=lists)
    async def history(
        request: Request[Any, Any, Any],
        services: NamedDependency[Services],
        place: NamedDependency[Place],
        reader: NamedDependency[Standing],
        before: Seq = 2**53,
        step: Step = None,
        limit: Limit = 50,
    ) -> Response[bytes]:
        """The events before `before`, newest first; only those of one step where it is named."""
        turn = nullcontext() if step is None else services.scans.of(reader.user)
        async with turn:
            found = await services.journal.history(place.stream, before, limit, step)
        return await json_answer(request, joined(found))

    @get("/comments", operation_id=f"list{kind}Comments", opt=opt, responses=pages)
    async def comments(
        request: Request[Any, Any, Any],
        services: NamedDependency[Services],
        place: NamedDependency[Place],
        step: FromQuery[Annotated[str, QueryParameter(pattern=PATTERN)]],
        before: Seq = 2**53,
        limit: Limit = 50,
    ) -> Response[bytes]:
        """A page of the comments on a step, newest first, each with the seq of its last change."""
        page = await services.journal.comments(place.stream, step, before, limit)
        return await json_answer(request, page_bytes((p.row, p.seq) for p in page))

    return [snapshot, events, history, comments]


def reading_routers() -> list[Router]:
    """Under `/api/rooms/{room}` for members, under `/api/deals/{room}` for the company's own side."""
    room = Router(
        "/api/rooms/{room:str}",
        route_handlers=_reading("Room", Policy.ROOM_MEMBER),
        dependencies={"place": Provide(provide_room)},
        tags=["rooms"],
    )
    deal = Router(
        "/api/deals/{room:str}",
        route_handlers=_reading("Deal", Policy.DEAL_COLLEAGUE),
        dependencies={"place": Provide(provide_deal)},
        tags=["deals"],
    )
    return [room, deal]
