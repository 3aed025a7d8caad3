"""Ticks straight into a journal, no socket in between: everybody has one command under way."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.rounds import Sample
from bench.world import TICK, UNTICK, Room, ticking
from portal.core.ids import new_command
from portal.journal.commands import Answer, Command, Done, command
from portal.journal.journal import Journal


@dataclass(slots=True)
class Author:
    """A member who ticks and unticks one action."""

    room: Room
    member: int
    count: int = 0

    def next(self) -> Command:
        """The next command, under a fresh id."""
        action, actor = self.room.actions[self.member], self.room.members[self.member]
        deed = TICK if self.count % 2 == 0 else UNTICK
        self.count += 1
        return command(new_command(), self.room.stream, deed, ticking(deed, action), actor)


def authors(rooms: tuple[Room, ...]) -> list[Author]:
    """Every member of every room, room by room."""
    return [Author(room, n) for room in rooms for n in range(len(room.members))]


async def commanded(journal: Journal, people: list[Author], seconds: float, warm: float = 0.5) -> Sample:
    """Commands that were answered in that time, after a while to warm up."""
    answers = _Answers(journal)
    for author in people:
        answers.send(author)
    await asyncio.sleep(min(warm, seconds))
    before, start = answers.count, asyncio.get_running_loop().time()
    await asyncio.sleep(seconds)
    done, took = answers.count - before, asyncio.get_running_loop().time() - start
    await answers.ended()
    return {"commands/s": done / took}


class _Answers:
    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._ending: asyncio.Future[None] | None = None
        self._under_way = 0
        self._wrong: list[Answer | BaseException] = []
        self.count = 0

    def send(self, author: Author) -> None:
        """The author's next command; once it is answered, the one after it."""
        self._under_way += 1
        self._journal.send(author.next(), self._heard(author))

    async def ended(self) -> None:
        """Send no more, wait for what is under way; raises if anything was not done."""
        self._ending = asyncio.get_running_loop().create_future()
        if self._under_way:
            await self._ending
        if self._wrong:
            raise ValueError(self._wrong[0])

    def _heard(self, author: Author) -> Callable[[Answer | BaseException], None]:
        def heard(answer: Answer | BaseException) -> None:
            self.count += 1
            self._under_way -= 1
            if not isinstance(answer, Done):
                self._wrong.append(answer)
            elif self._ending is None:
                self.send(author)
            if self._ending is not None and not self._under_way:
                self._ending.set_result(None)

        return heard


def taken_in_turn(people: list[Author]) -> Iterator[Command]:
    """Their commands for ever, one each."""
    while True:
        for author in people:
            yield author.next()
