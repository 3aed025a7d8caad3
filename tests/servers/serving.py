"""A real server process on a free port: started, ended, killed, and started again on the same data."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from portal.core.config import Settings

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
COOKIE = "portal_session"


@dataclass
class Serving:
    """One process of `portal serve`; `wrapper` is a command that it is run under, such as strace."""

    data: Path
    database_url: str
    wrapper: Sequence[str] = ()
    settings: dict[str, str] = field(default_factory=dict)
    port: int = 0
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def origin(self) -> str:
        """Where browsers find it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def is_sqlite(self) -> bool:
        """Whether the embedded database is in use."""
        return self.database_url.startswith("sqlite")

    @property
    def log(self) -> str:
        """Everything that it has logged."""
        return (self.data / f"{self.port}.log").read_text("utf-8", errors="replace")

    @property
    def bugs(self) -> list[str]:
        """The lines of its log that tell of something nobody foresaw."""
        signs = ('"bug"', "Traceback", "Task exception was never retrieved", '"level": "error"')
        return [line for line in self.log.splitlines() if any(sign in line for sign in signs)]

    @property
    def pid(self) -> int:
        """The server's own process, below whatever it is run under."""
        process = self._running
        if not self.wrapper:
            return process.pid
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        return int(children[0])

    @property
    def environment(self) -> dict[str, str]:
        """What its processes, and commands beside it, are run with."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PORTAL_", "DATABASE_", "PUBLIC_"))}
        return {
            **kept,
            "PYTHONPATH": str(ROOT),
            "PORTAL_DATA": str(self.data),
            "PORTAL_PORT": str(self.port),
            "PUBLIC_URL": self.origin,
            "DATABASE_URL": self.database_url,
            "PORTAL_COMMANDS_PER_SECOND": "100000",
            "PORTAL_READS_PER_SECOND": "100000",
            "PORTAL_LOG_FORMAT": "json",
            **self.settings,
        }

    def start(self) -> "Serving":
        """Start, and return once it is ready."""
        self.port = self.port or free_port()
        with (self.data / f"{self.port}.log").open("ab") as log:
            self.process = subprocess.Popen(
                [*self.wrapper, sys.executable, "-P", "-m", "portal.cli", "serve"],
                cwd=self.data,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._wait_until_ready()
        return self

    def terminate(self) -> None:
        """Ask it to end, and do not wait."""
        os.kill(self.pid, signal.SIGTERM)

    def kill(self) -> None:
        """End it as a power cut would, and wait until it is gone."""
        os.kill(self.pid, signal.SIGKILL)
        self._running.wait(PATIENCE)

    def stop(self) -> int:
        """End it in order; its exit code."""
        if self._running.poll() is None:
            self.terminate()
        return self.wait()

    def wait(self) -> int:
        """Wait until it has ended by itself; its exit code."""
        return self._running.wait(PATIENCE)

    def close(self) -> None:
        """End it if it still runs, however it can be ended."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(PATIENCE)

    @property
    def _running(self) -> "subprocess.Popen[bytes]":
        assert self.process is not None
        return self.process

    def _wait_until_ready(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self._running.poll() is not None:
                break
            try:
                if httpx.get(f"{self.origin}/health/ready", timeout=5).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.05)
        raise RuntimeError(f"the server did not start:\n{self.log}")


def settings_of(url: str) -> Settings:
    """Those of a process of the tests on that database; SQLite's file names its data folder."""
    if url.startswith("sqlite"):
        return Settings(data=Path(url.removeprefix("sqlite:///")).parent)
    return Settings(database_url=url)


def free_port() -> int:
    """A port of this machine on which nobody listens just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
