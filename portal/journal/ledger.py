"""One batch in the making: newest values, events, the last image of every row that they touch."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from portal.core.columns import Row
from portal.core.errors import Refusal
from portal.journal.commands import Answer, Command, Done, Recorded, Refused, Stored, Unneeded
from portal.journal.deciding import Events, Moment, decided
from portal.journal.streams import StreamValue
from portal.journal.wire import event_bytes
from portal.room.change import EVERY, Already, Event


@dataclass(frozen=True, slots=True)
class Image:
    """A row as an event left it, None for a gone one, and the event's seq."""

    row: Row | None
    seq: int


@dataclass(slots=True)
class Ledger:
    """What a batch will write. `values` are the newest ones, those of this batch included.

    `images` maps (stream, table) to the last image of each touched row; the id `EVERY` comes first
    where the table was emptied.
    """

    values: dict[str, StreamValue] = field(default_factory=dict)
    recorded: list[Recorded] = field(default_factory=list)
    images: dict[tuple[str, str], dict[str, Image]] = field(default_factory=dict)
    stored: dict[tuple[str, str], Stored] = field(default_factory=dict)

    def decide(self, command: Command, now: datetime, undone: Event | None) -> Events | Answer:
        """What the command leads to on the newest values; a repeat within the batch is answered."""
        for place in command.places:
            if place in self.stored:
                return self.stored[place].answer(command)
        values = {name: self.values[name] for name in command.streams}
        try:
            events = decided(command, values, Moment(now, undone))
        except Refusal as refusal:
            return Refused(refusal)
        return Unneeded() if isinstance(events, Already) else events

    def record(self, command: Command, events: Events) -> Done:
        """Give the events their places and fold them in: all, or none where one of them cannot be."""
        placed = [self._placed(command, name, event) for name, event in events.items()]
        self.values |= {
            name: self.values[name].after(event.changes, event.at) for name, event in events.items()
        }
        for recorded in placed:
            self.recorded.append(recorded)
            self._keep_images(recorded)
        for name in events:
            self.stored[name, command.id] = Stored(self.values[name].seq, command.actor, command.hash)
        return Done(command.stream, self.values[command.stream].seq)

    def event_of(self, stream: str, command: str) -> Event | None:
        """An event of this very batch."""
        for recorded in self.recorded:
            if recorded.stream == stream and recorded.command.id == command:
                return recorded.event
        return None

    @property
    def touched(self) -> list[str]:
        """The streams that have new events, in order of name."""
        return sorted({recorded.stream for recorded in self.recorded})

    def published(self) -> Iterable[tuple[StreamValue, list[bytes]]]:
        """For each touched stream its newest value and the bytes of its new events."""
        frames: dict[str, list[bytes]] = {}
        for recorded in self.recorded:
            frames.setdefault(recorded.stream, []).append(recorded.body)
        return [(self.values[name], bodies) for name, bodies in frames.items()]

    def _placed(self, command: Command, name: str, event: Event) -> Recorded:
        seq = self.values[name].seq + 1
        return Recorded(name, seq, command, event, event_bytes(name, seq, command.id, event))

    def _keep_images(self, recorded: Recorded) -> None:
        for change in recorded.event.changes:
            images = self.images.setdefault((recorded.stream, change.table), {})
            if change.id == EVERY:
                images.clear()
            images[change.id] = Image(change.row, recorded.seq)
