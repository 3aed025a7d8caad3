"""The database schema: which revision it has, which one this program needs, and the way there."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, MetaData, Table, create_engine, inspect, pool, select
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

T = TypeVar("T")

ROOT = Path(__file__).parents[2]
VERSIONS = ROOT / "migrations" / "versions"


class UnknownSchema(Exception):
    """The database has a revision that this program does not bring: a newer one used it."""


def upgrade(url: str) -> bool:
    """Bring the schema to the head; False if it was there already. Not to be called in an event loop.

    Alembic takes seconds to import on a cold disk, so the two revisions are compared without it.
    Raises UnknownSchema, and whatever the driver says of a database that cannot be used.
    """
    revision = revision_of(url)
    if revision == head():
        return False
    if revision is not None and revision not in _revisions():
        raise UnknownSchema(revision)
    from alembic import command
    from alembic.config import Config

    config = Config(ROOT / "alembic.ini")
    config.attributes["url"] = url
    command.upgrade(config, "head")
    return True


def head() -> str:
    """The newest revision that this program brings; files begin with their revision, four digits."""
    return max(_revisions())


def revision_of(url: str) -> str | None:
    """The revision that the database has; None for an empty one."""
    return read_once(url, _revision)


def is_new(url: str) -> bool:
    """Whether there is no database yet; PostgreSQL's is never made by us."""
    return url.startswith("sqlite") and not Path(url.removeprefix("sqlite:///")).exists()


def read_once(url: str, work: Callable[[Connection], T]) -> T:
    """Run `work` on a connection of its own. Not to be called in an event loop."""
    if not url.startswith("sqlite"):
        return asyncio.run(_read_on_postgresql(url, work))
    engine = create_engine(url, poolclass=pool.NullPool)
    with engine.connect() as connection:
        return work(connection)


def postgresql_engine(url: str) -> AsyncEngine:
    """Takes a URL as libpq does, `sslmode` and the like included, and waits for locks of others."""
    import asyncpg  # type: ignore[import-untyped]

    async def connect(*_: Any) -> Any:
        return await asyncpg.connect("postgresql://" + url.partition("://")[2])

    return create_async_engine("postgresql+asyncpg://", poolclass=pool.NullPool, async_creator=connect)


async def _read_on_postgresql(url: str, work: Callable[[Connection], T]) -> T:
    engine = postgresql_engine(url)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(work)
    finally:
        await engine.dispose()


def _revisions() -> set[str]:
    return {path.name[:4] for path in VERSIONS.glob("[0-9]*.py")}


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version = Table("alembic_version", MetaData(), autoload_with=connection)
    return connection.execute(select(version.c.version_num)).scalar_one_or_none()
