"""One server process: opens the stores, puts the application together, serves until it is told to end."""

import asyncio
import errno
import resource
import socket
from contextlib import AsyncExitStack, nullcontext
from types import FrameType

import structlog
import uvicorn
from uvicorn.loops.auto import auto_loop_factory

from api.app import create_app
from api.services import Services
from portal.cli import import_plan, sign_in_link
from portal.cli.deadlines import PatientProtocol
from portal.cli.live import live_of
from portal.cli.stores import services_of
from portal.cli.working import working
from portal.core.collector import calm_the_collector
from portal.core.config import Settings
from portal.core.control import listening
from portal.core.data_folder import held
from portal.core.logging import log_loop_error
from portal.core.migrate import upgrade
from realtime.direct import DirectProtocol
from realtime.door import socket_door
from realtime.live import Live

GRACE = 20
SPARE_FILES = 500
log = structlog.get_logger(__name__)


class PortTaken(Exception):
    """Somebody else listens there already."""


def run_server(settings: Settings) -> None:
    """Bring the schema up to date and serve; returns after a clean end."""
    with held(settings.data) if settings.is_sqlite else nullcontext():
        listener = bound(settings.host, settings.port)
        upgrade(settings.database_url)
        _allow_files(settings.connections + SPARE_FILES)
        with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
            runner.run(_serve(settings, listener))


def bound(host: str, port: int) -> socket.socket:
    """A socket bound there; raises PortTaken, and OSError that names the place."""
    try:
        listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(port) from error
        raise OSError(error.errno, error.strerror, f"{host}:{port}") from error
    return listener


def next_free_port(host: str, port: int) -> int:
    """The first port above that one on which nobody listens."""
    for candidate in range(port + 1, min(port + 1000, 65536)):
        try:
            bound(host, candidate).close()
        except (PortTaken, OSError):
            continue
        return candidate
    raise PortTaken(port)


def _allow_files(count: int) -> None:
    """Each connection is an open file, and many systems allow a thousand unless asked."""
    allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if allowed != resource.RLIM_INFINITY and allowed < count:
        wanted = count if most == resource.RLIM_INFINITY else min(count, most)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(allowed, wanted), most))


async def _serve(settings: Settings, listener: socket.socket) -> None:
    asyncio.get_running_loop().set_exception_handler(log_loop_error)
    async with AsyncExitStack() as stack:
        services = await stack.enter_async_context(services_of(settings))
        if settings.is_sqlite:
            calls = sign_in_link.control_handlers(services) | import_plan.control_handlers(services)
            await stack.enter_async_context(listening(settings.data, calls))
        await stack.enter_async_context(working(services))
        live = await stack.enter_async_context(live_of(services))
        server = Server(_configuration(services, live), services)
        calm_the_collector()
        log.info("serving", url=settings.public_url, address=f"{settings.host}:{settings.port}")
        await server.serve(sockets=[listener])


def _configuration(services: Services, live: Live) -> uvicorn.Config:
    return uvicorn.Config(
        create_app(services, [socket_door(live, services.settings.cookie)]),
        access_log=False,
        http=PatientProtocol,
        limit_concurrency=services.settings.connections,
        log_config=None,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE,
        ws=DirectProtocol,
        ws_max_size=64 << 10,
        ws_per_message_deflate=False,
        ws_ping_interval=20.0,
        ws_ping_timeout=20.0,
    )


class Server(uvicorn.Server):
    """Says that it is no longer ready as soon as it is asked to end."""

    def __init__(self, config: uvicorn.Config, services: Services) -> None:
        super().__init__(config)
        self._services = services
        self._loop = asyncio.get_running_loop()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """A signal came: readiness goes first, then the listening socket, then what is under way.

        uvicorn would keep the signal and die of it before the stores are closed; a second one hurries.
        """
        self._loop.call_soon_threadsafe(self._services.stopping.set)
        self.force_exit = self.should_exit
        self.should_exit = True
