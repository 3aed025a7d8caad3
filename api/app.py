"""Puts the HTTP application together."""

from collections.abc import Sequence

from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.types import ControllerRouterHandler

from api import demo, health, me, openapi, sessions, sign_in
from api.dependencies import DEPENDENCIES
from api.edge import Edge
from api.front_end import front_end
from api.imports import imports
from api.json_request import JsonModels, JsonRequest
from api.policy import enforce, require_policies
from api.problems import EXCEPTION_HANDLERS, log_error
from api.room.doors import door_routers
from api.room.reading import reading_routers
from api.room.resources import resource_routers
from api.room.rooms import begin_room, list_rooms
from api.services import Services

HANDLERS: list[ControllerRouterHandler] = [
    health.live,
    health.ready,
    openapi.openapi,
    me.get_session,
    me.get_me,
    me.change_me,
    sessions.list_sessions,
    sessions.end_one,
    sessions.end_all,
    sessions.sign_out,
    sign_in.sign_in_by_link,
    list_rooms,
    begin_room,
    imports,
]


def create_app(services: Services, doors: Sequence[ControllerRouterHandler] = ()) -> Litestar:
    """The application; `doors` are routes of other packages, the socket's among them.

    Raises UndeclaredPolicy if any route does not say who may pass.
    """
    demo_only = demo.HANDLERS if services.settings.demo else []
    app = Litestar(
        [
            *HANDLERS,
            *reading_routers(),
            *resource_routers(),
            *door_routers(),
            *demo_only,
            *doors,
            front_end(services.settings.front_end),
        ],
        after_exception=[log_error],
        compression_config=CompressionConfig("gzip", minimum_size=1024, exclude_opt_key="precompressed"),
        dependencies=DEPENDENCIES,
        exception_handlers=EXCEPTION_HANDLERS,
        guards=[enforce],
        logging_config=None,
        openapi_config=openapi.CONFIG,
        plugins=[JsonModels()],
        request_class=JsonRequest,
        request_max_body_size=services.settings.body_limit,
        state=State({"services": services}),
    )
    require_policies(app)
    app.asgi_handler = Edge(app.asgi_handler, services.settings)
    return app
