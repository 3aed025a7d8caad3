"""What a list shows of a plan; nothing here depends on today."""

from typing import Any

from portal.insights.completion import completion, counted_steps
from portal.room.positions import ordered
from portal.room.room import Room
from portal.room.rows import Action, Milestone, Party
from portal.room.words import Side, State


def progress(room: Room) -> dict[str, Any]:
    """The columns of a summary row, by name."""
    about, milestones, actions = room.about, list(room.rows(Milestone)), list(room.rows(Action))
    figures = completion(milestones, actions)
    steps = counted_steps(milestones, actions)
    decision = room.tables.get("milestone", {}).get(about.decision or "")
    decided = decision if isinstance(decision, Milestone) else None
    return {
        "name": about.name,
        "state": about.state,
        "outcome": about.outcome,
        "buyer": first_company(room, Side.BUYER),
        "seller": first_company(room, Side.SELLER),
        "story": room.story.outcome,
        "done": figures.room.done,
        "total": figures.room.total,
        "buyer_done": figures.buyer.done,
        "buyer_total": figures.buyer.total,
        "seller_done": figures.seller.done,
        "seller_total": figures.seller.total,
        "blocked": sum(s.state is State.BLOCKED for s in steps),
        "decision_title": decided.title if decided else "",
        "decision_due": decided.due if decided else None,
        "next_due": min((s.due for s in steps if s.due and not s.is_done), default=None),
    }


def first_company(room: Room, side: Side) -> str:
    """The name of a side's first party, by which the side is called; empty while it has none."""
    return next((party.name for party in ordered(room.rows(Party)) if party.side is side), "")
