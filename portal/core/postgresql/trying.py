"""Trying again what deadlocks, restarts of the server and lost connections undid."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog

from portal.core.database import OutcomeUnknown, Unavailable
from portal.core.postgresql.failures import Failure, failure_of

T = TypeVar("T")
PAUSES = (0.01, 0.05, 0.2, 0.5, 1.0)
log = structlog.get_logger(__name__)


class CommitLost(Exception):
    """The COMMIT was sent and its answer is not known."""


async def tried(attempt: Callable[[], Awaitable[T]], *, finds_repeats: bool = False) -> T:
    """The result of the first attempt that comes through, of five.

    `finds_repeats` says that an attempt sees by itself what an earlier one has stored: then it may
    follow even a COMMIT whose answer was lost. Raises Unavailable when nothing was stored,
    OutcomeUnknown when nobody knows, and whatever else an attempt raises.
    """
    is_unknown = False
    for pause in PAUSES:
        try:
            return await attempt()
        except CommitLost as lost:
            is_unknown, reason = True, _reason(lost)
            if not finds_repeats:
                break
        except Exception as error:
            reason = error
            failure = failure_of(error)
            if failure is Failure.OWN and not is_unknown:
                raise
            if failure is not Failure.AGAIN:
                break
        log.warning("database: trying again", reason=type(reason).__name__)
        await asyncio.sleep(pause)
    raise (OutcomeUnknown if is_unknown else Unavailable)(type(reason).__name__) from reason


def _reason(lost: CommitLost) -> Exception:
    return lost.__cause__ if isinstance(lost.__cause__, Exception) else lost
