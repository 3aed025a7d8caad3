"""Closes the sockets of accounts that may no longer act: looked at every second, hints or not."""

import asyncio
from collections.abc import Iterable

import structlog

from portal.core import clock
from portal.core.database import Database
from portal.people.standing import standing_of_session, versions_of
from realtime.hub import Hub, Listening
from realtime.protocol import frame, say

PAUSE = 0.8
log = structlog.get_logger()


class Watch:
    """Compares the versions of the accounts that are connected with those in the database."""

    def __init__(self, database: Database, hub: Hub) -> None:
        self._database = database
        self._hub = hub
        self._versions: dict[str, int] = {}

    async def run(self) -> None:
        """Look once in a while, for as long as the process serves."""
        while True:
            await asyncio.sleep(PAUSE)
            self._hub.presence.repeat_now_and_then()
            try:
                await self.look()
            except Exception as error:  # noqa: BLE001  a watch that dies would let leavers stay
                log.warning("standing not looked at", error=type(error).__name__)

    async def look(self) -> None:
        """Close what is connected under a session that is no longer live."""
        users = {connection.user for connection in self._hub.connections}
        if not users:
            self._versions.clear()
            return
        versions = dict(await self._database.read(lambda db: versions_of(db, users)))
        changed = {user for user in users if versions.get(user) != self._versions.get(user)}
        self._versions = versions
        await self._recheck([c for c in self._hub.connections if c.user in changed])

    async def _recheck(self, connections: Iterable[Listening]) -> None:
        now = clock.now()
        for connection in connections:
            session = connection.session
            if await self._database.read(lambda db, s=session: standing_of_session(db, s, now)) is None:  # type: ignore[misc]
                connection.line.write(frame(say("bye", code="signed_out", after=0)))
                connection.line.hang_up(4401, "signed_out")
