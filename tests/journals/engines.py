"""Both engines with every table, each test on a database of its own."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import portal.people.tables  # noqa: F401  the tables join the metadata when they are imported
from portal.core import clock
from portal.core.database import Database
from portal.core.schema import metadata
from portal.journal.engine import open_engine
from portal.journal.journal import Journal

ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


@dataclass(frozen=True)
class Stores:
    """What one process has open."""

    database: Database
    journal: Journal


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database on each engine in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'portal.db'}"
    url: str = request.getfixturevalue("postgresql_url")
    return url


@pytest.fixture
async def stores(database_url: str) -> AsyncIterator[Stores]:
    """A database with its tables, and the journal on it."""
    database, journal = open_engine(database_url, clock.now)
    await database.write(lambda db: metadata.create_all(db, checkfirst=False))
    yield Stores(database, journal)
    await journal.close()
    await database.close()


@pytest.fixture
def journal(stores: Stores) -> Journal:
    """The journal alone."""
    return stores.journal
