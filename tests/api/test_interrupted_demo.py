"""A demo that was interrupted while its world was told begins afresh, and never doubles anything."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from portal.cli.world import STORIES
from portal.cli.world.cast import CAST
from tests.api.terminal import environment, port, portal, serving

__all__ = ["environment", "port", "portal", "serving"]

KILLED = """
import os, signal, sys
from portal.cli.__main__ import main
from portal.cli.world import fabrikam

async def tell(_):
    os.kill(os.getpid(), signal.SIGKILL)

fabrikam.tell = tell
main(sys.argv[1:])
"""


def counted(data: Path, rows: str) -> int:
    with closing(sqlite3.connect(data / "portal.db")) as database:
        [(found,)] = database.execute(f"SELECT count(*) FROM {rows}").fetchall()
    return found


def test_a_world_that_was_half_told_is_told_afresh(environment, serving, port, tmp_path):
    demo = ["demo", "--port", str(port), "--data", "demo"]
    deals = "stream WHERE name LIKE 'deal/%'"
    killed = subprocess.run([sys.executable, "-c", KILLED, *demo], env=environment, cwd=tmp_path)
    assert killed.returncode == -signal.SIGKILL
    assert 0 < counted(tmp_path / "demo", deals) < len(STORIES)

    with serving(*demo):
        assert counted(tmp_path / "demo", deals) == len(STORIES)
        assert counted(tmp_path / "demo", '"user"') == sum(len(people) for people in CAST.values())


def test_what_visitors_did_stays_unless_they_wish_for_a_reset(serving, port, tmp_path):
    demo = ["demo", "--port", str(port), "--data", "demo"]
    visitors = "\"user\" WHERE name = 'Visitor'"
    with serving(*demo):
        pass
    with sqlite3.connect(tmp_path / "demo" / "portal.db") as database:
        database.execute("UPDATE \"user\" SET name = 'Visitor'")

    with serving(*demo):
        assert counted(tmp_path / "demo", visitors) > 0
    with serving(*demo, "--reset"):
        assert counted(tmp_path / "demo", visitors) == 0
