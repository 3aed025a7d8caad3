"""Puts the live door together: hub, hints for lists, the watch over accounts, the end of service."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from api.services import Services
from realtime.home import Home
from realtime.hub import Hub
from realtime.live import Live
from realtime.watch import Watch


@asynccontextmanager
async def live_of(services: Services) -> AsyncIterator[Live]:
    """The live parts of one process, listening to the journal for as long as the block lasts."""
    hub, home = Hub(services.journal), Home(services.database, services.journal)
    services.journal.published.listen(hub.publish)
    services.journal.published.listen(home.publish)
    services.journal.published.hear(home.hear)
    tasks = [
        asyncio.create_task(Watch(services.database, hub).run()),
        asyncio.create_task(_say_goodbye(services, hub)),
    ]
    try:
        yield Live(
            services.database,
            services.journal,
            hub,
            home,
            services.paces,
            services.settings.sockets_per_account,
            services.settings.sockets,
        )
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _say_goodbye(services: Services, hub: Hub) -> None:
    """When the process is told to end, send everybody elsewhere, not all in the same second."""
    await services.stopping.wait()
    for connection in list(hub.connections):
        connection.end(round(random.uniform(0.5, 3.0), 2))  # noqa: S311  spreads reconnects, guards nothing
