"""Events and rows as JSON: written once when stored, read back into typed values."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from portal.core.columns import Row, Table
from portal.core.schema import moment_text
from portal.journal.streams import StreamValue, tables_of
from portal.room.change import Change, Event, Tables, values
from portal.room.registry import PROTOCOL

VERSION = 1
VERSION_KEY = b',"v":'  # first where the version stands: no name of a stream, and no seq, has a quote
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder().decode


def event_bytes(stream: str, seq: int, command: str, event: Event) -> bytes:
    """The event as it is stored and sent, for ever the same bytes."""
    return _encode(
        {
            "stream": stream,
            "seq": seq,
            "v": VERSION,
            "kind": event.kind,
            "actor": event.actor,
            "at": moment_text(event.at),
            "command": command,
            "data": event.data,
            "changes": [_change_json(change) for change in event.changes],
        }
    )


def _change_json(change: Change) -> dict[str, Any]:
    if change.row is None:
        return {"table": change.table, "id": change.id, "gone": True, "was": change.was}
    return {"table": change.table, "id": change.id, "set": change.set, "was": change.was}


def event_read(body: bytes | str) -> dict[str, Any]:
    """A stored event as plain JSON values, brought to the present version."""
    found: dict[str, Any] = _decode(body)
    return upcast(found)


def upcast(event: dict[str, Any]) -> dict[str, Any]:
    """Bring an event of an older version to the present one, a version at a time."""
    while event["v"] < VERSION:
        event = UPCASTERS[event["v"]](event)
    return event


def event_sent(body: bytes) -> bytes:
    """A stored event as clients get it: of the present version the very bytes, an older one upcast."""
    if body.startswith(b"%d," % VERSION, body.find(VERSION_KEY) + len(VERSION_KEY)):
        return body
    found: dict[str, Any] = _decode(body)
    return _encode(upcast(found)) if found["v"] < VERSION else body


UPCASTERS: dict[int, Any] = {}


def changes_read(stream: str, changes: list[dict[str, Any]], tables: Tables) -> tuple[Change, ...]:
    """Typed changes out of an event's JSON; `tables` is the value that they are folded into.

    An event may change a row twice: the second change lies over the first.
    """
    known = tables_of(stream)
    made: list[Change] = []
    touched: dict[tuple[str, str], Row] = {}
    for change in changes:
        table, key = known[change["table"]], (change["table"], change["id"])
        before = touched.get(key) or tables.get(table.name, {}).get(change["id"])
        read = change_read(table, change, before)
        made.append(read)
        if isinstance(read.row, table.row):
            touched[key] = read.row
    return tuple(made)


def event_typed(stream: str, body: bytes | str) -> Event:
    """A stored event as the pure core knows it; the rows it changed are not known."""
    raw = event_read(body)
    changes = changes_read(stream, raw["changes"], {})
    return Event(raw["kind"], raw["actor"], parse_moment(raw["at"]), changes, raw["data"])


def change_read(table: Table, change: dict[str, Any], before: Row | None) -> Change:
    """One typed change; `before` is the row it changes, None for a new, gone or paged one."""
    was = typed(table, change["was"]) if change["was"] is not None else None
    if change.get("gone"):
        return Change(table.name, change["id"], None, None, was)
    wished = typed(table, change["set"])
    row = _row(table, change["id"], wished, before, is_new=was is None)
    return Change(table.name, change["id"], row, wished, was)


def _row(table: Table, id: str, wished: dict[str, Any], before: Row | None, *, is_new: bool) -> Row | None:
    if is_new:
        return table.row(id, **wished)
    return table.row(id, **(values(before) | wished)) if before is not None else Row(id)


def typed(table: Table, raw: dict[str, Any]) -> dict[str, Any]:
    """JSON values of a row's columns as the types of their columns."""
    return {name: typed_value(table, name, value) for name, value in raw.items()}


def typed_value(table: Table, name: str, value: Any) -> Any:
    """One JSON value as the type of its column."""
    if value is None:
        return None
    kind = table.column(name).kind
    return tuple(value) if kind is tuple else msgspec.convert(value, kind)


def row_json(row: Row) -> dict[str, Any]:
    """A row as it stands in a snapshot: its id and every column."""
    return {"id": row.id} | values(row)


def snapshot_bytes(value: StreamValue, me: str | None) -> bytes:
    """The whole tables at one seq; `me` is the reader's stakeholder id."""
    known = tables_of(value.name)
    tables = {
        name: [row_json(row) for row in value.tables.get(name, {}).values()]
        for name, table in known.items()
        if not table.paged
    }
    return _encode(
        {
            "stream": value.name,
            "epoch": value.epoch,
            "seq": value.seq,
            "protocol": PROTOCOL,
            "me": me,
            "tables": tables,
        }
    )


def page_bytes(rows: Iterable[tuple[Row, int]]) -> bytes:
    """Rows of a paged table, each with the seq of its last event."""
    return _encode([row_json(row) | {"seq": seq} for row, seq in rows])


def joined(events: list[bytes]) -> bytes:
    """Stored events as one JSON array, not encoded again."""
    return b"[" + b",".join(events) + b"]"


def parse_moment(text: str) -> datetime:
    """The moment that `moment_text` wrote."""
    return datetime.fromisoformat(text)
