"""What every handler is given: made once by the command line, passed in, never imported."""

import asyncio
from dataclasses import dataclass, field

from api.turns import Turns
from portal.core.config import Settings
from portal.core.database import Database
from portal.core.pace import Paces
from portal.journal.journal import Journal


@dataclass(frozen=True, slots=True)
class Services:
    """One process's settings and stores; `stopping` is set as soon as it was asked to end.

    `imports` gives turns at reading sheets, each of which takes a process of its own; `paces` are
    the budgets of sessions, the same whether their commands come by socket or by request.
    """

    settings: Settings
    database: Database
    journal: Journal
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    imports: Turns = field(default_factory=Turns)
    paces: Paces = field(init=False)

    def __post_init__(self) -> None:
        """The budgets are as the settings say."""
        object.__setattr__(self, "paces", Paces(self.settings.commands_per_second))
