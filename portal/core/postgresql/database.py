"""The database on a PostgreSQL server: short transactions on a small pool of connections."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from sqlalchemy import Connection, event
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from portal.core.postgresql.driver import CONNECT_SECONDS, Driver, connect
from portal.core.postgresql.transaction import (
    READING,
    WRITING,
    Transaction,
    Work,
    asked,
    at_once,
    in_transaction,
)
from portal.core.postgresql.trying import tried

T = TypeVar("T")
Statement = Callable[[Driver], Awaitable[T]]
POOL = 10


class PostgresqlDatabase:
    """See `portal.core.database.Database` for what its methods promise.

    After deadlocks and lost connections a transaction is run again, so `work` must bear that.
    """

    dialect = "postgresql"

    def __init__(self, url: str) -> None:
        self._url = url
        engine = create_async_engine(
            "postgresql+asyncpg://",
            async_creator=self.connect,
            pool_size=POOL,
            max_overflow=0,
            pool_timeout=CONNECT_SECONDS,
        )
        event.listen(engine.sync_engine, "checkout", _refuse_closed)
        self._engine: AsyncEngine = engine.execution_options(isolation_level="AUTOCOMMIT")

    async def connect(self, *_: Any, **settings: str) -> Driver:
        """A connection of one's own, outside the pool, with further server settings."""
        return await connect(self._url, **settings)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` on one snapshot, read-only."""
        return await self.view(lambda transaction: transaction.connection.run_sync(work))

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one transaction and COMMIT it."""
        return await self.transact(lambda transaction: transaction.connection.run_sync(work))

    async def view(self, work: Work[T]) -> T:
        """Run asynchronous work on one snapshot, read-only."""

        async def looked(transaction: Transaction) -> T:
            transaction.is_kept = False
            return await work(transaction)

        return await tried(lambda: in_transaction(self._engine, looked, READING))

    async def transact(
        self, work: Work[T], *, shortcut: Statement[T] | None = None, finds_repeats: bool = False
    ) -> T:
        """Run asynchronous work in one transaction and COMMIT it; see `tried` for what is raised.

        The `shortcut` is tried first and once: a single statement that does all of it, or fails.
        """
        shortcuts = [shortcut] if shortcut is not None else []

        async def attempt() -> T:
            done = await at_once(self._engine, shortcuts.pop()) if shortcuts else None
            return await in_transaction(self._engine, work, WRITING) if done is None else done

        return await tried(attempt, finds_repeats=finds_repeats)

    async def ask(self, question: Callable[[Driver], Awaitable[T]]) -> T:
        """The answer to statements that read, each for itself, in no transaction."""
        return await tried(lambda: asked(self._engine, question))

    async def close(self) -> None:
        """Let go of every connection."""
        await self._engine.dispose()


def _refuse_closed(_: Any, record: Any, __: Any) -> None:
    """After a restart of the server every connection of the pool is dead: drop them all at once."""
    if record.driver_connection.is_closed():
        raise InvalidatePoolError
