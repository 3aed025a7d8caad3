"""Closes the sockets of accounts that may no longer act: looked at every second, hints or not."""

import asyncio
from collections.abc import Collection

import structlog
from sqlalchemy import Connection

from portal.core import clock
from portal.core.database import Database
from portal.people.sessions import touch_session
from portal.people.standing import Standing, live_standings
from realtime.hub import Connected, Hub
from realtime.protocol import frame, say

PAUSE = 0.8
AT_ONCE = 1_000
log = structlog.get_logger()


class Watch:
    """Compares what is connected with how its sessions and accounts stand in the database."""

    def __init__(self, database: Database, hub: Hub) -> None:
        self._database = database
        self._hub = hub

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
        """Close what is connected under a session that is over; tell the others how they stand."""
        connected = list(self._hub.connections)
        for n in range(0, len(connected), AT_ONCE):
            await self._compare(connected[n : n + AT_ONCE])

    async def _compare(self, connected: Collection[Connected]) -> None:
        now = clock.now()
        sessions = {connection.session for connection in connected}
        standings = await self._database.read(lambda db: live_standings(db, sessions, now))
        for connection in connected:
            standing = standings.get(connection.session)
            if standing is None:
                connection.line.write(frame(say("bye", code="signed_out", after=0)))
                connection.line.hang_up(4401, "signed_out")
            else:
                connection.stands(standing)
        stale = [standing for standing in standings.values() if standing.is_stale(now)]
        await self._touch(connected, stale)

    async def _touch(self, connected: Collection[Connected], stale: Collection[Standing]) -> None:
        """Whoever sends commands is here, even if their browser asks for nothing else."""
        acted = {connection.session for connection in connected if connection.acted}
        touched = [standing.session for standing in stale if standing.session in acted]
        if not touched:
            return

        def touch(db: Connection) -> None:
            for session in touched:
                touch_session(db, session, clock.now())

        await self._database.write(touch)
        for connection in connected:
            connection.acted = connection.acted and connection.session not in touched
