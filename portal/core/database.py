"""The database as the product sees it: short transactions that are plain functions over a connection."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")


class Database(Protocol):
    """Runs synchronous functions in a transaction each; no await happens inside them."""

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` on one consistent view of the data; what it writes is lost or refused."""
        ...

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one transaction: committed when it returns, rolled back when it raises.

        Raises Unavailable when the database cannot take writes; nothing was stored then.
        """
        ...

    async def close(self) -> None:
        """Finish what is under way and let go of every connection."""
        ...


class Unavailable(Exception):
    """The database takes no writes now: disk full, a broken invariant, a lost connection."""


class ClockBehind(Unavailable):
    """The clock shows more than a minute before the last event: the machine's time must be mended first."""


class OutcomeUnknown(Unavailable):
    """A COMMIT whose answer was lost: it may or may not have been stored."""
