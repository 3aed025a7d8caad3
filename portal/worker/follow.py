"""Followers of the log: each reads every stream from its cursor, at its own pace, missing nothing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import structlog
from sqlalchemy import BindParameter, Connection, bindparam, delete, select

from portal.core.upsert import upsert
from portal.journal import tables
from portal.journal.streams import in_order
from portal.journal.wire import event_read

log = structlog.get_logger(__name__)
MOST_STREAMS = 20
MOST_EVENTS = 500

_todo, _cursor, _stream, _event = tables.todo.c, tables.cursor.c, tables.stream.c, tables.event.c
_of_follower: BindParameter[str] = bindparam("of_follower")
_of_stream: BindParameter[str] = bindparam("of_stream")
WAITING = select(_todo.stream).where(
    _todo.follower == _of_follower, _todo.stream.not_in(bindparam("resting", expanding=True))
)
TAKEN = WAITING.order_by(_todo.stream).limit(MOST_STREAMS).with_for_update(skip_locked=True)
HEAD = select(_stream.seq).where(_stream.name == _of_stream).with_for_update(read=True)
DONE = delete(tables.todo).where(_todo.follower == _of_follower, _todo.stream == _of_stream)
CURSOR = select(_cursor.seq).where(_cursor.follower == _of_follower, _cursor.stream == _of_stream)
LATER = (
    select(_event.body)
    .where(_event.stream == _of_stream, _event.seq > bindparam("after"))
    .order_by(_event.seq)
    .limit(MOST_EVENTS)
)
Events = Sequence[dict[str, Any]]


class Follower(Protocol):
    """Somebody who reads the log; `name` is one of `portal.journal.followers.FOLLOWERS`."""

    name: str

    def follow(self, connection: Connection, stream: str, events: Events) -> None:
        """Handle events in order, in the transaction that moves the cursor; may enqueue jobs."""
        ...


Resting = Collection[str]


@dataclass(frozen=True, slots=True)
class Followed:
    """The streams that were read, and those that could not be."""

    read: list[str]
    failed: list[str]


def has_todo(connection: Connection, follower: str, resting: Resting = ()) -> bool:
    """Whether a stream has moved that the follower has not read to its end; `resting` ones do not count."""
    waiting = {"of_follower": follower, "resting": list(resting)}
    return connection.scalar(WAITING.limit(1), waiting) is not None


def follow(connection: Connection, follower: Follower, resting: Resting = ()) -> Followed:
    """Let the follower read what is new in a few streams, but for those that rest.

    A stream whose events it cannot handle is left as it was; the caller lets it rest for a while, so
    that it stands in nobody's way.
    A stream's note is taken away under the lock of its head, and only when the cursor has reached it:
    a batch that moves the stream meanwhile either sees the note gone, or leaves the cursor behind.
    """
    waiting = {"of_follower": follower.name, "resting": list(resting)}
    streams = in_order(connection.scalars(TAKEN, waiting))
    reached = {stream: _tried(connection, follower, stream) for stream in streams}
    read = [stream for stream in streams if reached[stream] is not None]
    for stream in read:
        if connection.scalar(HEAD, {"of_stream": stream}) == reached[stream]:
            connection.execute(DONE, {"of_follower": follower.name, "of_stream": stream})
    return Followed(read, [stream for stream in streams if reached[stream] is None])


def _tried(connection: Connection, follower: Follower, stream: str) -> int | None:
    try:
        with connection.begin_nested():
            return _read_on(connection, follower, stream)
    except Exception:
        log.exception("follower failed", follower=follower.name, stream=stream)
        return None


def _read_on(connection: Connection, follower: Follower, stream: str) -> int:
    """Handle the next events of a stream; returns the seq that the follower has reached."""
    seq: int = connection.scalar(CURSOR, {"of_follower": follower.name, "of_stream": stream}) or 0
    later = connection.scalars(LATER, {"of_stream": stream, "after": seq})
    events = [event_read(body) for body in later]
    if not events:
        return seq
    follower.follow(connection, stream, events)
    reached: int = events[-1]["seq"]
    upsert(connection, tables.cursor, {"follower": follower.name, "stream": stream, "seq": reached})
    return reached
