"""What a log must be: gapless, and folding to what is published and to the rows that are stored."""

import json
from typing import Any

from sqlalchemy import Connection, select

from portal.core.columns import Row
from portal.journal import tables
from portal.journal.journal import Journal
from portal.journal.streams import StreamValue, tables_of, unwritten
from portal.journal.wire import changes_read, event_read, parse_moment
from portal.room.change import fold
from tests.journals.engines import Stores

Images = dict[str, dict[str, dict[str, Any]]]


async def whole_log(journal: Journal, stream: str) -> list[dict[str, Any]]:
    """Every event, gapless from 1."""
    bodies = await journal.events(stream, 0, 100_000)
    events = [json.loads(body) for body in bodies]
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    return events


async def assert_sound(stores: Stores, stream: str) -> StreamValue:
    """Published value = fold of the log = stored rows, paged ones too; returns the value."""
    journal = stores.journal
    value = await journal.value(stream)
    bodies = await journal.events(stream, 0, 100_000)
    events = [event_read(body) for body in bodies]
    assert [event["seq"] for event in events] == list(range(1, value.seq + 1))
    folded = unwritten(stream, value.epoch)
    everything: dict[str, Any] = {}
    for event in events:
        changes = changes_read(stream, event["changes"], everything)
        everything = dict(fold(everything, changes))
        folded = folded.after(changes, parse_moment(event["at"]))
    assert filled(folded.tables) == filled(value.tables)
    stored = await stores.database.read(lambda db: stored_rows(db, stream))
    assert stored == filled(everything)
    return value


def filled(rows: Any) -> dict[str, dict[str, Row]]:
    """Tables that have any row."""
    return {name: dict(table) for name, table in rows.items() if table}


def stored_rows(db: Connection, stream: str) -> dict[str, dict[str, Row]]:
    """The rows of a stream as SQL gives them, typed."""
    found: dict[str, dict[str, Row]] = {}
    for name, table in tables_of(stream).items():
        sql = tables.rows_of(stream.split("/", 1)[0])[name]
        for record in db.execute(select(sql).where(sql.c.stream == stream)):
            raw = record._mapping
            values = {c.name: _typed(c.kind, raw[c.name]) for c in table.columns}
            found.setdefault(name, {})[raw["id"]] = table.row(**values)
    return found


def _typed(kind: type, value: Any) -> Any:
    if value is None:
        return None
    if kind is tuple:
        return tuple(json.loads(value))
    return kind(value) if isinstance(value, str) else value
