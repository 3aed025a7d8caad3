"""A replica as a browser keeps it: JSON rows, and the fold of `docs/design/living-room.md`."""

import copy
import json
from typing import Any

import msgspec

from portal.journal.wire import event_bytes, row_json
from portal.room.change import EVERY, Event, Tables

JsonTables = dict[str, dict[str, dict[str, Any]]]


def json_event(event: Event, seq: int, command: str, stream: str = "room/x") -> dict[str, Any]:
    """The event as it travels."""
    found: dict[str, Any] = json.loads(event_bytes(stream, seq, command, event))
    return found


def json_tables(tables: Tables) -> JsonTables:
    """Tables as a snapshot has them, each by id; empty tables are left out."""
    rows = {name: {id: row_json(row) for id, row in table.items()} for name, table in tables.items() if table}
    plain: JsonTables = json.loads(msgspec.json.encode(rows))
    return plain


def folded(tables: JsonTables, event: dict[str, Any]) -> JsonTables:
    """A new row is `set`; a changed one the old with `set` over it; a gone one is removed, `*` all."""
    after = copy.deepcopy(tables)
    for change in event["changes"]:
        rows = after.setdefault(change["table"], {})
        if change["id"] == EVERY:
            rows.clear()
        elif change.get("gone"):
            assert rows.pop(change["id"]) == {"id": change["id"], **change["was"]}
        elif change["was"] is None:
            assert change["id"] not in rows
            rows[change["id"]] = {"id": change["id"], **change["set"]}
        else:
            row = rows[change["id"]]
            assert {name: row[name] for name in change["was"]} == change["was"]
            row |= change["set"]
    return {name: rows for name, rows in after.items() if rows}
