"""`portal serve`: for real use; everything comes from the environment."""

import argparse
import sys

from portal.core.config import Settings
from portal.core.logging import configure_logging


def arguments(parser: argparse.ArgumentParser) -> None:
    """Only what differs between two servers on one machine; the rest is environment."""
    parser.add_argument("--port", type=port_number, help="listen there instead of PORTAL_PORT")


def port_number(text: str) -> int:
    """A port that can be listened on; raises ArgumentTypeError."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text} is no port: one from 1 to 65535")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Serve until SIGTERM or Ctrl-C."""
    from portal.cli.running import PortTaken, run_server

    given = {} if options.port is None else {"port": options.port}
    settings = Settings(**given)
    configure_logging(settings.log_format)
    if "front_end" in settings.model_fields_set and not (settings.front_end / "index.html").exists():
        print(f"PORTAL_FRONT_END: no built pages in {settings.front_end}.", file=sys.stderr)
        return 2
    try:
        run_server(settings)
    except PortTaken:
        print(f"Port {settings.port} is taken: set PORTAL_PORT to another one.", file=sys.stderr)
        return 2
    return 0
