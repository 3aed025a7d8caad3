"""Milestones with actions are reached, and un-reached, by the events of their actions and criteria."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from portal.room.change import Change, kept
from portal.room.room import Room, set_row
from portal.room.rows import Action, Criterion, Milestone
from portal.room.words import State

UNBLOCKED: dict[str, Any] = {"obstacle": "", "blocker": None, "blocked_since": None}


def with_reaching(room: Room, changes: Iterable[Change | None], today: date) -> tuple[Change, ...]:
    """The changes, and what they mean for the milestones of the steps and criteria that they touch."""
    made = kept(*changes)
    touched = sorted({m for change in made for m in _milestones(change)})
    if not touched:
        return made
    after = room.after(made)
    ticked = any(change.table == "action" and _ticks(change) for change in made)
    found = [m for m in touched if m in after.tables.get("milestone", {})]
    return made + kept(*(_reach(after, m, None if ticked else today) for m in found))


def reached_by(changes: Iterable[Change]) -> dict[str, list[str]]:
    """The milestones that a deed's changes reached and un-reached, for its event's data."""
    found: dict[str, list[str]] = {"reached": [], "unreached": []}
    for change in changes:
        if change.table == "milestone" and change.set and change.was and "state" in change.set:
            if change.set["state"] is State.DONE:
                found["reached"].append(change.id)
            elif change.was["state"] is State.DONE:
                found["unreached"].append(change.id)
    return {name: ids for name, ids in found.items() if ids}


def is_reached(room: Room, milestone: Milestone) -> bool | None:
    """Whether its actions and criteria are all done; None while it has no live action."""
    states = [a.state for a in room.actions_of(milestone.id) if not a.is_dropped]
    if not states:
        return None
    if any(state is not State.DONE for state in states):
        return False
    return all(c.met for c in room.rows(Criterion) if c.milestone == milestone.id)


def _milestones(change: Change) -> Iterable[str]:
    if change.table not in ("action", "criterion"):
        return
    row = change.row
    if isinstance(row, Action | Criterion) and row.milestone:
        yield row.milestone
    if change.was and change.was.get("milestone"):
        yield change.was["milestone"]


def _ticks(change: Change) -> bool:
    return change.set is not None and change.set.get("state") is State.DONE


def _reach(room: Room, id: str, day: date | None) -> Change | None:
    """`day` is when it was reached; None: on the latest day on which one of its actions was done."""
    milestone = room.one(Milestone, id)
    reached = is_reached(room, milestone)
    if reached is None or milestone.is_dropped or (reached and milestone.is_done):
        return None
    if not reached:
        return set_row(milestone, state=State.OPEN, finished=None, finished_by=None, **UNBLOCKED)
    days = [a.finished for a in room.actions_of(id) if a.is_done and a.finished]
    return set_row(milestone, state=State.DONE, finished=day or max(days, default=None), **UNBLOCKED)
