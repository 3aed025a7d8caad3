"""One batch: locks its streams, decides on their newest values, writes what follows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from portal.core.database import Unavailable
from portal.core.postgresql.driver import Driver
from portal.core.postgresql.transaction import Transaction
from portal.journal.commands import Answer, Command, Done, Refused, Unneeded, undone_command
from portal.journal.ledger import Ledger
from portal.journal.postgresql.locking import Found, found_again, locked
from portal.journal.postgresql.reading import Head, can_follow, folded, since, whole
from portal.journal.postgresql.writing import write
from portal.journal.published import Published
from portal.journal.streams import StreamValue, in_order, unwritten
from portal.room.change import Event

Outcome = Answer | BaseException


@dataclass(slots=True)
class Batch:
    """What came of some commands: an answer for each, and what is to be published after the COMMIT.

    `others` are the events that other processes stored and this one had not seen.
    """

    commands: list[Command]
    answers: list[Outcome] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    others: dict[str, list[bytes]] = field(default_factory=dict)

    def published(self) -> Iterable[tuple[StreamValue, list[bytes]]]:
        """For each stream its newest value and the bytes that led to it, other processes' first."""
        own = {value.name: bodies for value, bodies in self.ledger.published()}
        names = dict.fromkeys([*self.others, *own])
        return [(self.ledger.values[n], self.others.get(n, []) + own.get(n, [])) for n in names]


async def run(
    transaction: Transaction, commands: list[Command], published: Published, now: Callable[[], datetime]
) -> Batch:
    """Decide the commands and write what follows; the caller commits.

    A companion's refusal is raised, and takes everything with it: its command is the only one.
    """
    batch = Batch(commands)
    found = await _prepare(transaction.driver, batch, published)
    for command in commands:
        batch.answers.append(await _answer(transaction, batch, command, found, now))
    if batch.ledger.recorded:
        await write(transaction.driver, batch.ledger)
    else:
        transaction.is_kept = False
    return batch


async def _prepare(driver: Driver, batch: Batch, published: Published) -> Found:
    """Lock the heads and bring the values up to them."""
    names = in_order(name for command in batch.commands for name in command.streams)
    held = {name: value for name in names if (value := published.get(name)) is not None}
    heads, found = await locked(driver, names, set(names) - held.keys(), batch.commands)
    moved = {name for name, head in heads.items() if name not in held or _is_behind(held[name], head)}
    if any(heads[name].seq for name in moved):
        await found_again(driver, [c for c in batch.commands if moved.intersection(c.streams)], found)
    batch.ledger.values = held | await _caught_up(driver, batch, held, {n: heads[n] for n in moved})
    return found


def _is_behind(held: StreamValue, head: Head) -> bool:
    if held.epoch == head.epoch and held.seq > head.seq:
        raise Unavailable(f"{head.name} went back from {held.seq} to {head.seq}")
    return held.epoch != head.epoch or held.seq < head.seq


async def _caught_up(
    driver: Driver, batch: Batch, held: Mapping[str, StreamValue], moved: Mapping[str, Head]
) -> dict[str, StreamValue]:
    """The newest values of streams that this process had not seen, or not seen to their end."""
    near = {n: held[n] for n, head in moved.items() if n in held and can_follow(held[n], head)}
    values: dict[str, StreamValue] = {}
    if near:
        for name, events in (await since(driver, {n: v.seq for n, v in near.items()})).items():
            values[name] = folded(near[name], events)
            batch.others[name] = [event.sent for event in events]
    far = [head for name, head in moved.items() if name not in near and head.seq]
    fresh = {name: unwritten(name, head.epoch) for name, head in moved.items() if not head.seq}
    return values | fresh | (await whole(driver, far) if far else {})


async def _answer(
    transaction: Transaction, batch: Batch, command: Command, found: Found, now: Callable[[], datetime]
) -> Outcome:
    for place in command.places:
        if place in found.repeats:
            return found.repeats[place].answer(command)
    ledger = batch.ledger
    try:
        events = ledger.decide(command, now(), _undone(command, ledger, found))
        if isinstance(events, Done | Unneeded | Refused):
            return events
        answer = ledger.record(command, events)
    except Exception as error:  # noqa: BLE001  a bug in one command fails that command alone
        return error
    companion = command.companion
    if companion is not None:
        await transaction.connection.run_sync(lambda connection: companion(connection, events))
    return answer


def _undone(command: Command, ledger: Ledger, found: Found) -> Event | None:
    wanted = undone_command(command)
    if wanted is None:
        return None
    return ledger.event_of(command.stream, wanted) or found.undone.get((command.stream, wanted))
