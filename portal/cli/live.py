"""Puts the live door together: hub, hints for lists, and the log that both listen to."""

from litestar.handlers import WebsocketRouteHandler

from api.services import Services
from realtime.connection import Live
from realtime.door import socket_door
from realtime.home import Home
from realtime.hub import Hub


def door_of(services: Services) -> WebsocketRouteHandler:
    """The socket's handler, listening to the journal from now on."""
    hub, home = Hub(), Home(services.database)
    services.journal.published.listen(hub.publish)
    services.journal.published.listen(home.publish)
    live = Live(services.database, services.journal, hub, home, services.settings.commands_per_second)
    return socket_door(live, services.settings.cookie)
