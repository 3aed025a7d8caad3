"""A terminal: commands in processes of their own, on a data folder and a port of their own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def environment(tmp_path, port) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
    for name in ("PUBLIC_URL", "DATABASE_URL"):
        inherited.pop(name, None)
    folder = tmp_path / "data"
    return inherited | {"PYTHONPATH": str(ROOT), "PORTAL_DATA": str(folder), "PORTAL_PORT": str(port)}


@pytest.fixture
def portal(environment, tmp_path) -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        program = [sys.executable, "-m", "portal.cli", *arguments]
        return subprocess.run(program, env=environment | more, cwd=tmp_path, capture_output=True, text=True)

    return run


@pytest.fixture
def serving(environment, tmp_path, port) -> Callable[..., object]:
    @contextmanager
    def serve(*arguments: str) -> Iterator[subprocess.Popen[str]]:
        program = [sys.executable, "-m", "portal.cli", *arguments]
        with (tmp_path / "log").open("w") as log:
            server = subprocess.Popen(
                program, env=environment, cwd=tmp_path, stdout=log, stderr=log, text=True
            )
        try:
            _wait_until_ready(server, port, tmp_path / "log")
            yield server
        finally:
            server.kill()
            server.wait()

    return serve


def _wait_until_ready(server: subprocess.Popen[str], port: int, log: Path) -> None:
    for _ in range(300):
        try:
            if httpx.get(f"http://localhost:{port}/health/ready").status_code == 200:
                return
        except httpx.TransportError:
            assert server.poll() is None, log.read_text()
            time.sleep(0.1)
    raise AssertionError(log.read_text())
