"""`portal demo`: a made-up world on this machine; the only place where one can be anybody."""

import argparse
import asyncio
import logging
import sys
from pathlib import Path

from portal.cli.serve import port_number
from portal.core.config import DATABASE_FILE, DemoSettings, Settings
from portal.core.data_folder import held
from portal.core.logging import configure_logging
from portal.core.migrate import upgrade

MARKER = "this-is-a-demo"
TOLD = "this-demo-is-told"
GREETING = """
Cairn's demo is at  {url}/demo

Be Bo Lindqvist there, who leads Contoso's purchase, and in a second browser (or a private
window) Ada Okafor, who sells for Northwind. Tick something: the other sees it at once.
渡辺 健司 and 佐藤 由紀 keep a room in Japanese. Ctrl-C ends the demo; what you did stays.
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to serve, and where to keep what visitors do."""
    parser.add_argument("--port", type=port_number, default=8000)
    parser.add_argument("--data", type=Path, default=Path("var/demo"), help="folder of the demo's database")
    parser.add_argument("--reset", action="store_true", help="begin with a fresh world")


def run(options: argparse.Namespace) -> int:
    """Make the world if it is not there, say where to go and as whom, serve."""
    from portal.cli.running import PortTaken, bound, next_free_port, run_server

    settings = demo_settings(options.port, options.data)
    try:
        bound(settings.host, settings.port).close()
    except PortTaken:
        free = next_free_port(settings.host, settings.port)
        print(f"Port {settings.port} is taken. This one is free: --port {free}", file=sys.stderr)
        return 2
    if not _may_use(settings.data):
        print(f"{settings.data} is not a demo's folder: nothing was touched.", file=sys.stderr)
        return 2
    configure_logging("text", logging.WARNING)
    _make_world(settings, reset=options.reset)
    print(GREETING.format(url=settings.public_url), flush=True)
    run_server(settings)
    return 0


def demo_settings(port: int, data: Path) -> Settings:
    """Nothing of it comes from the environment but the log format and the like."""
    folder = data.absolute()
    return DemoSettings(
        host="127.0.0.1",
        port=port,
        data=folder,
        public_url=f"http://localhost:{port}",
        database_url=f"sqlite:///{folder / DATABASE_FILE}",
    )


def _may_use(folder: Path) -> bool:
    """Whether the folder is new or bears the demo's marker, without which nothing is ever deleted."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MARKER).exists():
        return False
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / MARKER).touch()
    return True


def _make_world(settings: Settings, *, reset: bool) -> None:
    """A world that was only half told when somebody interrupted it is told afresh."""
    from portal.cli.stores import services_of
    from portal.cli.world import make_world

    async def make() -> None:
        async with services_of(settings) as services:
            await make_world(services)

    told, database = settings.data / TOLD, settings.data / DATABASE_FILE
    with held(settings.data):
        if reset or not (told.exists() and database.exists()):
            told.unlink(missing_ok=True)
            for left in settings.data.glob(f"{DATABASE_FILE}*"):
                left.unlink()
        upgrade(settings.database_url)
        if not told.exists():
            asyncio.run(make())
            told.touch()
