"""What an error of PostgreSQL, or of the way to it, means for the transaction it ended."""

from enum import StrEnum

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolExhausted

from portal.core.postgresql import driver


class Failure(StrEnum):
    """What to do about an error."""

    AGAIN = "again"
    UNAVAILABLE = "unavailable"
    OWN = "own"


AGAIN = ("08", "40", "55P03", "57P", "25P03")
UNAVAILABLE = ("25006", "53", "54", "57014", "58", "XX", "28", "3D000")
LOST = (*driver.LOST, PoolExhausted)


def failure_of(error: BaseException) -> Failure:
    """Whether to try the same again, to refuse writes for now, or to pass the error on as it is.

    Again: deadlocks, serialization failures, lock time-outs, plans made before a migration, lost
    connections. Unavailable: no disk, no memory, no more connections, read-only, no such database.
    """
    state = _state(error)
    if isinstance(error, driver.STALE_PLAN):
        return Failure.AGAIN
    if state is None:
        return Failure.AGAIN if isinstance(error, LOST) else Failure.OWN
    if state.startswith(AGAIN):
        return Failure.AGAIN
    return Failure.UNAVAILABLE if state.startswith(UNAVAILABLE) else Failure.OWN


def is_undone(error: BaseException) -> bool:
    """Whether the server itself said that the statement failed, so that nothing of it is stored."""
    state = _state(error)
    return state is not None and not state.startswith(("08", "57P"))


def _state(error: BaseException) -> str | None:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return "08000"
    state = getattr(cause, "sqlstate", None)
    return state if isinstance(state, str) else _of_cause(cause)


def _of_cause(error: BaseException) -> str | None:
    """SQLAlchemy's wrapper around a lost connection has no state of its own."""
    return "08000" if isinstance(error.__cause__, LOST) else None
