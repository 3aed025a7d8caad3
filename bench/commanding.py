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


def authors(rooms: tuple[Room, ...], most: int = 1_000_000) -> list[Author]:
    """Every member of every room, room by room, up to that many."""
    return [Author(room, n) for room in rooms for n in range(len(room.members))][:most]


async def commanded(journal: Journal, people: list[Author], seconds: float, warm: float = 0.5) -> Sample:
    """Commands that were answered in that time, after a while to warm up."""
    answered = _Answers(journal)
    for author in people:
        answered.send(author)
    await asyncio.sleep(min(warm, seconds))
    before, start = answered.count, asyncio.get_running_loop().time()
    await asyncio.sleep(seconds)
    done, took = answered.count - before, asyncio.get_running_loop().time() - start
    answered.going = False
    while answered.under_way:
        await asyncio.sleep(0.01)
    return {"commands/s": done / took}


class _Answers:
    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.count = self.under_way = 0
        self.going = True

    def send(self, author: Author) -> None:
        self.under_way += 1
        self._journal.send(author.next(), self._heard(author))

    def _heard(self, author: Author) -> Callable[[Answer | BaseException], None]:
        def heard(answer: Answer | BaseException) -> None:
            if not isinstance(answer, Done):
                raise RuntimeError(answer)
            self.count += 1
            self.under_way -= 1
            if self.going:
                self.send(author)

        return heard


def taken_in_turn(people: list[Author]) -> Iterator[Command]:
    """Their commands for ever, one each."""
    while True:
        for author in people:
            yield author.next()
