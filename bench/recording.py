"""Takes down the statements that our batches come to, so that they can be run again without us."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, cast

from bench.commanding import authors, taken_in_turn
from bench.world import Room
from portal.core.clock import now
from portal.core.sqlite.batch import MOST_ITEMS
from portal.core.sqlite.connections import reading as reader
from portal.journal.commands import Command
from portal.journal.ledger import Ledger
from portal.journal.sqlite import reading, statements
from portal.journal.sqlite.writing import write
from portal.journal.streams import StreamValue

Statement = tuple[str, list[Sequence[Any]]]
AT_ONCE = 32


@dataclass(frozen=True, slots=True)
class Recorded:
    """A batch: one look per command whether it is known, then what is written for all of them."""

    lookups: list[tuple[str, tuple[str, str]]]
    writes: list[Statement]


class Recorder:
    """Stands where a connection stands, and takes statements down instead of running them."""

    def __init__(self) -> None:
        self.taken: list[Statement] = []

    def execute(self, statement: str, values: Sequence[Any] = ()) -> None:
        """One set of values."""
        self.taken.append((statement, [values]))

    def executemany(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Many sets of values."""
        self.taken.append((statement, list(rows)))


def recording(database: Path, rooms: tuple[Room, ...]) -> Iterator[Recorded]:
    """Full batches of ticks in those rooms, for ever; each is meant to be run once, in order."""
    connection = reader(database)
    values = {room.stream: reading.load(connection, room.stream) for room in rooms}
    connection.close()
    commands = taken_in_turn(authors(rooms))
    while True:
        yield _recorded(list(islice(commands, MOST_ITEMS)), values)


def run_statements(connection: sqlite3.Connection, group: list[Statement]) -> None:
    """As our own code runs them: one by one, or many rows at once."""
    for statement, rows in group:
        if len(rows) == 1:
            connection.execute(statement, rows[0])
        else:
            connection.executemany(statement, rows)


def _recorded(commands: list[Command], values: dict[str, StreamValue]) -> Recorded:
    ledger, recorder = Ledger(values=dict(values)), Recorder()
    for command in commands:
        decided = ledger.decide(command, now(), None)
        if not isinstance(decided, dict):
            raise TypeError(decided)
        ledger.record(command, decided)
    write(cast("sqlite3.Connection", recorder), ledger)
    values.update(ledger.values)
    lookups = [(statements.STORED, (command.stream, command.id)) for command in commands]
    return Recorded(lookups, recorder.taken)
