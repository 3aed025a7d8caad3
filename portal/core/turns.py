"""Where a transaction waits for others that are about the same thing."""

from sqlalchemy import Connection, text

LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended(:about, 0))")


def one_at_a_time(connection: Connection, about: str) -> None:
    """Until the COMMIT nobody else is past this line about the same thing.

    SQLite writes one transaction at a time anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(LOCK, {"about": about})
