"""What is written together: items of one COMMIT, each able to fail alone."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy import Connection

MOST_ITEMS = 64


@dataclass(slots=True)
class Batch:
    """One transaction of the writer; `scratch` belongs to whoever registers itself in it.

    `after_commit` runs in the event loop; `after_failure` in the writer's thread, and is told why.
    """

    raw: sqlite3.Connection
    connection: Connection
    scratch: dict[str, Any] = field(default_factory=dict)
    before_commit: list[Callable[[], None]] = field(default_factory=list)
    after_commit: list[Callable[[], None]] = field(default_factory=list)
    after_failure: list[Callable[[BaseException], None]] = field(default_factory=list)

    def alone(self, work: Callable[[Connection], Any]) -> Any:
        """Run work that can be undone by itself; raises what it raises, its writes undone."""
        self.raw.execute("SAVEPOINT item")
        try:
            result = work(self.connection)
        except BaseException:
            if self.raw.in_transaction:
                self.raw.execute("ROLLBACK TO item")
                self.raw.execute("RELEASE item")
            raise
        self.raw.execute("RELEASE item")
        return result


class Item(Protocol):
    """Something to be written: `run` and `fail` in the writer's thread, `settle` in the event loop."""

    def run(self, batch: Batch) -> None:
        """Do it in the open transaction; an expected refusal is kept as the item's outcome."""
        ...

    def settle(self) -> None:
        """Tell whoever waits: the batch is committed, or failed and `fail` was told why."""
        ...

    def fail(self, reason: BaseException) -> None:
        """The whole batch failed: nothing of it is stored, or nobody knows."""
        ...
