"""The product itself, served as its users serve it."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.machine.programs import ROOT, ProgramFailed, end, environment

NO_LIMIT = "1000000"
LONGEST_START = 30.0


@dataclass(frozen=True, slots=True)
class Served:
    """Where it listens, and its process."""

    port: int
    pid: int


@contextmanager
def portal(data: Path) -> Iterator[Served]:
    """`portal serve` over that data folder on a free port of the loopback."""
    port = free_port()
    settings = {
        "PORTAL_DATA": str(data),
        "PORTAL_PORT": str(port),
        "PORTAL_COMMANDS_PER_SECOND": NO_LIMIT,
        "PORTAL_READS_PER_SECOND": NO_LIMIT,
        "PORTAL_SOCKETS_PER_ACCOUNT": NO_LIMIT,
        "PORTAL_HANDSHAKES_PER_SECOND": NO_LIMIT,
        "PORTAL_LOG_FORMAT": "json",
    }
    with (data / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "portal.cli", "serve"],
            cwd=ROOT,
            env=environment(settings),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        _wait_for(port, process, data / "server.log")
        yield Served(port, process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        end(process)


def free_port() -> int:
    """A port on which nobody listens just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + LONGEST_START
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise ProgramFailed(f"portal serve:\n{log.read_text(errors='replace')[-2000:]}")
