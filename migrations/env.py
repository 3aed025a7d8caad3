"""Runs migrations on either engine: SQLite by the standard library's driver, PostgreSQL by asyncpg."""

import asyncio
from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, Engine, create_engine, event, pool, text

import portal.journal.tables
import portal.people.tables
from portal.core.config import Settings
from portal.core.migrate import postgresql_engine
from portal.core.schema import Moment, metadata
from portal.journal.tables import Ascii

ALL_TABLES = (portal.journal.tables, portal.people.tables)
ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(7236581)")


def run(connection: Connection) -> None:
    """Bring the database behind the connection to the wanted revision."""
    is_sqlite = connection.dialect.name == "sqlite"
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=is_sqlite,
        render_item=render_item,
        compare_type=True,
        transaction_per_migration=False,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        if not is_sqlite:
            connection.execute(ONE_AT_A_TIME)
        context.run_migrations()


def render_item(kind: str, item: Any, autogen_context: Any) -> str | Literal[False]:
    """Write our own column types by names that a migration has."""
    if kind == "type" and item is Ascii:
        return "Ascii"
    if kind != "type" or not isinstance(item, Moment):
        return False
    autogen_context.imports.add("from portal.core.schema import Moment")
    return "Moment()"


def undivided(engine: Engine) -> Engine:
    """The driver would commit before every CREATE TABLE; this way a killed migration leaves nothing."""
    event.listen(engine, "connect", lambda raw, _: setattr(raw, "isolation_level", None))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


async def run_on_postgresql(url: str) -> None:
    """The same, on a connection of the driver that the product uses."""
    engine = postgresql_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(run)
    await engine.dispose()


def main() -> None:
    """Use the connection that was passed in, else the URL that was, else the one of the settings."""
    given = context.config.attributes
    if "connection" in given:
        run(given["connection"])
        return
    url = given.get("url") or Settings().database_url
    if url.startswith("sqlite"):
        with undivided(create_engine(url, poolclass=pool.NullPool)).begin() as connection:
            run(connection)
        return
    asyncio.run(run_on_postgresql(url))


main()
