"""asyncpg, which brings no types: the little of it that is used here."""

from collections.abc import Callable
from typing import Any, Protocol, cast

import asyncpg  # type: ignore[import-untyped]

CONNECT_SECONDS = 10
ANSWER_SECONDS = 30
SERVER_SETTINGS = {
    "application_name": "cairn",
    "idle_in_transaction_session_timeout": "60s",
    "lock_timeout": "10s",
    "jit": "off",
    "plan_cache_mode": "force_generic_plan",
}
LOST: tuple[type[BaseException], ...] = (
    OSError,
    TimeoutError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
)
STALE_PLAN: type[BaseException] = asyncpg.InvalidCachedStatementError

Notified = Callable[[Any, int, str, str], None]


class Driver(Protocol):
    """One connection of asyncpg; rows are read by position."""

    async def execute(self, query: str, *arguments: Any) -> str:
        """Run a statement; returns the server's word for it, like `COMMIT`."""
        ...

    async def fetch(self, query: str, *arguments: Any) -> list[Any]:
        """Every row; the statement is prepared once for each connection."""
        ...

    async def fetchrow(self, query: str, *arguments: Any) -> Any:
        """The first row, None where there is none."""
        ...

    async def add_listener(self, channel: str, callback: Notified) -> None:
        """LISTEN, and call `callback(connection, process, channel, payload)`."""
        ...

    def add_termination_listener(self, callback: Callable[[Any], None]) -> None:
        """Call `callback(connection)` when the connection ends, whoever ended it."""
        ...

    def is_closed(self) -> bool:
        """Whether it is of no use any more."""
        ...

    def terminate(self) -> None:
        """Close at once, without a word to the server."""
        ...

    async def close(self) -> None:
        """Say goodbye and close."""
        ...


async def connect(url: str, **settings: str) -> Driver:
    """A new connection; a URL as libpq takes it, and further server settings."""
    connection = await asyncpg.connect(
        url,
        timeout=CONNECT_SECONDS,
        command_timeout=ANSWER_SECONDS,
        statement_cache_size=256,
        server_settings=SERVER_SETTINGS | settings,
    )
    return cast("Driver", connection)
