"""A look past the product, straight into a PostgreSQL database."""

from typing import Any

import asyncpg


async def statement(url: str, sql: str) -> list[Any]:
    """Run one statement on a connection of its own; the rows it gives."""
    connection = await asyncpg.connect(url)
    try:
        rows: list[Any] = await connection.fetch(sql)
        return rows
    finally:
        await connection.close()
