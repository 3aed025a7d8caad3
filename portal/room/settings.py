"""The room as a whole: its name, zone, decision and rhythm; closing and reopening."""

from typing import Literal

from portal.core.errors import Conflict
from portal.room.change import Already, Event, kept
from portal.room.edit import edited, given
from portal.room.fields import Id, Line, MaybeWords, Request, Zone
from portal.room.member import Member
from portal.room.registry import Call, deed
from portal.room.room import Room, set_row
from portal.room.rows import Milestone
from portal.room.settling import settled
from portal.room.words import Outcome, Rhythm, RoomState

Weekday = Literal["", "mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class RoomPatch(Request):
    """Settings of the room."""

    name: Line = ""
    zone: Zone = "UTC"
    decision: Id = ""
    rhythm: Rhythm = Rhythm.NONE
    weekday: Weekday = ""
    checkin_words: MaybeWords = ""


class EditRoom(Request):
    """`was` names the same fields with the values they replace."""

    set: RoomPatch
    was: RoomPatch


class CloseRoom(Request):
    """How it ended."""

    outcome: Outcome


class ReopenRoom(Request):
    """Nothing more to say."""


@deed("room.edited")
def edit_room(room: Room, member: Member, request: EditRoom, call: Call) -> Event | Already:
    """Change the room's settings; another decision raises the plan version."""
    member.require(edit_room)
    change = edited(room.about, request.set, request.was)
    if change is None:
        return Already()
    fields = sorted(given(request.set))
    if "decision" in fields and room.one(Milestone, request.set.decision).is_dropped:
        raise Conflict("step_dropped")
    changes = settled(room, [change], room.today(call.now))
    return Event("room.edited", member.actor, call.now, changes, {"fields": fields})


@deed("room.closed", undoable=False, when_closed=True)
def close_room(room: Room, member: Member, request: CloseRoom, call: Call) -> Event | Already:
    """End the purchase with a word; the room is then read-only until a lead reopens it."""
    member.require(close_room)
    if room.is_draft:
        raise Conflict("still_a_draft")
    if room.about.state is not RoomState.OPEN and room.about.outcome is not request.outcome:
        raise Conflict("room_closed")
    if room.about.state is not RoomState.OPEN:
        return Already()
    change = set_row(room.about, state=RoomState.CLOSED, outcome=request.outcome)
    data = {"outcome": request.outcome}
    return Event("room.closed", member.actor, call.now, kept(change), data)


@deed("room.reopened", undoable=False, when_closed=True)
def reopen_room(room: Room, member: Member, request: ReopenRoom, call: Call) -> Event | Already:
    """Go on with a purchase that was closed."""
    member.require(reopen_room)
    if room.about.state is RoomState.OPEN or room.is_draft:
        return Already()
    change = set_row(room.about, state=RoomState.OPEN, outcome=None)
    return Event("room.reopened", member.actor, call.now, kept(change), {})
