"""One transaction, ours from BEGIN to COMMIT.

SQLAlchemy never begins or commits here: it would take a COMMIT that the server answered with
ROLLBACK, because an error inside was swallowed, for a success.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar, cast

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from portal.core.postgresql.driver import Driver
from portal.core.postgresql.failures import is_undone
from portal.core.postgresql.trying import CommitLost

T = TypeVar("T")
WRITING = "BEGIN"
READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"


@dataclass(slots=True)
class Transaction:
    """An open transaction by its two names; `is_kept` set to False rolls it back at the end."""

    connection: AsyncConnection
    driver: Driver
    is_kept: bool = True


Work = Callable[[Transaction], Awaitable[T]]


async def in_transaction(engine: AsyncEngine, work: Work[T], begin: str) -> T:
    """What `work` returns, after the COMMIT. Raises CommitLost, and what `work` raises."""
    async with engine.connect() as connection:
        transaction = Transaction(connection, await driver_of(connection))
        try:
            await transaction.driver.execute(begin)
            result = await work(transaction)
            await _end(transaction)
        except BaseException as error:
            await _abandon(transaction, error)
            raise
        return result


async def at_once(engine: AsyncEngine, statement: Callable[[Driver], Awaitable[T]]) -> T | None:
    """One statement that is a transaction by itself; None where the server turned it down, whatever for.

    Raises CommitLost where its answer is not known.
    """
    async with engine.connect() as connection:
        driver = await driver_of(connection)
        try:
            return await statement(driver)
        except Exception as error:
            if is_undone(error):
                return None
            await _close(connection, driver)
            raise CommitLost from error
        except BaseException:
            await _close(connection, driver)
            raise


async def asked(engine: AsyncEngine, question: Callable[[Driver], Awaitable[T]]) -> T:
    """The answer to statements that read. Whoever is cancelled in the middle of one leaves no connection."""
    async with engine.connect() as connection:
        driver = await driver_of(connection)
        try:
            return await question(driver)
        except BaseException as error:
            if not isinstance(error, Exception):
                await _close(connection, driver)
            raise


async def driver_of(connection: AsyncConnection) -> Driver:
    """The driver's connection below."""
    return cast("Driver", (await connection.get_raw_connection()).driver_connection)


async def _close(connection: AsyncConnection, driver: Driver) -> None:
    """Never back into the pool: what is under way on it would spoil the next one's transaction."""
    driver.terminate()
    await connection.invalidate()


async def _end(transaction: Transaction) -> None:
    if not transaction.is_kept:
        await transaction.driver.execute("ROLLBACK")
        return
    try:
        answer = await transaction.driver.execute("COMMIT")
    except Exception as error:
        raise CommitLost from error
    if answer != "COMMIT":
        raise RuntimeError("an error inside the transaction was swallowed: all of it is undone")


async def _abandon(transaction: Transaction, error: BaseException) -> None:
    driver = transaction.driver
    if isinstance(error, Exception) and not isinstance(error, CommitLost) and not driver.is_closed():
        try:
            await driver.execute("ROLLBACK")
        except Exception:  # noqa: BLE001  the connection is of no use any more, whatever the reason
            driver.terminate()
    else:
        driver.terminate()
    if driver.is_closed():
        await transaction.connection.invalidate()
