"""The summary rows that lists are made of, written once per batch under the head of their stream."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.core.columns import Row, Table, table
from portal.deal.rows import Forecast
from portal.room.words import Outcome, RoomState


@dataclass(frozen=True, slots=True)
class Progress(Row):
    """What a list shows of a plan; nothing here depends on today. `id` is the room's."""

    name: str
    state: RoomState
    outcome: Outcome | None
    buyer: str
    seller: str
    story: str
    done: int
    total: int
    buyer_done: int
    buyer_total: int
    seller_done: int
    seller_total: int
    blocked: int
    decision_title: str
    decision_due: date | None
    next_due: date | None


@dataclass(frozen=True, slots=True)
class RoomSummary(Progress):
    """Of a shared room."""


@dataclass(frozen=True, slots=True)
class DealSummary(Row):
    """Of a deal: its facts, and the progress of its draft while there is one (`drafting`)."""

    party: str
    name: str
    opened: datetime | None
    drafting: bool
    buyer: str
    seller: str
    story: str
    total: int
    decision_title: str
    decision_due: date | None
    next_due: date | None
    stage: str
    amount: int | None
    currency: str
    forecast: Forecast


SUMMARY_TABLES: dict[str, Table] = {
    t.name: t for t in (table("room_summary", RoomSummary), table("deal_summary", DealSummary))
}
