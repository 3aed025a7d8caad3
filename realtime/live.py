"""What every connection of a process works with."""

from dataclasses import dataclass

from portal.core.database import Database
from portal.core.pace import Paces
from portal.journal.journal import Journal
from realtime.home import Home
from realtime.hub import Hub


@dataclass(frozen=True, slots=True)
class Live:
    """The stores, who listens to what, and the limits; `paces` are by session."""

    database: Database
    journal: Journal
    hub: Hub
    home: Home
    paces: Paces
    sockets_per_account: int
    sockets: int
