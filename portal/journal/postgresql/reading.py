"""Reading streams from PostgreSQL: heads, whole values, what happened since a seq."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.core.columns import Row
from portal.core.postgresql.driver import Driver
from portal.journal.history import marks_of
from portal.journal.journal import PagedRow
from portal.journal.postgresql import statements
from portal.journal.streams import StreamValue, tables_of
from portal.journal.wire import changes_read, event_read, event_sent, parse_moment

MOST_SINCE = 1_000


@dataclass(frozen=True, slots=True)
class Head:
    """Where a stream stands in the database."""

    name: str
    seq: int
    epoch: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Stored:
    """An event's place and its bytes."""

    seq: int
    body: str

    @property
    def sent(self) -> bytes:
        """As clients get it."""
        return event_sent(self.body.encode())


async def head(driver: Driver, name: str) -> Head | None:
    """The head of a stream that has an event; None for any other."""
    row = await driver.fetchrow(statements.HEAD, name)
    return Head(*row) if row is not None and row[1] else None


async def heads(driver: Driver, names: Iterable[str]) -> list[Head]:
    """The heads of those streams that there are."""
    return [Head(*row) for row in await driver.fetch(statements.HEADS, list(names))]


async def whole(driver: Driver, heads: Iterable[Head]) -> dict[str, StreamValue]:
    """The values of streams at these heads; heads and rows are of one snapshot, or locked."""
    found: dict[str, dict[str, Any]] = {head.name: {} for head in heads}
    for kind in ("room", "deal"):
        names = [name for name in found if name.startswith(kind)]
        for table in tables_of(kind + "/").values() if names else ():
            if not table.paged:
                await _add_rows(driver, found, names, statements.of(kind, table.name))
    return {
        head.name: StreamValue(head.name, head.seq, head.epoch, head.at, found[head.name]) for head in heads
    }


async def _add_rows(
    driver: Driver, found: dict[str, dict[str, Any]], names: list[str], of: statements.TableStatements
) -> None:
    table = of.codec.table.name
    for name in names:
        found[name][table] = {}
    for record in await driver.fetch(of.select, names):
        row: Row = of.codec.row(record[1:])
        found[record[0]][table][row.id] = row


def can_follow(held: StreamValue, head: Head) -> bool:
    """Whether the events between are few enough, and of one epoch, to be read and folded."""
    return held.epoch == head.epoch and head.seq - held.seq <= MOST_SINCE


async def since(driver: Driver, after: Mapping[str, int]) -> dict[str, list[Stored]]:
    """For each stream up to 1,000 events behind a seq, oldest first."""
    found: dict[str, list[Stored]] = {name: [] for name in after}
    for name, seq, body in await driver.fetch(
        statements.SINCE, list(after), list(after.values()), MOST_SINCE
    ):
        found[name].append(Stored(seq, body))
    return found


def folded(value: StreamValue, events: Iterable[Stored]) -> StreamValue:
    """The value after the events that follow it; those that it has seen are passed over."""
    for event in events:
        if event.seq != value.seq + 1:
            continue
        raw = event_read(event.body)
        changes = changes_read(value.name, raw["changes"], value.tables)
        value = value.after(changes, parse_moment(raw["at"]))
    return value


async def events(driver: Driver, stream: str, after: int, limit: int) -> list[bytes]:
    """Stored events behind `after`, oldest first."""
    found = await driver.fetch(statements.EVENTS, stream, after, limit)
    return [event_sent(body.encode()) for (body,) in found]


async def history(driver: Driver, stream: str, before: int, limit: int, about: str | None) -> list[bytes]:
    """Stored events below `before`, newest first; all, or those that tell of one row."""
    if about is None:
        found = await driver.fetch(statements.HISTORY, stream, before, limit)
    else:
        found = await driver.fetch(statements.HISTORY_OF, stream, before, *marks_of(about), limit)
    return [event_sent(body.encode()) for (body,) in found]


async def comments(driver: Driver, stream: str, step: str, before: int, limit: int) -> list[PagedRow]:
    """Comments on a step, newest first."""
    kind = stream.split("/", 1)[0]
    codec = statements.of(kind, "comment").codec
    found = await driver.fetch(statements.comments(kind), stream, step, before, limit)
    return [PagedRow(codec.row(columns), seq) for *columns, seq in found]
