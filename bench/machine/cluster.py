"""A PostgreSQL of our own for as long as a measurement lasts, as durable as it comes: fsync is on."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.machine.portal import free_port
from bench.machine.programs import ProgramFailed
from tests.servers.programs import as_user, postgresql_programs

LONGEST_START = 30.0


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running server, to which this machine's `postgres` may connect without a password."""

    programs: Path
    folder: Path
    port: int

    def url(self, database: str) -> str:
        """Of one of its databases."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def run(self, name: str, *arguments: str) -> str:
        """One of PostgreSQL's own programs against this server; returns what it printed."""
        where = ("-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres")
        command = as_user(self.programs / name, *where, *arguments)
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        if done.returncode:
            raise ProgramFailed(f"{name}: {done.stderr}")
        return done.stdout


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Made in a temporary folder with the defaults of the installed version; only its memory is set."""
    programs = postgresql_programs()
    if programs is None:
        raise ProgramFailed("no PostgreSQL 15 or later is installed here")
    with TemporaryDirectory(prefix="cairn-bench-") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        made = Cluster(programs, folder, free_port())
        init = as_user(
            programs / "initdb", "-D", f"{name}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8"
        )
        subprocess.run([*init, "--locale=C"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        settings = ["-c", "max_connections=100", "-c", "shared_buffers=256MB"]
        start = ["-D", f"{name}/data", "-k", name, "-h", "127.0.0.1", "-p", str(made.port), *settings]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                as_user(programs / "postgres", *start), cwd=folder, stdout=log, stderr=log
            )
        try:
            _wait_for(made, server)
            yield made
        finally:
            stop = as_user(programs / "pg_ctl", "stop", "-D", f"{name}/data", "-m", "fast")
            subprocess.run(stop, cwd=folder, stdout=subprocess.DEVNULL, check=False)
            server.wait(30)


def _wait_for(made: Cluster, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + LONGEST_START
    while time.monotonic() < until and server.poll() is None:
        ready = [str(made.programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(made.port)]
        if subprocess.run(ready, check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise ProgramFailed(f"postgres:\n{(made.folder / 'log').read_text(errors='replace')[-2000:]}")
