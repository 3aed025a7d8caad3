"""The milestone that is the decision: the room always names a live one, where it has any."""

from portal.room.change import Change
from portal.room.positions import ordered
from portal.room.room import Room
from portal.room.rows import Milestone
from portal.room.words import Kind


def default_decision(room: Room) -> str | None:
    """The last milestone that is a signature, else the last in order; None where none is live."""
    live = [m for m in ordered(room.rows(Milestone)) if not m.is_dropped]
    signatures = [m for m in live if m.kind is Kind.SIGNATURE]
    last = (signatures or live)[-1:]
    return last[0].id if last else None


def decided(before: Room, after: Room) -> str | None:
    """The decision once a change took effect.

    In a draft it follows the default for as long as nobody chose another one; in an open room it
    moves only when it has to.
    """
    present = after.about.decision
    stands = after.tables.get("milestone", {}).get(present or "")
    if not isinstance(stands, Milestone) or stands.is_dropped:
        return default_decision(after)
    follows = before.is_draft and before.about.decision == present == default_decision(before)
    return default_decision(after) if follows else present


def touches_milestones(changes: tuple[Change, ...]) -> bool:
    """Whether changes could make another milestone the decision."""
    return any(change.table in ("milestone", "room") for change in changes)
