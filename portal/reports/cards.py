"""The rooms and drafts of one person, as cards of a list."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from portal.journal.streams import StreamName
from portal.journal.tables import SUMMARIES
from portal.people.colleagues import deals_of
from portal.people.seats import PartyLink, seats_of


@dataclass(frozen=True, slots=True)
class RoomCard:
    """One purchase in a list. `private_stream` is there for the company's own side only.

    `state` is `draft` while the room is only in the private stream, and `stream` is then null.
    """

    room: str
    stream: str | None
    private_stream: str | None
    name: str
    state: str
    outcome: str | None
    buyer: str
    seller: str
    story: str
    decision_title: str
    decision_due: date | None
    next_due: date | None
    done: int
    total: int
    buyer_done: int
    buyer_total: int
    seller_done: int
    seller_total: int
    blocked: int


def cards_of(connection: Connection, user: str) -> list[RoomCard]:
    """Everything that the user may open, drafts first, then by the next date."""
    own = {link.room: link for link in deals_of(connection, user)}
    rooms = _shared(connection, [seat.room for seat in seats_of(connection, user)], own)
    drafts = _drafts(connection, own)
    return sorted([*drafts, *rooms], key=_urgency)


def _shared(connection: Connection, rooms: list[str], own: dict[str, PartyLink]) -> list[RoomCard]:
    table = SUMMARIES["room_summary"]
    found = connection.execute(select(table).where(table.c.id.in_(rooms)))
    return [_card(row._mapping, stream=row.stream, private=_private(own.get(row.id))) for row in found]  # noqa: SLF001


def _drafts(connection: Connection, own: dict[str, PartyLink]) -> list[RoomCard]:
    table = SUMMARIES["deal_summary"]
    streams = [_private(link) for link in own.values()]
    found = connection.execute(select(table).where(table.c.stream.in_(streams), table.c.drafting))
    return [_card({**BLANK, **row._mapping}, stream=None, private=row.stream) for row in found]  # noqa: SLF001


def _private(link: PartyLink | None) -> str | None:
    return None if link is None else str(StreamName(link.room, link.party))


def _card(row: Any, *, stream: str | None, private: str | None) -> RoomCard:
    shown = {name: row[name] for name in RoomCard.__dataclass_fields__ if name in row and name != "stream"}
    return RoomCard(**shown, room=row["id"], stream=stream, private_stream=private)


def _urgency(card: RoomCard) -> tuple[bool, bool, str, str]:
    finished = card.state in ("closed", "archived")
    return (finished, card.state != "draft", str(card.next_due or "9999"), card.name)


BLANK: dict[str, Any] = {"state": "draft", "outcome": None, "done": 0, "blocked": 0}
BLANK |= {"buyer_done": 0, "buyer_total": 0, "seller_done": 0, "seller_total": 0}
