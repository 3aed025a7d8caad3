"""What every connection of a process works with."""

from dataclasses import dataclass

from portal.core.database import Database
from portal.journal.journal import Journal
from realtime.home import Home
from realtime.hub import Hub


@dataclass(frozen=True, slots=True)
class Live:
    """The stores, who listens to what, and the limits."""

    database: Database
    journal: Journal
    hub: Hub
    home: Home
    commands_per_second: int
    sockets_per_account: int
