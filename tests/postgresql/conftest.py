"""Two processes' stores on one PostgreSQL database."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack

import pytest

import portal.people.tables  # noqa: F401  the tables join the metadata when they are imported
from portal.core import clock
from portal.core.postgresql.database import PostgresqlDatabase
from portal.core.schema import metadata
from portal.journal.postgresql.journal import PostgresqlJournal
from tests.journals.engines import Stores

Process = Callable[..., Stores]


@pytest.fixture
async def process(postgresql_url: str) -> AsyncIterator[Process]:
    """Opens the stores of one more process; the tables are there."""
    first = PostgresqlDatabase(postgresql_url)
    await first.write(lambda db: metadata.create_all(db, checkfirst=False))
    await first.close()
    async with AsyncExitStack() as opened:

        def open_process(*, hints: bool = True) -> Stores:
            database = PostgresqlDatabase(postgresql_url)
            opened.push_async_callback(database.close)
            journal = PostgresqlJournal(database, clock.now, hints=hints)
            opened.push_async_callback(journal.close)
            return Stores(database, journal)

        yield open_process
