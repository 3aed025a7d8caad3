"""Opens what a process keeps its data in, by the scheme of the database URL."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from api.services import Services
from portal.core import clock
from portal.core.config import Settings
from portal.core.sqlite.database import SqliteDatabase
from portal.journal.sqlite.journal import SqliteJournal


@asynccontextmanager
async def services_of(settings: Settings) -> AsyncIterator[Services]:
    """The stores, open for as long as the block lasts; the schema must be at its head."""
    database = SqliteDatabase(Path(settings.database_url.removeprefix("sqlite:///")))
    journal = SqliteJournal(database, clock.now)
    try:
        yield Services(settings, database, journal)
    finally:
        await journal.close()
        await database.close()
