"""The tables that only a private stream has; its draft and private actions use those of the room."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from portal.core.columns import Row, Table, table
from portal.room.rows import ROOM_TABLES


class Forecast(StrEnum):
    """How sure the seller is of the deal."""

    OMITTED = "omitted"
    PIPELINE = "pipeline"
    BEST_CASE = "best_case"
    COMMIT = "commit"
    CLOSED = "closed"


class Standing(StrEnum):
    """A colleague's part in a deal."""

    OWNER = "owner"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class DealFacts(Row):
    """What only the selling party may see of a purchase; one row, whose id is the room's.

    `opened` is the moment at which the draft became a shared room; amounts are in whole units of
    `currency` (ISO 4217); `win_probability` is 0 to 100.
    """

    name: str
    party: str
    opened: datetime | None
    amount: int | None
    currency: str
    stage: str
    forecast: Forecast
    win_probability: int | None
    competitors: str
    notes: str


@dataclass(frozen=True, slots=True)
class Colleague(Row):
    """A user of the party's organisation who may read and work in the deal; the id is the user's.

    `stakeholder` is the same person in the room, where they are named there.
    """

    standing: Standing
    stakeholder: str | None


@dataclass(frozen=True, slots=True)
class Activity(Row):
    """Something the seller did for the deal."""

    kind: str
    happened: date
    who: str
    with_whom: str
    words: str


@dataclass(frozen=True, slots=True)
class PrivateCell(Row):
    """A cell of the imported sheet that stays with the importer's side until shared by hand."""

    tab: str
    line: int
    heading: str
    words: str


PRIVATE_TABLES: dict[str, Table] = {
    t.name: t
    for t in (
        table("deal", DealFacts),
        table("colleague", Colleague),
        table("activity", Activity),
        table("private_cell", PrivateCell),
    )
}

DEAL_TABLES: dict[str, Table] = ROOM_TABLES | PRIVATE_TABLES
