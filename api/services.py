"""What every handler is given: made once by the command line, passed in, never imported."""

import asyncio
from dataclasses import dataclass, field

from api.turns import Turns
from portal.core.config import Settings
from portal.core.database import Database
from portal.core.pace import Paces
from portal.journal.journal import Journal

SCANS_AT_ONCE = 2
MOST_SCANS = 1_000
MOST_SCANS_OF_ONE = 10
READS_SAVED = 4.0


@dataclass(frozen=True, slots=True)
class Services:
    """One process's settings and stores; `stopping` is set as soon as it was asked to end.

    `imports` gives turns at reading sheets, each of which takes a process of its own, `scans` at
    searching a log from end to end. `paces` are the budgets of sessions, the same whether their
    commands come by socket or by request; `reads` are those of what only reads.
    """

    settings: Settings
    database: Database
    journal: Journal
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    imports: Turns = field(default_factory=Turns)
    scans: Turns = field(default_factory=lambda: Turns(SCANS_AT_ONCE, MOST_SCANS, MOST_SCANS_OF_ONE, 1))
    paces: Paces = field(init=False)
    reads: Paces = field(init=False)

    def __post_init__(self) -> None:
        """The budgets are as the settings say."""
        object.__setattr__(self, "paces", Paces(self.settings.commands_per_second))
        object.__setattr__(self, "reads", Paces(self.settings.reads_per_second, READS_SAVED))
