"""A value that occurs nowhere else in every private column, so that none can leave unseen."""

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, update
from sqlalchemy import Table as SqlTable

from portal.cli.stores import services_of
from portal.core.columns import Column, Table
from portal.core.schema import moment_text
from portal.deal.rows import DEAL_TABLES, PRIVATE_TABLES
from portal.journal.tables import PRIVATE
from portal.room.rows import ROOM_TABLES
from tests.live.world import World
from tests.servers.serving import settings_of

FAR = date(2187, 1, 1)
SINGLE = {"room", "story", "deal"}
WORKING = {"zone": "Antarctica/Troll", "deeds": '["{}"]', "cascade": '["{}"]'}
SAID = {*ROOM_TABLES, "who"}
KEPT = {
    ("deal", "id"): "the room's own id",
    ("deal", "party"): "the seller's party, which the room shows",
    ("deal", "opened"): "the moment of the room's first event",
    ("room", "id"): "the room's own id",
    ("room", "state"): "a draft is what it is",
    ("story", "id"): "the room's own id",
}


@dataclass
class Canaries:
    """`words` maps what must never be seen to the column it was planted in; `unplantable` have few values."""

    words: dict[str, str] = field(default_factory=dict)
    unplantable: set[tuple[str, str]] = field(default_factory=set)
    planted: set[tuple[str, str]] = field(default_factory=set)
    party: str | None = None
    count: int = 0

    def found_in(self, told: str) -> list[str]:
        """The columns whose canaries occur in a text."""
        return [column for word, column in self.words.items() if word in told]

    def value(self, table: Table, column: Column) -> Any:
        """A canary of the column's type; a harmless value where a type has only a few."""
        self.count += 1
        self.planted.add((table.name, column.name))
        if column.kind is bool or issubclass(column.kind, StrEnum):
            self.unplantable.add((table.name, column.name))
            return False if column.kind is bool else next(iter(column.kind))
        value, text = self._drawn(column)
        self.words[text] = f"{table.name}.{column.name}"
        return value

    def _drawn(self, column: Column) -> tuple[Any, str]:
        n = self.count
        if column.kind is int:
            return 770_000_000 + n, str(770_000_000 + n)
        if column.kind is date:
            day = FAR + timedelta(days=n)
            return day, day.isoformat()
        if column.kind is datetime:
            moment = datetime(2187, 1, 1, tzinfo=UTC) + timedelta(days=n, microseconds=n)
            return moment, moment_text(moment)
        if column.kind is tuple:
            return json.dumps([_id(n)]), _id(n)
        return self._text(column)

    def _text(self, column: Column) -> tuple[str, str]:
        unique = _id(self.count)
        if column.name == "zone":
            return WORKING["zone"], WORKING["zone"]
        text = WORKING.get(column.name, "{}").format(unique)
        return text, unique


def _id(n: int) -> str:
    return str(UUID(int=(0xCA7A5EED << 96) | (0x4000 << 64) | (0x8000 << 48) | n))


async def plant(url: str, world: World) -> Canaries:
    """Into every column of the deal of the open room, and of the draft; no server may be running."""
    canaries = Canaries()
    async with services_of(settings_of(url)) as services:
        await services.database.write(lambda db: _plant(db, world, canaries))
    return canaries


def every_private_column() -> set[tuple[str, str]]:
    """What the definitions say is private: a deal's own tables, and a room's as long as it is a draft."""
    return {(name, column.name) for name, table in DEAL_TABLES.items() for column in table.columns}


def only_private_names() -> set[str]:
    """Columns that neither a shared table nor a frame has: their very names would tell."""
    shared = {column.name for table in ROOM_TABLES.values() for column in table.columns} | SAID
    private = {column.name for table in PRIVATE_TABLES.values() for column in table.columns}
    return private - shared


def _plant(db: Connection, world: World, canaries: Canaries) -> None:
    for name in PRIVATE_TABLES:
        _plant_row(db, PRIVATE[name], DEAL_TABLES[name], world.deal, canaries)
    for name in ROOM_TABLES:
        _plant_row(db, PRIVATE[name], DEAL_TABLES[name], world.draft, canaries)


def _plant_row(db: Connection, sql: SqlTable, table: Table, stream: str, canaries: Canaries) -> None:
    wanted = [column for column in table.columns if (table.name, column.name) not in KEPT]
    values = {column.name: canaries.value(table, column) for column in wanted}
    if table.name in SINGLE:
        db.execute(update(sql).where(sql.c.stream == stream).values(**values))
        return
    if table.name == "stakeholder":
        canaries.words.pop(values["party"])
        values["party"] = canaries.party
    if table.name == "party":
        canaries.party = values["id"]
    last = {"seq": 1} if table.paged else {}
    db.execute(insert(sql).values(stream=stream, **values, **last))
