"""A PostgreSQL for the tests: `TEST_DATABASE_URL`, or a throw-away cluster of this machine's own."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
import pytest

from tests.servers.programs import as_user, postgresql_programs


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """URL of a database from which others may be created; one cluster per worker."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    with _cluster() as url:
        yield url


@pytest.fixture
async def postgresql_url(postgresql_server: str) -> AsyncIterator[str]:
    """URL of a fresh, empty database, dropped after the test."""
    name = f"cairn_{uuid4().hex}"
    await _execute(postgresql_server, f'CREATE DATABASE "{name}" TEMPLATE template0')
    yield urlsplit(postgresql_server)._replace(path=f"/{name}").geturl()
    await _execute(postgresql_server, f'DROP DATABASE "{name}" WITH (FORCE)')


async def _execute(url: str, statement: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


@contextmanager
def _cluster() -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="cairn-postgresql-"))
    programs, port = postgresql_programs(), _free_port()
    if programs is None:
        raise RuntimeError("No PostgreSQL 15 or later here; install it or set TEST_DATABASE_URL.")
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    start = ["-D", f"{folder}/data", "-k", str(folder), "-h", "127.0.0.1", "-p", str(port)]
    quick = ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=200"]
    init = [
        "initdb",
        "-D",
        f"{folder}/data",
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C",
        "-N",
    ]
    subprocess.run(as_user(programs / init[0], *init[1:]), cwd=folder, check=True, stdout=subprocess.DEVNULL)
    with (folder / "log").open("wb") as log:
        command = as_user(programs / "postgres", *start, *quick)
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
    try:
        _wait_for(programs, folder, port, server)
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run(
            as_user(programs / "pg_ctl", "stop", "-D", f"{folder}/data", "-m", "immediate"), cwd=folder
        )
        server.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(programs: Path, folder: Path, port: int, server: subprocess.Popen[bytes]) -> None:
    ready = [programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    for _ in range(300):
        if server.poll() is not None:
            break
        if subprocess.run(ready).returncode == 0:
            return
        time.sleep(0.1)
    raise RuntimeError(f"PostgreSQL did not start:\n{(folder / 'log').read_text(errors='replace')}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
