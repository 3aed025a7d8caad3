"""What handlers may ask for by name; the guard has found it before the handler runs."""

from typing import Any

from litestar import Request
from litestar.datastructures import State
from litestar.di import Provide

from api.services import Services
from portal.people.standing import Standing


def provide_services(state: State) -> Services:
    """The process's settings and stores."""
    services: Services = state.services
    return services


def provide_reader(request: Request[Any, Any, Any]) -> Standing:
    """Who asks; there only behind a policy that wants a session."""
    reader: Standing = request.state.reader
    return reader


# No request may have a field of one of these names: Litestar would take a wrong one for our own bug.
DEPENDENCIES = {
    "services": Provide(provide_services, sync_to_thread=False),
    "reader": Provide(provide_reader, sync_to_thread=False),
}
