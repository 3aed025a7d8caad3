"""Which stream a path means, and as whom the reader acts in it."""

from dataclasses import dataclass
from typing import Any

from litestar import Request

from api.policy import Policy
from api.services import Services
from portal.core.errors import NotFound
from portal.journal.streams import StreamName, StreamValue
from portal.people.access import is_member
from portal.people.seats import PartyLink, Seat


@dataclass(frozen=True, slots=True)
class Place:
    """A stream that the reader may see; `me` is their stakeholder id there, null in a private one."""

    stream: str
    actor: str
    me: str | None


async def provide_room(request: Request[Any, Any, Any]) -> Place:
    """The shared stream of the room in the path; NotFound for those who have not joined, or left."""
    services: Services = request.app.state.services
    seat: Seat = request.state[Policy.ROOM_MEMBER]
    stream = str(StreamName(seat.room))
    if not is_member(await services.journal.value(stream), seat.stakeholder):
        raise NotFound
    return Place(stream, seat.stakeholder, seat.stakeholder)


async def provide_deal(request: Request[Any, Any, Any]) -> Place:
    """The private stream of the reader's company for the room in the path."""
    services: Services = request.app.state.services
    link: PartyLink = request.state[Policy.DEAL_COLLEAGUE]
    place = Place(str(StreamName(link.room, link.party)), request.state.reader.user, None)
    await written(services, place)
    return place


async def written(services: Services, place: Place) -> StreamValue:
    """The newest value of the place's stream; NotFound before its first event."""
    value = await services.journal.value(place.stream)
    if not value.seq:
        raise NotFound
    return value
