"""The list of everything one can do: each deed once, with its request and how it runs."""

import typing
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.core.errors import Conflict
from portal.core.ids import row_id
from portal.room.change import Already, Event
from portal.room.fields import Request
from portal.room.member import Member
from portal.room.room import Room
from portal.room.words import RoomState

PROTOCOL = 1


@dataclass(frozen=True, slots=True)
class Call:
    """What a deed is told besides its request: the moment, the command's id, the event to undo.

    `room` and `party` are the ids in the stream's name; a shared stream has no party. `seq` is where the
    command's stream stands as the deed is decided.
    """

    command: str
    now: datetime
    undone: Event | None = None
    room: str = ""
    party: str = ""
    seq: int = 0

    def row(self, n: int = 1) -> str:
        """The id of the n-th row that this command creates."""
        return row_id(self.command, n)


Run = Callable[[Room, Member, Any, Call], Event | Already]


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing a member can do: `kind` is its event's, `undoable` whether its author may take it back."""

    name: str
    kind: str
    request: type[Request]
    run: Run
    undoable: bool
    when_closed: bool
    doc: str


DEEDS: dict[str, Deed] = {}
KINDS: dict[str, Deed] = {}


def deed(kind: str, *, undoable: bool = True, when_closed: bool = False) -> Callable[[Run], Run]:
    """Enter a function into the list under its own name."""

    def enter(run: Run) -> Run:
        request = typing.get_type_hints(run)["request"]
        doc = (run.__doc__ or "").strip().splitlines()[0]
        DEEDS[run.__name__] = Deed(run.__name__, kind, request, run, undoable, when_closed, doc)
        KINDS[kind] = DEEDS[run.__name__]
        return run

    return enter


def decide(deed: Deed, room: Room, member: Member, request: Request, call: Call) -> Event | Already:
    """Run a deed on the newest value.

    Raises Conflict for a room that is closed, and for a row whose id is taken: creating is never
    overwriting.
    """
    state = room.about.state
    if state in (RoomState.CLOSED, RoomState.ARCHIVED) and not deed.when_closed:
        raise Conflict("room_closed")
    answer = deed.run(room, member, request, call)
    if isinstance(answer, Event):
        _require_new(room, answer)
    return answer


def by_kind(kind: str) -> Deed | None:
    """The deed of the room whose event has that kind; None for the kinds of other streams."""
    return KINDS.get(kind)


def _require_new(room: Room, event: Event) -> None:
    new = [change.id for change in event.changes if change.was is None]
    if new and any(id in rows for rows in room.tables.values() for id in new):
        raise Conflict("id_taken")
