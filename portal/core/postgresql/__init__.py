"""The engine for several processes: asyncpg below, SQLAlchemy around it, our own BEGIN and COMMIT."""
