"""Who listens to which stream, and one write per commit to each of them."""

from collections import Counter
from typing import Protocol

from portal.journal.journal import Journal
from portal.journal.streams import StreamValue
from portal.people.access import is_member
from portal.people.standing import Standing
from realtime.feeding import BIG_EVENT, MOST_BYTES, Cursor, Feed
from realtime.line import Line
from realtime.presence import Presence
from realtime.protocol import frame, say


class Listening(Protocol):
    """Who is live in some streams, in each as some actor."""

    line: Line

    def lag(self, stream: str, cursor: Cursor) -> None:
        """Stop being live; the log feeds it from the cursor on once its buffer drains."""
        ...

    def detach(self, stream: str, *, gone: bool) -> None:
        """No longer live there; `gone` says that it may not see it any more."""
        ...


class Connected(Protocol):
    """A socket and the account behind it; `acted` says that it sent a command since it was last set."""

    user: str
    session: str
    line: Line
    acted: bool

    def stands(self, standing: Standing) -> None:
        """How the account stands now."""
        ...

    def end(self, after: float) -> None:
        """The server ends: answer what was asked, then close; `after` is when to come back, in seconds."""
        ...


class Hub:
    """The live listeners of every stream of this process."""

    def __init__(self, journal: Journal) -> None:
        self._live: dict[str, dict[Listening, str]] = {}
        self._people: dict[str, object] = {}
        self.connections: set[Connected] = set()
        self._accounts: Counter[str] = Counter()
        self.presence = Presence(self.send, journal)
        self.feed = Feed(journal)

    def attach(self, stream: str, connection: Listening, actor: str, value: StreamValue) -> None:
        """Live from now on: the next event it gets is `value.seq` + 1."""
        self._live.setdefault(stream, {})[connection] = actor
        self._people.setdefault(stream, value.tables.get("stakeholder"))

    def detach(self, stream: str, connection: Listening) -> None:
        """Live there no more."""
        listeners = self._live.get(stream)
        if listeners is not None:
            listeners.pop(connection, None)
            if not listeners:
                del self._live[stream]
                self._people.pop(stream, None)

    def is_live(self, stream: str, connection: Listening) -> bool:
        """Whether events of that stream reach the connection by themselves."""
        return connection in self._live.get(stream, ())

    @property
    def streams(self) -> list[str]:
        """The streams somebody here listens to."""
        return list(self._live)

    def publish(self, value: StreamValue, bodies: list[bytes]) -> None:
        """Write the events of one commit to everyone who is live, in one write; too much goes by HTTP."""
        listeners = self._live.get(value.name)
        if not listeners:
            return
        seen = value.seq - len(bodies)
        if not bodies:
            self._send_away(value.name, say("resync", stream=value.name))
            return
        if any(len(body) > BIG_EVENT for body in bodies):
            self._send_away(value.name, say("behind", stream=value.name, after=seen))
            return
        framed = b"".join(map(frame, bodies)) if len(bodies) > 1 else frame(bodies[0])
        if len(framed) > MOST_BYTES:
            self._send_away(value.name, say("behind", stream=value.name, after=seen))
            return
        lagging = []
        for connection in listeners:
            if connection.line.is_behind:
                lagging.append(connection)
            else:
                connection.line.write(framed)
        for connection in lagging:
            connection.lag(value.name, Cursor(value.epoch, seen, told=True))
        self._part_with_leavers(value)

    def send(self, stream: str, payload: bytes) -> None:
        """Write something that is not an event, and may be lost, to everyone live in a stream."""
        framed = frame(payload)
        for connection in self._live.get(stream, ()):
            if not connection.line.is_behind:
                connection.line.write(framed)

    def arrive(self, connection: Connected, most: int) -> bool:
        """A new socket; False, and not taken in, when its account has as many as it may."""
        if self._accounts[connection.user] >= most:
            return False
        self._accounts[connection.user] += 1
        self.connections.add(connection)
        return True

    def depart(self, connection: Connected) -> None:
        """The socket is gone."""
        if connection in self.connections:
            self.connections.discard(connection)
            self._accounts[connection.user] -= 1
            if not self._accounts[connection.user]:
                del self._accounts[connection.user]

    def _send_away(self, stream: str, payload: bytes) -> None:
        """What happened does not go by socket: everybody reads it over HTTP and joins again."""
        framed = frame(payload)
        for connection in list(self._live[stream]):
            connection.line.write(framed)
            connection.detach(stream, gone=False)

    def _part_with_leavers(self, value: StreamValue) -> None:
        """Who left the room, or was removed, gets the event that says so and nothing after it."""
        people = value.tables.get("stakeholder")
        if people is self._people.get(value.name) or value.name not in self._live:
            return
        self._people[value.name] = people
        if value.name.startswith("room/"):
            for connection, actor in list(self._live[value.name].items()):
                if not is_member(value, actor):
                    connection.detach(value.name, gone=True)
