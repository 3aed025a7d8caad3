"""Bringing a joiner or a laggard up to date from the log, and then making it live."""

from dataclasses import dataclass

from portal.journal.journal import Journal
from portal.journal.streams import StreamValue

MOST_EVENTS = 500
MOST_BYTES = 64 * 1024
BIG_EVENT = 32 * 1024


@dataclass(frozen=True, slots=True)
class Missing:
    """The events behind a cursor; `too_much` of them go by HTTP, `useless` cursors need a snapshot."""

    value: StreamValue
    bodies: list[bytes]
    too_much: bool = False
    useless: bool = False


async def missing(journal: Journal, stream: str, epoch: str, cursor: int) -> Missing:
    """What a reader at `cursor` of that epoch has not seen; no bodies: it has seen everything."""
    value = await journal.value(stream)
    if value.epoch != epoch or cursor > value.seq or value.seq - cursor > MOST_EVENTS:
        return Missing(value, [], useless=True)
    if cursor == value.seq:
        return Missing(value, [])
    bodies = await journal.events(stream, cursor, MOST_EVENTS)
    too_much = sum(map(len, bodies)) > MOST_BYTES or any(len(body) > BIG_EVENT for body in bodies)
    return Missing(value, bodies, too_much=too_much)
