"""Taking back one's own last change, where nothing came on top of it."""

from portal.core.errors import Conflict, NotAllowed
from portal.room.change import Already, Change, Event
from portal.room.fields import Id, Request
from portal.room.inverse import again, inverse
from portal.room.member import Member
from portal.room.reaching import reached_by
from portal.room.registry import Call, Deed, by_kind, deed
from portal.room.rights import require_card_edit, require_party, require_story
from portal.room.room import Room
from portal.room.rows import Evidence, Measure, Party, Stakeholder, Step
from portal.room.settling import settled
from portal.room.soundness import flaws


class Undo(Request):
    """The command to take back."""

    command_id: Id


@deed("change.undone", undoable=False)
def undo(room: Room, member: Member, request: Undo, call: Call) -> Event | Already:
    """Give back the values that one's own change replaced, where they still stand.

    Raises NotAllowed for another's change, one that has no undoing and a right lost since;
    Conflict when it no longer stands, or when something since rests upon it.
    """
    event = call.undone
    member.require(undo)
    taken = by_kind(event.kind) if event is not None else None
    if event is None or taken is None or not taken.undoable or event.actor != member.actor:
        raise NotAllowed("not_undoable")
    _require_rights(room, member, taken, event.changes[0])
    given_back = inverse(room, event)
    if not given_back:
        raise Conflict("changed_since")
    changes = settled(room, given_back, room.today(call.now), replan=_replans(event))
    if flaws(room.after(changes)) - flaws(room):
        raise Conflict("changed_since")
    data = {"undone": event.kind, "of": request.command_id, "title": event.data.get("title", "")}
    data |= reached_by(changes)
    if "step" in event.data:
        data["step"] = event.data["step"]
    return Event("change.undone", member.actor, call.now, changes, data)


def _require_rights(room: Room, member: Member, taken: Deed, change: Change) -> None:
    """A right lost since cannot be used through undo."""
    row = room.tables.get(change.table, {}).get(change.id) or again(change)
    if row is None:
        raise Conflict("changed_since")
    if isinstance(row, Step):
        member.require(taken.name, on=row)
    elif isinstance(row, Evidence):
        member.require(taken.name, on=room.step(row.step))
    elif isinstance(row, Stakeholder):
        require_card_edit(room, member, row, change.was or {}, taken.name)
    elif isinstance(row, Party) and taken.name == "edit_party":
        require_party(room, member, row, taken.name)
    elif isinstance(row, Measure) or taken.name == "edit_story":
        require_story(room, member, taken.name)
    else:
        member.require(taken.name)


def _replans(event: Event) -> bool:
    return any(c.table == "room" and c.set and "plan_version" in c.set for c in event.changes)
