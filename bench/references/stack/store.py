"""The engine and its sessions, as SQLAlchemy's documentation wires SQLite for writers."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

ONE_WRITER = 1


def sessions(database: Path) -> async_sessionmaker[AsyncSession]:
    """Sessions that take turns on one connection: more of them only wait for SQLite's lock (measured)."""
    url = f"sqlite+aiosqlite:///{database}"
    engine = create_async_engine(url, pool_size=ONE_WRITER, max_overflow=0, pool_timeout=120)
    event.listen(engine.sync_engine, "connect", _prepared)
    event.listen(engine.sync_engine, "begin", _immediate)
    return async_sessionmaker(engine, expire_on_commit=False)


def _prepared(connection: Any, _: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
