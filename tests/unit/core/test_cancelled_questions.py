"""Whoever is cancelled in the middle of a statement spoils no connection for the next."""

import asyncio

from sqlalchemy import text

from portal.core.postgresql.database import PostgresqlDatabase


def test_cancelled_questions_leave_a_usable_pool(anyio_backend, postgresql_url):
    """In a loop of its own: the driver leaves futures of closed connections behind, which is no harm."""
    asyncio.run(_cancel_and_read(postgresql_url))


async def _cancel_and_read(url: str) -> None:
    database = PostgresqlDatabase(url)
    for n in range(80):
        question = database.ask(lambda driver, n=n: driver.fetchrow(f"SELECT {n} WHERE $1 = ''", "x"))
        asking = asyncio.create_task(question)
        for _ in range(n % 8):
            await asyncio.sleep(0)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)

        assert await database.read(lambda db: db.execute(text("SELECT 1")).scalar_one()) == 1
    await database.close()
