"""Lets a worker run beside the server, and ends it before the stores close."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from api.services import Services
from portal.core import clock
from portal.worker.worker import Worker


@asynccontextmanager
async def working(services: Services) -> AsyncIterator[None]:
    """Jobs are done and the log is followed for as long as the block lasts."""
    task = asyncio.create_task(Worker(services.database, services.journal, clock.now).run())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
