"""Opens what a process keeps its data in, by the scheme of the database URL."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from api.services import Services
from portal.core import clock
from portal.core.config import Settings
from portal.journal.engine import open_engine


@asynccontextmanager
async def services_of(settings: Settings) -> AsyncIterator[Services]:
    """The stores, open for as long as the block lasts; the schema must be at its head."""
    database, journal = open_engine(settings.database_url, clock.now)
    try:
        yield Services(settings, database, journal)
    finally:
        await journal.close()
        await database.close()
