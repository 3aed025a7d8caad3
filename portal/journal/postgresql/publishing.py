"""Putting committed values in place, in commit order, from whatever side they come first."""

from portal.journal.postgresql.reading import Stored, folded
from portal.journal.published import Published
from portal.journal.streams import StreamValue


def publish(published: Published, value: StreamValue, bodies: list[bytes]) -> bool:
    """Publish a value and what of its last events is not published yet.

    False where events before the first of `bodies` are missing: those must come from the log.
    """
    held = published.get(value.name)
    if held is None or held.epoch != value.epoch:
        published.swap(value, [] if held is not None else bodies)
        return True
    first = value.seq - len(bodies) + 1
    if held.seq + 1 < first:
        return False
    if held.seq < value.seq:
        published.swap(value, bodies[held.seq + 1 - first :])
    return True


def publish_stored(published: Published, stream: str, events: list[Stored]) -> None:
    """Fold events of the log into the value that is held, and publish it."""
    held = published.get(stream)
    if held is None:
        return
    value = folded(held, events)
    if value.seq > held.seq:
        published.swap(value, [e.sent for e in events if held.seq < e.seq <= value.seq])


def start_over(published: Published, value: StreamValue) -> None:
    """Publish a value that no event leads to: another epoch, or too far away."""
    held = published.get(value.name)
    if held is None or held.epoch != value.epoch or held.seq < value.seq:
        published.swap(value, [])
