"""What a list shows of a plan; nothing here depends on today."""

from typing import Any

from portal.insights.completion import counted_steps, states_by_side, tally
from portal.room.positions import ordered
from portal.room.room import Room
from portal.room.rows import Action, Milestone, Party
from portal.room.words import Side, State


def progress(room: Room) -> dict[str, Any]:
    """The columns of a summary row, by name."""
    about, steps = room.about, counted_steps(room.rows(Milestone), room.rows(Action))
    states = states_by_side(steps)
    whole, buyer, seller = tally(states), tally(states, Side.BUYER), tally(states, Side.SELLER)
    over = State.DONE
    decision = room.tables.get("milestone", {}).get(about.decision or "")
    decided = decision if isinstance(decision, Milestone) else None
    return {
        "name": about.name,
        "state": about.state,
        "outcome": about.outcome,
        "buyer": first_company(room, Side.BUYER),
        "seller": first_company(room, Side.SELLER),
        "story": room.story.outcome,
        "done": whole.done,
        "total": whole.total,
        "buyer_done": buyer.done,
        "buyer_total": buyer.total,
        "seller_done": seller.done,
        "seller_total": seller.total,
        "blocked": sum(n for (_, state), n in states.items() if state is State.BLOCKED),
        "decision_title": decided.title if decided else "",
        "decision_due": decided.due if decided else None,
        "next_due": min([s.due for s in steps if s.due and s.state is not over], default=None),
    }


def first_company(room: Room, side: Side) -> str:
    """The name of a side's first party, by which the side is called; empty while it has none."""
    return next((party.name for party in ordered(room.rows(Party)) if party.side is side), "")
