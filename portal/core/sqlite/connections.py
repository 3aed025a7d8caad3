"""SQLite connections as this product wants them, and the same wrapped once for SQLAlchemy."""

import sqlite3
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool


def writing(path: Path) -> sqlite3.Connection:
    """The one connection that writes and checkpoints: WAL, every commit synced, our own BEGIN."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, cached_statements=512)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA busy_timeout=5000")
    return connection


def reading(path: Path) -> sqlite3.Connection:
    """A connection that cannot write, and so never checkpoints."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    connection.execute("PRAGMA query_only=ON")
    connection.execute("PRAGMA busy_timeout=5000")
    return connection


def wrapped(connection: sqlite3.Connection) -> Connection:
    """A SQLAlchemy connection over a driver connection; it is never told to begin, commit or close."""
    engine = create_engine(
        "sqlite://", creator=lambda: connection, poolclass=StaticPool, pool_reset_on_return=None
    )
    return engine.connect()


def driver(connection: Connection) -> sqlite3.Connection:
    """The driver's connection below a wrapped one."""
    return cast("sqlite3.Connection", connection.connection.driver_connection)
