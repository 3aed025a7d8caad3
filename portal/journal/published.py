"""Newest committed values, held by the event loop alone, and those who listen to the log."""

from collections import Counter, OrderedDict
from collections.abc import Callable

from portal.journal.streams import StreamValue

Listener = Callable[[StreamValue, list[bytes]], None]
Hearer = Callable[[str, int], None]
MOST_HELD = 2_000


class Published:
    """Values are replaced in commit order; the least recently used that nobody watches are let go."""

    def __init__(self) -> None:
        self._values: dict[str, StreamValue] = {}
        self._spare: OrderedDict[str, None] = OrderedDict()
        self._watched: Counter[str] = Counter()
        self._listeners: list[Listener] = []
        self._hearers: list[Hearer] = []

    def listen(self, listener: Listener) -> None:
        """Call `listener(newest value, bytes of the new events)` after every commit.

        No bytes at all mean another epoch: nothing that was sent before continues here.
        """
        self._listeners.append(listener)

    def hear(self, hearer: Hearer) -> None:
        """Call `hearer(stream, seq)` for watched streams that moved in another process unseen here."""
        self._hearers.append(hearer)

    def heard(self, stream: str, seq: int) -> None:
        """A stream that is not held reached `seq` in another process."""
        for hearer in self._hearers:
            hearer(stream, seq)

    def get(self, stream: str) -> StreamValue | None:
        """The value that is held, if any."""
        if stream in self._spare:
            self._spare.move_to_end(stream)
        return self._values.get(stream)

    def keep(self, value: StreamValue) -> StreamValue:
        """Hold a value that was read, unless a newer one is held; returns the newer of both."""
        held = self._values.get(value.name)
        if held is not None and held.seq >= value.seq and held.epoch == value.epoch:
            return held
        self._hold(value)
        return value

    def swap(self, value: StreamValue, bodies: list[bytes]) -> None:
        """Put a committed value in place of the older one and tell every listener."""
        self._hold(value)
        for listener in self._listeners:
            listener(value, bodies)

    def forget(self, stream: str) -> None:
        """Let go of a value that may be wrong."""
        self._values.pop(stream, None)
        self._spare.pop(stream, None)

    def watch(self, stream: str) -> None:
        """Keep the stream's value once held; as many `unwatch` as `watch` end it."""
        self._watched[stream] += 1
        self._spare.pop(stream, None)

    def unwatch(self, stream: str) -> None:
        """One watcher fewer."""
        self._watched[stream] -= 1
        if self._watched[stream] <= 0:
            del self._watched[stream]
            self._let_go_of(stream)

    @property
    def names(self) -> list[str]:
        """The streams held."""
        return list(self._values)

    @property
    def watched(self) -> list[str]:
        """The streams that somebody watches, held or not."""
        return list(self._watched)

    def _hold(self, value: StreamValue) -> None:
        self._values[value.name] = value
        if value.name not in self._watched:
            self._let_go_of(value.name)

    def _let_go_of(self, stream: str) -> None:
        """Nobody watches it: it is the last of those that go when too many are held."""
        if stream in self._values:
            self._spare[stream] = None
            self._spare.move_to_end(stream)
        while self._spare and len(self._values) > MOST_HELD:
            del self._values[self._spare.popitem(last=False)[0]]
