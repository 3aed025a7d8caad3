"""The loop of one process: woken by commits and by the clock, follows the log and does jobs."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from portal.core.database import Database
from portal.core.logging import described, log_trouble
from portal.journal.journal import Journal
from portal.worker import jobs, timed
from portal.worker.follow import Follower, follow, has_todo
from portal.worker.jobs import Job
from portal.worker.resting import Resting
from portal.worker.signs_of_life import SignsOfLife

Handler = Callable[[Database, Job, datetime], Awaitable[None]]
HANDLERS: Mapping[str, Handler] = {timed.PURGE: timed.purge}
MOST_AT_ONCE = 4
IDLE = 1.0
COALESCED = 0.25
PACE = 0.1


class Worker:
    """Any number may run, in one process or several; ended by cancelling `run`."""

    def __init__(
        self,
        database: Database,
        journal: Journal,
        now: Callable[[], datetime],
        handlers: Mapping[str, Handler] = HANDLERS,
        followers: Sequence[Follower] = (SignsOfLife(),),
    ) -> None:
        self._database = database
        self._now = now
        self._handlers = handlers
        self.followers = followers
        self._scheduled = ""
        self._resting = {follower.name: Resting() for follower in followers}
        self._wake = asyncio.Event()
        journal.published.listen(lambda value, bodies: self.wake())

    def wake(self) -> None:
        """There may be something to do; without this it is found a second later."""
        self._wake.set()

    async def run(self) -> None:
        """Work until cancelled; what is under way then is finished or given back."""
        while True:
            try:
                await self.work()
            except Exception as error:  # noqa: BLE001  a worker that ends does nothing for ever
                log_trouble("worker: this round failed", error)
            with suppress(TimeoutError):
                async with asyncio.timeout(IDLE):
                    await self._wake.wait()
            await asyncio.sleep(COALESCED)
            self._wake.clear()

    async def work(self) -> None:
        """Do everything that there is to do now."""
        await self._schedule()
        for follower in self.followers:
            await self._let_follow(follower)
        while await self._database.read(lambda db: jobs.is_any_due(db, self._now())):
            claimed = await self._database.write(lambda db: jobs.claim(db, self._now(), MOST_AT_ONCE))
            async with asyncio.TaskGroup() as under_way:
                for job in claimed:
                    under_way.create_task(self._do(job))

    async def _schedule(self) -> None:
        now = self._now()
        hour = f"{now:%Y-%m-%dT%H}"
        if hour != self._scheduled:
            await self._database.write(lambda db: timed.schedule(db, now))
            self._scheduled = hour

    async def _let_follow(self, follower: Follower) -> None:
        resting = self._resting[follower.name]
        while await self._database.read(lambda db: has_todo(db, follower.name, resting.now())):
            followed = await self._database.write(lambda db: follow(db, follower, resting.now()))
            resting.rest(followed.failed)
            if not followed.read and not followed.failed:
                return
            await asyncio.sleep(PACE)

    async def _do(self, job: Job) -> None:
        try:
            async with asyncio.timeout(jobs.LEASE.total_seconds() / 2):
                await self._handlers[job.kind](self._database, job, self._now())
        except asyncio.CancelledError:
            await self._database.write(lambda db: jobs.give_back(db, job, self._now()))
            raise
        except Exception as error:  # noqa: BLE001  kept with the job, for people to see
            reason = described(error)
            log_trouble("worker: a job failed", error, kind=job.kind, id=job.id)
            await self._database.write(lambda db: jobs.fail(db, job, reason, self._now()))
        else:
            await self._database.write(lambda db: jobs.finish(db, job))
