"""Names of streams, and a stream's newest value."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from portal.core.columns import Table
from portal.core.errors import NotFound
from portal.core.ids import PATTERN
from portal.deal.rows import DEAL_TABLES
from portal.room.change import Change, Tables, fold
from portal.room.rows import ROOM_TABLES

_ID = PATTERN.strip("^$")
_NAME = re.compile(rf"room/({_ID})|deal/({_ID})/({_ID})")
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class StreamName:
    """`room/<room>` or `deal/<room>/<party>`."""

    room: str
    party: str = ""

    def __str__(self) -> str:
        return f"deal/{self.room}/{self.party}" if self.party else f"room/{self.room}"

    @property
    def is_private(self) -> bool:
        """Seen by one party's organisation only."""
        return bool(self.party)


@lru_cache(maxsize=16_384)
def parsed(name: str) -> StreamName:
    """The parts of a stream's name; raises NotFound for anything else."""
    match = _NAME.fullmatch(name)
    if match is None:
        raise NotFound()
    shared, room, party = match.groups()
    return StreamName(shared) if shared else StreamName(room, party)


def in_order(names: Iterable[str]) -> list[str]:
    """The one order in which heads are locked: by room, the shared stream first, then by party."""
    return sorted(set(names), key=lambda name: (parsed(name).room, parsed(name).party))


def tables_of(name: str) -> dict[str, Table]:
    """The tables that a stream of that name can have."""
    return DEAL_TABLES if name.startswith("deal/") else ROOM_TABLES


@dataclass(frozen=True, slots=True)
class StreamValue:
    """A stream at one moment of its history: everything folded up to `seq`, whole tables only."""

    name: str
    seq: int
    epoch: str
    at: datetime
    tables: Tables

    def after(self, changes: tuple[Change, ...], at: datetime) -> "StreamValue":
        """The value one event later."""
        known = tables_of(self.name)
        whole = [change for change in changes if not known[change.table].paged]
        return StreamValue(self.name, self.seq + 1, self.epoch, at, fold(self.tables, whole))


def unwritten(name: str, epoch: str) -> StreamValue:
    """The value of a stream that has no event yet."""
    return StreamValue(name, 0, epoch, LONG_AGO, {})
