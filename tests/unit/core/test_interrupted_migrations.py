"""A migration that is killed or fails half-way leaves nothing behind, so the next start makes it good."""

import shutil
import signal
import subprocess
import sys

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import inspect

from portal.core.migrate import ROOT, head, read_once, revision_of, upgrade

KILLED_AT = """
import os, signal, sys
from sqlalchemy import Engine, event
from portal.core.migrate import upgrade

made = 0

def count(connection, cursor, statement, *_):
    global made
    made += statement.lstrip().startswith("CREATE TABLE")
    if made == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)

event.listen(Engine, "after_cursor_execute", count)
upgrade(sys.argv[1])
"""
FAILING = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "9999", "0001"

def upgrade():
    op.create_table("half", sa.Column("id", sa.Text()))
    op.execute("SELECT * FROM nowhere")
"""


@pytest.fixture
def url(tmp_path) -> str:
    return f"sqlite:///{tmp_path / 'portal.db'}"


def tables(url: str) -> list[str]:
    return read_once(url, lambda connection: inspect(connection).get_table_names())


@pytest.mark.parametrize("table", [1, 2, 7, 23, 41])
def test_the_next_start_succeeds_after_one_that_was_killed(url, table):
    killed = subprocess.run([sys.executable, "-c", KILLED_AT, url, str(table)], cwd=ROOT)
    assert killed.returncode == -signal.SIGKILL

    assert tables(url) == []
    assert upgrade(url)
    assert revision_of(url) == head()


def test_a_revision_that_fails_half_way_leaves_what_was_there(url, tmp_path):
    upgrade(url)
    before = tables(url)
    migrations = shutil.copytree(ROOT / "migrations", tmp_path / "migrations")
    (migrations / "versions" / "9999_fails.py").write_text(FAILING)
    config = Config()
    config.set_main_option("script_location", str(migrations))
    config.attributes["url"] = url

    with pytest.raises(Exception, match="nowhere"):
        command.upgrade(config, "head")

    assert tables(url) == before
    assert revision_of(url) == head()
