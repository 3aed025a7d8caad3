"""A reader's copy of one stream, folded by the product's own pure functions."""

import json
from dataclasses import dataclass, field
from typing import Any

import msgspec

from portal.core.columns import Row
from portal.journal.streams import tables_of
from portal.journal.wire import changes_read, row_json, typed
from portal.room.change import Tables, fold
from portal.room.room import Room
from tests.rooms import Scene

Plain = dict[str, dict[str, dict[str, Any]]]


class Gap(AssertionError):
    """An event that does not follow the one before."""


@dataclass
class Replica:
    """The tables at `seq`; `commands` are the commands of the events folded in, in their order."""

    stream: str
    epoch: str
    seq: int
    tables: Tables
    me: str | None = None
    commands: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, snapshot: dict[str, Any]) -> "Replica":
        """A replica that begins at a snapshot."""
        known = tables_of(snapshot["stream"])
        tables: dict[str, dict[str, Row]] = {}
        for name, rows in snapshot["tables"].items():
            table = known[name]
            tables[name] = {
                row["id"]: table.row(row["id"], **typed(table, {k: v for k, v in row.items() if k != "id"}))
                for row in rows
            }
        return cls(snapshot["stream"], snapshot["epoch"], snapshot["seq"], tables, snapshot["me"])

    def take(self, event: dict[str, Any]) -> None:
        """Fold one event in; one seen before is skipped. Raises Gap."""
        if event["seq"] <= self.seq:
            return
        if event["seq"] != self.seq + 1:
            raise Gap(f"{self.stream}: {event['seq']} after {self.seq}")
        known = tables_of(self.stream)
        whole = [change for change in event["changes"] if not known[change["table"]].paged]
        self.tables = fold(self.tables, changes_read(self.stream, whole, self.tables))
        self.seq = event["seq"]
        self.commands.append(event["command"])

    @property
    def plain(self) -> Plain:
        """The rows as a snapshot has them, each by its id; empty tables are left out."""
        rows = {
            name: {id: row_json(row) for id, row in table.items()}
            for name, table in self.tables.items()
            if table
        }
        found: Plain = json.loads(msgspec.json.encode(rows))
        return found

    @property
    def scene(self) -> Scene:
        """The room as it stands here, to draw deeds from."""
        return Scene(Room(self.tables))


def plain(snapshot: dict[str, Any]) -> Plain:
    """A snapshot's rows, each by its id; empty tables are left out."""
    return {name: {row["id"]: row for row in rows} for name, rows in snapshot["tables"].items() if rows}
