"""The journal on the embedded engine."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection

from portal.core.database import OutcomeUnknown, Unavailable
from portal.core.errors import Refusal
from portal.core.sqlite.batch import Batch
from portal.core.sqlite.connections import driver
from portal.core.sqlite.database import SqliteDatabase
from portal.journal.commands import Answer, Command, Companion, Done, Refused, Unneeded, undone_command
from portal.journal.deciding import Events
from portal.journal.journal import FOREVER, Answered, Heard, PagedRow, awaited
from portal.journal.ledger import Ledger
from portal.journal.published import MOST_HELD, Published
from portal.journal.sqlite import reading
from portal.journal.sqlite.doubts import Doubts
from portal.journal.sqlite.writing import write
from portal.journal.streams import StreamValue
from portal.room.change import Event


class SqliteJournal:
    """See `portal.journal.journal.Journal` for what its methods promise."""

    def __init__(self, database: SqliteDatabase, now: Callable[[], datetime]) -> None:
        self.published = Published()
        self._database = database
        self._now = now
        self._newest: OrderedDict[str, StreamValue] = OrderedDict()
        self._doubts = Doubts(database.writer, self._ledger, self.published)

    async def submit(self, command: Command) -> Answer:
        """Queue the command for the writer's next batch and wait for its COMMIT."""
        return await awaited(self, command)

    def send(self, command: Command, answered: Answered) -> None:
        """Queue the command; `answered` is called in the event loop after the COMMIT."""
        try:
            self._database.writer.submit(_Item(self, command, answered))
        except Unavailable as closing:
            answered(closing)

    async def value(self, stream: str) -> StreamValue:
        """The newest committed value; read once, then held."""
        held = self.published.get(stream)
        if held is not None:
            return held
        read = await self._database.read(lambda c: reading.load(driver(c), stream))
        return self.published.keep(read) if read.seq else read

    async def events(self, stream: str, after: int, limit: int) -> list[bytes]:
        """Stored events behind `after`, oldest first."""
        return await self._database.read(lambda c: reading.events(driver(c), stream, after, limit))

    async def history(self, stream: str, before: int | None, limit: int, about: str | None) -> list[bytes]:
        """Stored events below `before`, newest first; what tells of one row is looked for in all of them."""
        until = FOREVER if before is None else before
        read = self._database.read if about is None else self._database.scan
        return await read(lambda c: reading.history(driver(c), stream, until, limit, about))

    async def comments(self, stream: str, step: str, before: int | None, limit: int) -> list[PagedRow]:
        """Comments on a step, newest first."""
        until = FOREVER if before is None else before
        return await self._database.read(lambda c: reading.comments(driver(c), stream, step, until, limit))

    def watch(self, stream: str) -> None:
        """Keep the stream's value; there is no other process."""
        self.published.watch(stream)

    def unwatch(self, stream: str) -> None:
        """One listener fewer."""
        self.published.unwatch(stream)

    def broadcast(self, kind: str, payload: bytes) -> None:
        """There is no other process to tell."""

    def on_broadcast(self, kind: str, heard: Heard) -> None:
        """There is no other process to hear."""

    async def close(self) -> None:
        """Nothing runs by itself here."""

    def decide(self, command: Command, batch: Batch) -> Answer:
        """In the writer's thread: decide a command and enter it in the batch's ledger."""
        ledger = self._ledger(batch)
        for place in command.places:
            repeat = reading.stored(batch.raw, *place)
            if repeat is not None:
                return repeat.answer(command)
        for name in command.streams:
            if name not in ledger.values:
                ledger.values[name] = self._newest.get(name) or reading.load(batch.raw, name)
        decided = ledger.decide(command, self._now(), self._undone(command, ledger, batch))
        if isinstance(decided, Done | Unneeded | Refused):
            return decided
        if command.companion is None:
            return ledger.record(command, decided)
        return self._accompanied(command, command.companion, decided, batch)

    def _accompanied(self, command: Command, companion: Companion, events: Events, batch: Batch) -> Answer:
        """What the companion wrote and the events are kept together, or neither."""

        def work(connection: Connection) -> Done:
            companion(connection, events)
            return self._ledger(batch).record(command, events)

        try:
            done: Done = batch.alone(work)
        except Refusal as refusal:
            return Refused(refusal)
        return done

    def _undone(self, command: Command, ledger: Ledger, batch: Batch) -> Event | None:
        wanted = undone_command(command)
        if wanted is None:
            return None
        found = ledger.event_of(command.stream, wanted)
        return found or reading.stored_event(batch.raw, command.stream, wanted)

    def _ledger(self, batch: Batch) -> Ledger:
        ledger = batch.scratch.get("ledger")
        if isinstance(ledger, Ledger):
            return ledger
        self._doubts.look(batch)
        made = batch.scratch["ledger"] = Ledger()
        batch.before_commit.append(lambda: write(batch.raw, made))
        batch.after_commit.append(lambda: self._publish(made))
        batch.after_failure.append(lambda reason: self._forget(made, reason))
        batch.before_commit.append(lambda: self._keep(made))
        return made

    def _keep(self, ledger: Ledger) -> None:
        """In the writer's thread, before the COMMIT; a failure forgets them again."""
        for name, value in ledger.values.items():
            if value.seq:
                self._newest[name] = value
                self._newest.move_to_end(name)
        while len(self._newest) > MOST_HELD:
            self._newest.popitem(last=False)

    def _publish(self, ledger: Ledger) -> None:
        for value, bodies in ledger.published():
            self.published.swap(value, bodies)

    def _forget(self, ledger: Ledger, reason: BaseException) -> None:
        for name in ledger.values:
            self._newest.pop(name, None)
        if isinstance(reason, OutcomeUnknown):
            self._doubts.add(ledger)


class _Item:
    def __init__(self, journal: SqliteJournal, command: Command, answered: Answered) -> None:
        self.journal, self.command, self.answered = journal, command, answered
        self.answer: Answer | BaseException = Unavailable("not run")

    def run(self, batch: Batch) -> None:
        try:
            self.answer = self.journal.decide(self.command, batch)
        except Exception as error:  # noqa: BLE001  a bug in one command fails that command alone
            self.answer = error

    def fail(self, reason: BaseException) -> None:
        self.answer = reason

    def settle(self) -> None:
        self.answered(self.answer)
