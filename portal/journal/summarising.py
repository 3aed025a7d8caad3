"""Which summary row a stream's value gives."""

from typing import Any

from portal.core.columns import Row
from portal.deal.deal import Deal
from portal.journal.streams import StreamValue, parsed
from portal.journal.summaries import DealSummary, RoomSummary
from portal.room.room import Room
from portal.room.summary import progress


def summary(value: StreamValue) -> tuple[str, Row]:
    """The table and the row; the row's id is the room's."""
    name = parsed(value.name)
    if not name.is_private:
        return "room_summary", RoomSummary(id=name.room, **progress(Room(value.tables)))
    return "deal_summary", _of_deal(name.room, Deal(value.tables))


def _of_deal(room: str, deal: Deal) -> DealSummary:
    facts = deal.facts
    plan = progress(deal.draft) if deal.is_drafting else EMPTY
    return DealSummary(
        id=room,
        party=facts.party,
        name=str(plan["name"] or facts.name),
        opened=facts.opened,
        drafting=deal.is_drafting,
        **{name: plan[name] for name in SHOWN},
        stage=facts.stage,
        amount=facts.amount,
        currency=facts.currency,
        forecast=facts.forecast,
    )


SHOWN = ("buyer", "seller", "story", "total", "decision_title", "decision_due", "next_due")
EMPTY: dict[str, Any] = {"name": "", "buyer": "", "seller": "", "story": "", "total": 0, "decision_title": ""}
EMPTY |= {"decision_due": None, "next_due": None}
