"""The database schema: which revision it has, which one this program needs, and the way there."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, MetaData, Table, create_engine, inspect, pool, select
from sqlalchemy.ext.asyncio import create_async_engine

T = TypeVar("T")

ROOT = Path(__file__).parents[2]
VERSIONS = ROOT / "migrations" / "versions"


def upgrade(url: str) -> bool:
    """Bring the schema to the head; False if it was there already. Not to be called in an event loop.

    Alembic takes seconds to import on a cold disk, so the two revisions are compared without it.
    """
    if revision_of(url) == head():
        return False
    from alembic import command
    from alembic.config import Config

    config = Config(ROOT / "alembic.ini")
    config.attributes["url"] = url
    command.upgrade(config, "head")
    return True


def head() -> str:
    """The newest revision that this program brings; files begin with their revision, four digits."""
    return max(path.name[:4] for path in VERSIONS.glob("[0-9]*.py"))


def revision_of(url: str) -> str | None:
    """The revision that the database has; None for an empty one."""
    return read_once(url, _revision)


def is_new(url: str) -> bool:
    """Whether there is no database yet; PostgreSQL's is never made by us."""
    return url.startswith("sqlite") and not Path(url.removeprefix("sqlite:///")).exists()


def read_once(url: str, work: Callable[[Connection], T]) -> T:
    """Run `work` on a connection of its own. Not to be called in an event loop."""
    address = engine_url(url)
    if not address.startswith("sqlite"):
        return asyncio.run(_read_on_postgresql(address, work))
    engine = create_engine(address, poolclass=pool.NullPool)
    with engine.connect() as connection:
        return work(connection)


def engine_url(url: str) -> str:
    """The URL with the driver that migrations use."""
    scheme, separator, rest = url.partition("://")
    driver = "sqlite" if scheme.startswith("sqlite") else "postgresql+asyncpg"
    return f"{driver}{separator}{rest}"


async def _read_on_postgresql(address: str, work: Callable[[Connection], T]) -> T:
    engine = create_async_engine(address, poolclass=pool.NullPool)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(work)
    finally:
        await engine.dispose()


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version = Table("alembic_version", MetaData(), autoload_with=connection)
    return connection.execute(select(version.c.version_num)).scalar_one_or_none()
