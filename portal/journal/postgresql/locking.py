"""Locking the heads of a batch's streams, and finding what of its commands is already stored."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from portal.core.database import Unavailable
from portal.core.postgresql.driver import Driver
from portal.journal import commands
from portal.journal.commands import Command, undone_command
from portal.journal.postgresql import statements
from portal.journal.postgresql.reading import Head
from portal.journal.wire import event_typed
from portal.room.change import Event

TRIES = 3


@dataclass(frozen=True, slots=True)
class Found:
    """Of a batch's commands: which took effect before, and the events that some want undone."""

    repeats: dict[tuple[str, str], commands.Stored] = field(default_factory=dict)
    undone: dict[tuple[str, str], Event] = field(default_factory=dict)

    def add(self, row: Sequence[Any]) -> None:
        """Take in what the log says of a command."""
        stream, seq, _, _, command, actor, body_hash, body = row
        self.repeats[stream, command] = commands.Stored(seq, actor, body_hash)
        if body is not None:
            self.undone[stream, command] = event_typed(stream, body)


async def locked(
    driver: Driver, names: Sequence[str], unknown: Collection[str], batch: Sequence[Command]
) -> tuple[dict[str, Head], Found]:
    """The heads of `names`, locked in their order and made where there is none.

    Heads that may not be there yet are in `unknown`. What is found of the commands is complete for
    events that were committed before this call; ask `found_again` for streams that others moved since.
    """
    missing: list[str] = [name for name in names if name in unknown]
    for _ in range(TRIES):
        if missing:
            epochs = [secrets.token_hex(8) for _ in missing]
            await driver.execute(statements.INSERT_HEADS, missing, epochs)
        heads, found = await _lock(driver, names, batch)
        missing = [name for name in names if name not in heads]
        if not missing:
            return heads, found
    raise Unavailable("a stream's head comes and goes")


async def found_again(driver: Driver, batch: Sequence[Command], found: Found) -> None:
    """Add what the log says of these commands now, under the lock of their heads."""
    for row in await driver.fetch(statements.STORED_AGAIN, *_wanted(batch)):
        found.add(row)


async def _lock(
    driver: Driver, names: Sequence[str], batch: Sequence[Command]
) -> tuple[dict[str, Head], Found]:
    heads: dict[str, Head] = {}
    found = Found()
    for row in await driver.fetch(statements.LOCK_AND_STORED, names, *_wanted(batch)):
        if row[4] is None:
            heads[row[0]] = Head(*row[:4])
        else:
            found.add(row)
    return heads, found


def _wanted(batch: Sequence[Command]) -> tuple[list[str], list[str], list[bool]]:
    rows = [(*place, False) for command in batch for place in command.places]
    rows += [(c.stream, wanted, True) for c in batch if (wanted := undone_command(c)) is not None]
    streams, ids, whole = zip(*rows, strict=True)
    return list(streams), list(ids), list(whole)
