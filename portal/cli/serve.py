"""`portal serve`: for real use; everything comes from the environment."""

import argparse
import sys

from portal.core.config import Settings
from portal.core.logging import configure_logging


def arguments(parser: argparse.ArgumentParser) -> None:
    """Only what differs between two servers on one machine; the rest is environment."""
    parser.add_argument("--port", type=int, help="listen there instead of PORTAL_PORT")


def run(options: argparse.Namespace) -> int:
    """Serve until SIGTERM or Ctrl-C."""
    from portal.cli.running import PortTaken, run_server

    given = {} if options.port is None else {"port": options.port}
    settings = Settings(**given)
    configure_logging(settings.log_format)
    try:
        run_server(settings)
    except PortTaken:
        print(f"Port {settings.port} is taken: set PORTAL_PORT to another one.", file=sys.stderr)
        return 2
    return 0
