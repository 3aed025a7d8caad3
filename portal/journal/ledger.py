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
from portal.room.change import Already, Event

Image = Row | None


@dataclass(slots=True)
class Ledger:
    """What a batch will write. `values` are the newest ones, those of this batch included.

    `images` maps (stream, table) to the last image of each touched row, None for a gone one.
    """

    values: dict[str, StreamValue] = field(default_factory=dict)
    recorded: list[Recorded] = field(default_factory=list)
    images: dict[tuple[str, str], dict[str, Image]] = field(default_factory=dict)
    stored: dict[tuple[str, str], Stored] = field(default_factory=dict)

    def decide(self, command: Command, now: datetime, undone: Event | None) -> Events | Answer:
        """What the command leads to on the newest values; a repeat within the batch is answered."""
        first = self.stored.get((command.stream, command.id))
        if first is not None:
            return first.answer(command)
        values = {name: self.values[name] for name in command.streams}
        try:
            events = decided(command, values, Moment(now, undone))
        except Refusal as refusal:
            return Refused(refusal)
        return Unneeded() if isinstance(events, Already) else events

    def record(self, command: Command, events: Events) -> Done:
        """Give the events their places and fold them in."""
        for name, event in events.items():
            value = self.values[name]
            body = event_bytes(name, value.seq + 1, command.id, event)
            self.values[name] = value.after(event.changes, event.at)
            self.recorded.append(Recorded(name, value.seq + 1, command, event, body))
            self._keep_images(name, event)
        seq = self.values[command.stream].seq
        self.stored[command.stream, command.id] = Stored(seq, command.actor, command.hash)
        return Done(command.stream, seq)

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

    def _keep_images(self, name: str, event: Event) -> None:
        for change in event.changes:
            self.images.setdefault((name, change.table), {})[change.id] = change.row
