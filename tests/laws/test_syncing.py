"""Law 5: nothing is confirmed before the engine was told to put it on the disk."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from portal.core.sqlite.connections import writing
from tests.live.database import statement
from tests.live.fixtures import Engine
from tests.live.person import Person, everybody
from tests.scale import scale

SQLITE = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
POSTGRESQL = pytest.mark.parametrize(
    "engine", [pytest.param("postgresql", marks=pytest.mark.postgresql)], indirect=True
)
FULL = 2
NOTED = """
CREATE TABLE noted (mode text);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN INSERT INTO noted VALUES (current_setting('synchronous_commit')); RETURN NULL; END $$;
CREATE TRIGGER note AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION note();
"""

pytestmark = pytest.mark.part("durability")


def can_trace() -> bool:
    """Whether strace is here and this machine lets it look into a process."""
    strace = shutil.which("strace")
    return strace is not None and subprocess.run([strace, "-o", "/dev/null", "true"]).returncode == 0


@SQLITE
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has strace")
async def test_every_commit_confirmed_alone_was_synced(start, world, engine: Engine, tmp_path: Path):
    assert can_trace(), "strace is missing or forbidden here: install it, or allow ptrace"
    account, commits = tmp_path / "syncs", scale(40, 400)
    serving = start(wrapper=["strace", "-f", "-qq", "-e", "trace=fsync,fdatasync", "-o", str(account)])
    async with everybody(serving, world.tokens, "Bo") as (bo,):
        await bo.join(world.shared)
        before = _syncs(account)
        await _speak(bo, world.shared, commits)
        made = _syncs(account) - before

    assert made >= commits


@SQLITE
def test_the_writers_connection_syncs_fully(engine: Engine, tmp_path: Path):
    with engine.copy(tmp_path) as url:
        connection = writing(Path(url.removeprefix("sqlite:///")))

        assert connection.execute("PRAGMA synchronous").fetchone() == (FULL,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        connection.close()


@POSTGRESQL
async def test_events_are_written_by_sessions_that_wait_for_the_disk(start, world):
    serving = start()
    for part in NOTED.split(";\n"):
        if part.strip():
            await statement(serving.database_url, part)
    async with everybody(serving, world.tokens, "Bo") as (bo,):
        await bo.join(world.shared)
        await _speak(bo, world.shared, 5)

    assert {row["mode"] for row in await statement(serving.database_url, "SELECT mode FROM noted")} == {"on"}


async def _speak(bo: Person, stream: str, times: int) -> None:
    step = bo.replicas[stream].scene.step("Run the pilot").id
    for n in range(times):
        assert "t" not in await bo.do("add_comment", stream, step_id=step, words=f"Word {n}")


def _syncs(account: Path) -> int:
    return len(re.findall(r"\bf(?:data)?sync\(", account.read_text()))
