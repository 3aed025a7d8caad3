"""Deciding ahead: on the values that are published, stored by one statement if they are the newest.

A batch then costs one round trip. It is only for commands that all take effect, in streams that this
process knows: what is refused, or already true, is decided once more under the lock of the heads.
"""

from collections.abc import Callable
from datetime import datetime

from portal.core.postgresql.driver import Driver
from portal.journal.commands import Command, Done, Refused, Unneeded, undone_command
from portal.journal.ledger import Ledger
from portal.journal.postgresql.batch import Batch
from portal.journal.postgresql.writing import write_if_unmoved
from portal.journal.published import Published
from portal.journal.streams import StreamValue


class Shortcut:
    """A batch decided ahead; `store` is the statement."""

    def __init__(self, batch: Batch, before: dict[str, StreamValue]) -> None:
        self._batch = batch
        self._before = before

    async def store(self, driver: Driver) -> Batch:
        """Write it; the server fails the statement if a stream has moved or a command is a repeat."""
        await write_if_unmoved(driver, self._batch.ledger, self._before)
        return self._batch


def decided_ahead(
    commands: list[Command], published: Published, now: Callable[[], datetime]
) -> Shortcut | None:
    """What the commands lead to on the published values; None where that cannot be all of it."""
    if any(command.companion is not None or undone_command(command) for command in commands):
        return None
    before: dict[str, StreamValue] = {}
    for name in {name for command in commands for name in command.streams}:
        value = published.get(name)
        if value is None:
            return None
        before[name] = value
    batch = Batch(commands, ledger=Ledger(values=dict(before)))
    taking_effect = all(_takes_effect(batch, command, now) for command in commands)
    return Shortcut(batch, before) if taking_effect else None


def _takes_effect(batch: Batch, command: Command, now: Callable[[], datetime]) -> bool:
    try:
        events = batch.ledger.decide(command, now(), None)
        if isinstance(events, Refused | Unneeded):
            return False
        answer = events if isinstance(events, Done) else batch.ledger.record(command, events)
    except Exception:  # noqa: BLE001  it is met again, and told, under the lock
        return False
    batch.answers.append(answer)
    return True
