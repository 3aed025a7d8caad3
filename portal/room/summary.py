"""What a list shows of a plan; nothing here depends on today."""

from typing import Any

from portal.room.positions import ordered
from portal.room.room import Room
from portal.room.rows import Action, Milestone, Party, Step
from portal.room.words import Side, State


def progress(room: Room) -> dict[str, Any]:
    """The columns of a summary row, by name."""
    about = room.about
    steps = [step for step in _counted(room) if not step.is_dropped]
    parties = ordered(room.rows(Party))
    decision = room.tables.get("milestone", {}).get(about.decision or "")
    counts: dict[str, int] = {"done": sum(s.is_done for s in steps), "total": len(steps)}
    for side in (Side.BUYER, Side.SELLER):
        own = [s for s in steps if s.side is side]
        counts |= {f"{side}_done": sum(s.is_done for s in own), f"{side}_total": len(own)}
    return counts | {
        "name": about.name,
        "state": about.state,
        "outcome": about.outcome,
        "buyer": next((p.name for p in parties if p.side is Side.BUYER), ""),
        "seller": next((p.name for p in parties if p.side is Side.SELLER), ""),
        "story": room.story.outcome,
        "blocked": sum(s.state is State.BLOCKED for s in steps),
        "decision_title": decision.title if isinstance(decision, Milestone) else "",
        "decision_due": decision.due if isinstance(decision, Milestone) else None,
        "next_due": min((s.due for s in steps if s.due and not s.is_done), default=None),
    }


def _counted(room: Room) -> list[Step]:
    actions = list(room.rows(Action))
    having = {a.milestone for a in actions if not a.is_dropped}
    return [*actions, *(m for m in room.rows(Milestone) if m.id not in having)]
