"""What a room should be by the pure core alone: decides every command that the server was sent."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from portal.core import clock
from portal.core.errors import Refusal
from portal.journal.wire import event_bytes, parse_moment
from portal.room.change import Already, Event, Tables, fold
from portal.room.deeds import DEEDS
from portal.room.registry import Call, decide
from portal.room.room import Room
from portal.room.rows import ROOM_TABLES
from tests.rooms import Scene

Frame = dict[str, Any]


@dataclass(frozen=True)
class Sent:
    """A command as it was sent."""

    id: str
    who: str
    deed: str
    args: dict[str, Any]


@dataclass
class Model:
    """One room; `effective` are the commands that took effect, with the seq of each."""

    stream: str
    cards: dict[str, str]
    tables: Tables
    seq: int
    effective: dict[str, tuple[Sent, int, Event]] = field(default_factory=dict)

    @property
    def scene(self) -> Scene:
        """The room as it should be, to draw wishes from."""
        return Scene(Room(self.tables))

    def expected(self, sent: Sent, told: Frame) -> Frame:
        """What the server should have answered, in the form in which it did."""
        known = self.effective.get(sent.id)
        if known is not None:
            return self._repeated(sent, *known[:2])
        try:
            answer = self._decided(sent, _moment(told))
        except ValidationError:
            return {"t": "refused", "kind": "invalid", "code": "malformed"}
        except Refusal as refusal:
            return {
                "t": "refused",
                "kind": refusal.kind,
                "code": refusal.code,
                "fields": dict(refusal.fields),
            }
        if isinstance(answer, Already):
            return {"t": "already"}
        self._fold(sent, answer)
        event: Frame = json.loads(event_bytes(self.stream, self.seq, sent.id, answer))
        return event

    def _repeated(self, sent: Sent, first: Sent, seq: int) -> Frame:
        if (sent.who, sent.deed, sent.args) != (first.who, first.deed, first.args):
            return {"t": "refused", "kind": "invalid", "code": "command_id_taken", "fields": {}}
        return {"t": "done", "stream": self.stream, "seq": seq}

    def _decided(self, sent: Sent, now: datetime) -> Event | Already:
        room = Room(self.tables)
        request = DEEDS[sent.deed].request.model_validate_json(json.dumps(sent.args))
        undone = self.effective.get(str(sent.args.get("command_id")))
        call = Call(sent.id, now, undone[2] if undone else None, self.stream.split("/")[1])
        return decide(DEEDS[sent.deed], room, room.member(self.cards[sent.who]), request, call)

    def _fold(self, sent: Sent, event: Event) -> None:
        whole = [change for change in event.changes if not ROOM_TABLES[change.table].paged]
        self.tables = fold(self.tables, whole)
        self.seq += 1
        self.effective[sent.id] = (sent, self.seq, event)


def _moment(told: Frame) -> datetime:
    """The event's own moment; a refusal was decided just now."""
    return parse_moment(told["at"]) if "at" in told else clock.now()
