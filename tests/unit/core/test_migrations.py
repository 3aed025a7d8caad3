"""The migrations make the tables that the program describes, on both engines, and undo themselves."""

import asyncio
import sys

import pytest
from alembic import command
from alembic.config import Config
from alembic.util import CommandError

from portal.core.migrate import ROOT, head, revision_of, upgrade


@pytest.fixture
def sqlite_url(tmp_path) -> str:
    return f"sqlite:///{tmp_path / 'portal.db'}"


def run(what, url, *arguments):
    config = Config(ROOT / "alembic.ini")
    config.attributes["url"] = url
    what(config, *arguments)


def there_and_back(url):
    assert revision_of(url) is None
    assert upgrade(url)
    assert not upgrade(url)
    assert revision_of(url) == head()
    run(command.check, url)
    run(command.downgrade, url, "base")
    assert revision_of(url) is None
    assert upgrade(url)


def test_the_migrations_hold_on_sqlite(sqlite_url):
    there_and_back(sqlite_url)


async def test_the_migrations_hold_on_postgresql(postgresql_url):
    await asyncio.to_thread(there_and_back, postgresql_url)


async def test_two_processes_may_start_at_once_on_postgresql(postgresql_url):
    program = [
        sys.executable,
        "-c",
        "import sys; from portal.core.migrate import upgrade; upgrade(sys.argv[1])",
    ]
    started = [await asyncio.create_subprocess_exec(*program, postgresql_url, cwd=ROOT) for _ in range(2)]

    assert [await process.wait() for process in started] == [0, 0]
    assert await asyncio.to_thread(revision_of, postgresql_url) == head()


def test_a_schema_that_fell_behind_is_noticed(sqlite_url):
    with pytest.raises(CommandError):
        run(command.check, sqlite_url)
