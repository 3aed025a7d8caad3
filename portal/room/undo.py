"""Taking back one's own last change, where nothing came on top of it."""

from collections.abc import Iterable

from portal.core.columns import Row
from portal.core.errors import Conflict, NotAllowed
from portal.room.change import Already, Change, Event, added, gone, kept, values
from portal.room.fields import Id, Request
from portal.room.member import Member
from portal.room.reaching import reached_by, with_reaching
from portal.room.registry import Call, by_kind, deed
from portal.room.room import Room, set_row
from portal.room.rows import ROOM_TABLES, Step


class Undo(Request):
    """The command to take back."""

    command_id: Id


@deed("change.undone", undoable=False)
def undo(room: Room, member: Member, request: Undo, call: Call) -> Event | Already:
    """Give back the values that one's own change replaced, where they still stand.

    Raises NotAllowed for another's change or one that has no undoing, Conflict when nothing of
    it stands any more.
    """
    event = call.undone
    member.require(undo)
    if event is None or event.actor != member.actor or not by_kind(event.kind).undoable:
        raise NotAllowed("not_undoable")
    _require_rights(room, member, event)
    inverse = list(_inverse(room, event.changes))
    if not inverse:
        raise Conflict("changed_since")
    version = room.next_version() if _raised_version(event) else None
    changes = with_reaching(room, [*inverse, version], room.today(call.now))
    data = {"undone": event.kind, "title": event.data.get("title", "")} | reached_by(changes)
    if "step" in event.data:
        data["step"] = event.data["step"]
    return Event("change.undone", member.actor, call.now, changes, data)


def _require_rights(room: Room, member: Member, event: Event) -> None:
    """A right lost since cannot be used through undo."""
    deed = by_kind(event.kind).name
    for change in event.changes:
        row = room.tables.get(change.table, {}).get(change.id)
        if isinstance(row, Step) and change.id == event.data.get("step"):
            member.require(deed, on=row)


def _inverse(room: Room, changes: Iterable[Change]) -> Iterable[Change]:
    for change in changes:
        row = room.tables.get(change.table, {}).get(change.id)
        if change.table == "room" and change.set and "plan_version" in change.set and len(change.set) == 1:
            continue
        yield from kept(_undone(room, change, row))


def _undone(room: Room, change: Change, row: Row | None) -> Change | None:
    if change.row is None:
        return None if row is not None or change.was is None else added(change.table, _again(change))
    if row is None:
        return None
    if change.was is None:
        untouched = values(row) == dict(change.set or {}) and not is_referred_to(room, row.id)
        return gone(change.table, row) if untouched else None
    still = {n: change.was[n] for n, v in (change.set or {}).items() if getattr(row, n) == v}
    still.pop("plan_version", None)
    return set_row(row, **still)


def _again(change: Change) -> Row:
    return ROOM_TABLES[change.table].row(change.id, **(change.was or {}))


def _raised_version(event: Event) -> bool:
    return any(c.table == "room" and c.set and "plan_version" in c.set for c in event.changes)


def is_referred_to(room: Room, id: str) -> bool:
    """Whether any other row of the room names this one."""
    rows = (row for table in room.tables.values() for row in table.values() if row.id != id)
    return any(
        id == value or (isinstance(value, tuple) and id in value)
        for row in rows
        for value in values(row).values()
    )
