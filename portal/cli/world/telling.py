"""Tells a room's story: a clock that walks up to today, and people who do real deeds."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from portal.cli.world.cast import Person
from portal.core import clock
from portal.core.database import Database
from portal.core.ids import new_command
from portal.core.sqlite.database import SqliteDatabase
from portal.deal.draft import BeginDraft
from portal.deal.opening import OpenRoom
from portal.journal.commands import Command, Refused, command, request_type
from portal.journal.sqlite.journal import SqliteJournal
from portal.journal.streams import StreamName, parsed
from portal.people.deals import new_draft, wish
from portal.people.seats import seat_in, take_seat
from portal.room.change import Event
from portal.room.joining import JoinRoom
from portal.room.rows import Action, Milestone, Stakeholder


class Telling:
    """One room in the making. Days are counted from today, working days only; past ones negative."""

    def __init__(self, database: Database, people: Mapping[str, Person]) -> None:
        assert isinstance(database, SqliteDatabase)
        self.people = people
        self._database = database
        self._journal = SqliteJournal(database, lambda: self._now)
        self._today = clock.now().date()
        self._now = clock.now()
        self._deal = self._room = ""

    def day(self, n: int) -> date:
        """The n-th working day from today (Saturday and Sunday are none)."""
        found, step = self._today, 1 if n > 0 else -1
        while n:
            found += timedelta(days=step)
            n -= step * (found.weekday() < 5)
        return found

    def on(self, n: int, hour: int = 10, minute: int = 0) -> None:
        """The clock now shows that hour of the n-th working day, never later than the real one."""
        wanted = datetime.combine(self.day(n), time(hour, minute), ZoneInfo("UTC"))
        self._now = min(wanted, clock.now()).astimezone(UTC)

    async def begin(self, who: str, **draft: Any) -> None:
        """Begin a draft for that person's company."""
        person = self.people[who]
        request = BeginDraft.model_validate(
            {
                "own_company": person.company,
                "maker_name": person.name,
                "maker_title": person.title,
                "maker_email": person.email,
                "started": self._now.date(),
                **draft,
            }
        )
        begun = new_draft(new_command(), person.user, person.organisation, request)
        self._deal, self._room = begun.stream, str(StreamName(parsed(begun.stream).room))
        await self._submit(begun)

    async def open(self, who: str) -> None:
        """Show the draft to the other side."""
        person, draft = self.people[who], await self._journal.value(self._deal)
        request = OpenRoom(seq=draft.seq)
        await self._submit(wish(new_command(), self._deal, "open_room", request, person.user))

    async def join(self, *nicknames: str) -> None:
        """These people become the members that their cards name."""
        for nickname in nicknames:
            await self._join(self.people[nickname])

    async def _join(self, person: Person) -> None:
        room = parsed(self._room).room
        card = next(s.id for s in await self._rows(Stakeholder) if s.email == person.email)

        def sit(connection: Connection, _: Mapping[str, Event]) -> None:
            take_seat(connection, person.user, room, card)

        request = JoinRoom(stakeholder_id=card)
        await self._submit(command(new_command(), self._room, "join_room", request, card, sit))

    async def do(self, who: str, deed: str, **args: Any) -> None:
        """A member does a deed; `step` names a step by its title, `blocker` and others a person."""
        args = {name: await self._meant(name, value) for name, value in args.items()}
        if "step" in args:
            args["step_id"] = args.pop("step")
        stream, actor = await self._acting(who)
        request = request_type(stream, deed).model_validate(args)
        await self._submit(wish(new_command(), stream, deed, request, actor))

    async def tick(self, who: str, *titles: str) -> None:
        """A member ticks these steps off."""
        for title in titles:
            await self.do(who, "complete_action", step=title, round=1)

    async def _acting(self, who: str) -> tuple[str, str]:
        user, room = self.people[who].user, parsed(self._room).room
        seat = await self._database.read(lambda db: seat_in(db, user, room))
        return (self._room, seat.stakeholder) if seat else (self._deal, user)

    async def _meant(self, name: str, value: Any) -> Any:
        if name in ("step", "predecessor", "successor"):
            steps = [*await self._rows(Milestone), *await self._rows(Action)]
            return next(step.id for step in steps if step.title == value)
        if name in ("blocker", "owner"):
            return await self._card(value)
        return value

    async def _card(self, name: str) -> str:
        found: str = next(s.id for s in await self._rows(Stakeholder) if name in (s.name, s.title))
        return found

    async def _rows(self, kind: type[Any]) -> list[Any]:
        room = await self._journal.value(self._room)
        value = room if room.seq else await self._journal.value(self._deal)
        return [row for rows in value.tables.values() for row in rows.values() if isinstance(row, kind)]

    async def _submit(self, wished: Command) -> None:
        answer = await self._journal.submit(wished)
        if isinstance(answer, Refused):
            raise answer.refusal
