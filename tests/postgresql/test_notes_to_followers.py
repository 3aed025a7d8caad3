"""A follower's note of a stream outlives every event that it has not read."""

import asyncio

from portal.worker.follow import follow, has_todo
from portal.worker.signs_of_life import SignsOfLife
from tests.journals.rooms import done, open_room

BATCH = (
    "UPDATE stream SET seq = seq + 1 WHERE name = $1",
    """INSERT INTO event SELECT stream, seq + 1, 'later', actor, hash, kind, at,
    replace(body, '"seq":' || seq, '"seq":' || (seq + 1))
    FROM event WHERE stream = $1 ORDER BY seq DESC LIMIT 1""",
    "INSERT INTO todo VALUES ('signs_of_life', $1) ON CONFLICT DO NOTHING",
)


WAITING = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
)
TURN = "(20261121)"


class Slow(SignsOfLife):
    """Takes its time over the events it was shown: until nobody else holds the turn."""

    def follow(self, connection, stream, events):
        super().follow(connection, stream, events)
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock{TURN}")


async def somebody_waits(driver):
    """For a lock that another holds."""
    async with asyncio.timeout(20):
        while True:
            if await driver.fetchval(WAITING):
                return
            await asyncio.sleep(0.02)


async def read_to_the_end(stores):
    while (await stores.database.write(lambda db: follow(db, SignsOfLife()))).read:
        pass


async def test_an_event_stored_while_the_follower_reads_is_not_forgotten(process):
    stores = process()
    room = await open_room(stores.journal)
    await read_to_the_end(stores)
    await done(stores.journal, room.tick(0))

    beside = await stores.database.connect()
    await beside.execute(f"SELECT pg_advisory_lock{TURN}")
    reading = asyncio.create_task(stores.database.write(lambda db: follow(db, Slow())))
    await somebody_waits(beside)
    await done(stores.journal, room.tick(1))
    await beside.close()
    await reading

    assert await stores.database.read(lambda db: has_todo(db, SignsOfLife.name))


async def test_an_event_about_to_be_committed_is_waited_for(process):
    stores = process()
    room = await open_room(stores.journal)
    await read_to_the_end(stores)
    await done(stores.journal, room.tick(0))
    written, waited_for = asyncio.Event(), asyncio.Event()

    async def batch(transaction):
        for statement in BATCH:
            await transaction.driver.execute(statement, room.stream)
        written.set()
        await waited_for.wait()

    committing = asyncio.create_task(stores.database.transact(batch))
    await written.wait()
    beside = await stores.database.connect()
    following = asyncio.create_task(stores.database.write(lambda db: follow(db, SignsOfLife())))
    await somebody_waits(beside)
    assert not following.done()
    waited_for.set()
    await asyncio.gather(committing, following)
    await beside.close()

    assert await stores.database.read(lambda db: has_todo(db, SignsOfLife.name))
