"""What handlers may ask for by name; the guard has found it before the handler runs."""

from typing import Any

from litestar import Request
from litestar.datastructures import State
from litestar.di import Provide

from api.policy import Policy
from api.services import Services
from portal.people.seats import PartyLink, Seat
from portal.people.standing import Standing


def provide_services(state: State) -> Services:
    """The process's settings and stores."""
    services: Services = state.services
    return services


def provide_reader(request: Request[Any, Any, Any]) -> Standing:
    """Who asks; there only behind a policy that wants a session."""
    reader: Standing = request.state.reader
    return reader


def provide_seat(request: Request[Any, Any, Any]) -> Seat:
    """The reader's place in the room of the path; there only for `room_member`."""
    seat: Seat = request.state[Policy.ROOM_MEMBER]
    return seat


def provide_party(request: Request[Any, Any, Any]) -> PartyLink:
    """The reader's company in the room of the path; there only for `deal_colleague`."""
    party: PartyLink = request.state[Policy.DEAL_COLLEAGUE]
    return party


DEPENDENCIES = {
    "services": Provide(provide_services, sync_to_thread=False),
    "reader": Provide(provide_reader, sync_to_thread=False),
    "seat": Provide(provide_seat, sync_to_thread=False),
    "party": Provide(provide_party, sync_to_thread=False),
}
