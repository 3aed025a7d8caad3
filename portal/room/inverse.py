"""The inverse of an event, as far as its values still stand."""

from collections.abc import Mapping
from typing import Any

from portal.core.columns import Row
from portal.room.change import Change, Event, added, gone, values
from portal.room.references import is_referred_to
from portal.room.room import Room, set_row
from portal.room.rows import ROOM_TABLES, DateChange, Step
from portal.room.words import ChangeState

TOGETHER = (
    frozenset({"state", "round", "finished", "finished_by", "obstacle", "blocker", "blocked_since"}),
    frozenset({"milestone", "position"}),
    frozenset({"start", "due"}),
    frozenset({"away_from", "away_to", "away_note"}),
)


def inverse(room: Room, event: Event) -> tuple[Change, ...]:
    """The changes that take an event back; none when its first change, which is its point, is overtaken.

    Fields that mean one thing together are given back together or not at all; neighbours that were
    spaced anew stay where they are, in the same order.
    """
    if _is_overtaken(room, event):
        return ()
    point = event.changes[0]
    after, made = room, list[Change]()
    for change in reversed(event.changes):
        undone = None if _is_spacing(change) and change is not point else _undone(after, change, event)
        if undone is not None:
            made.append(undone)
            after = after.after([undone])
    return tuple(made) if any((c.table, c.id) == (point.table, point.id) for c in made) else ()


def again(change: Change) -> Row | None:
    """The row that a change took away, as it was; None for any other change."""
    if change.set is not None or change.was is None:
        return None
    return ROOM_TABLES[change.table].row(change.id, **change.was)


def _is_overtaken(room: Room, event: Event) -> bool:
    """Whether a step's dates moved again, or its place cannot be told in a list spaced anew."""
    own = {c.id: c for c in event.changes if c.table == "date_change" and _has_ends(c)}
    if any(_moved_on(room, move) for move in own.values()):
        return True
    point, *rest = event.changes
    return bool(point.was and point.set and "position" in point.set) and any(map(_is_spacing, rest))


def _has_ends(change: Change) -> bool:
    """Whether a date change was added, taken away or given another end; explaining it moves nothing."""
    return change.set is None or change.was is None or not {"start_to", "due_to"}.isdisjoint(change.set)


def _moved_on(room: Room, change: Change) -> bool:
    """Whether the step of a date change was moved again: by a later one, or by another end to this one."""
    there = room.tables.get("date_change", {}).get(change.id)
    move = there or again(change)
    if not isinstance(move, DateChange):
        return True
    ends = ((change.set or {}).get(name, getattr(move, name)) for name in ("start_to", "due_to"))
    later = (m for m in room.rows(DateChange) if m.step == move.step and m.position > move.position)
    return (move.start_to, move.due_to) != tuple(ends) or any(later)


def _is_spacing(change: Change) -> bool:
    return change.set is not None and change.was is not None and change.set.keys() == {"position"}


def _undone(room: Room, change: Change, event: Event) -> Change | None:
    row = room.tables.get(change.table, {}).get(change.id)
    if change.set is None:
        old = again(change)
        return added(change.table, old) if row is None and old is not None else None
    if row is None or _is_of_another_round(row, event):
        return None
    if change.was is None:
        return _taken_away(room, change.table, row, change.set)
    return set_row(row, **_standing(row, change.set, change.was))


def _is_of_another_round(row: Row, event: Event) -> bool:
    if not isinstance(row, Step) or row.id != event.data.get("step"):
        return False
    return bool(event.data.get("round", row.round) != row.round)


def _taken_away(room: Room, table: str, row: Row, new: Mapping[str, Any]) -> Change | None:
    """An added row goes if nobody touched or named it since; a touched date change is withdrawn."""
    if values(row) == new and not is_referred_to(room, row.id):
        return gone(table, row)
    return set_row(row, state=ChangeState.WITHDRAWN) if isinstance(row, DateChange) else None


def _standing(row: Row, new: Mapping[str, Any], old: Mapping[str, Any]) -> dict[str, Any]:
    """The old values of the fields that still hold the new ones."""
    moved = {name for name, value in new.items() if getattr(row, name) != value}
    lost = moved.union(*(group for group in TOGETHER if group & moved), {"plan_version"})
    return {name: old[name] for name in new if name not in lost}
