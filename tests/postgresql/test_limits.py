"""Attempts at once are counted as if they came one after the other."""

import asyncio
from datetime import timedelta

from portal.core import clock
from portal.people.limits import Limit, count_attempt

THREE = Limit("test", 3, timedelta(minutes=10))
AT_ONCE = 20


async def test_of_many_attempts_at_once_no_more_pass_than_may(process):
    databases = [process(hints=False).database for _ in range(2)]
    now = clock.now()

    async def attempt(n: int) -> bool:
        return await databases[n % 2].write(lambda db: count_attempt(db, THREE, "192.0.2.1", now))

    for _ in range(5):
        passed = await asyncio.gather(*(attempt(n) for n in range(AT_ONCE)))

        assert sum(passed) == THREE.most
        now += THREE.within
