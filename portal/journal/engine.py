"""Opens the database and the journal of one process, on the engine that the URL names."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from portal.core.database import Database
from portal.journal.journal import Journal


def open_engine(url: str, now: Callable[[], datetime]) -> tuple[Database, Journal]:
    """Both, open; close the journal first. To be called in the event loop; the schema must be there."""
    if url.startswith("sqlite"):
        return _sqlite(Path(url.partition("///")[2]), now)
    return _postgresql("postgresql://" + url.partition("://")[2], now)


def _sqlite(path: Path, now: Callable[[], datetime]) -> tuple[Database, Journal]:
    from portal.core.sqlite.database import SqliteDatabase
    from portal.journal.sqlite.journal import SqliteJournal

    database = SqliteDatabase(path)
    return database, SqliteJournal(database, now)


def _postgresql(url: str, now: Callable[[], datetime]) -> tuple[Database, Journal]:
    from portal.core.postgresql.database import PostgresqlDatabase
    from portal.journal.postgresql.journal import PostgresqlJournal

    database = PostgresqlDatabase(url)
    return database, PostgresqlJournal(database, now)
