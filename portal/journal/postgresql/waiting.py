"""Commands that wait, by room: which of them are taken together for the next batch."""

from collections import deque
from dataclasses import dataclass

from portal.journal.commands import Command
from portal.journal.journal import Answered

MOST_COMMANDS = 64


@dataclass(frozen=True, slots=True)
class Waiter:
    """A command, and whom to tell what came of it."""

    command: Command
    answered: Answered


class Waiting:
    """A room is in one batch at a time, its commands stay in order, and rooms take turns."""

    def __init__(self) -> None:
        self._queues: dict[str, deque[Waiter]] = {}
        self._ready: deque[str] = deque()

    def __bool__(self) -> bool:
        """Whether there is a command that could be taken now."""
        return bool(self._ready)

    def add(self, waiter: Waiter) -> None:
        """Let a command wait; raises NotFound where its stream's name is none."""
        room = waiter.command.name.room
        queue = self._queues.get(room)
        if queue is None:
            queue = self._queues[room] = deque()
            self._ready.append(room)
        queue.append(waiter)

    def take(self) -> list[Waiter]:
        """The next batch: up to 64 commands, or one with a companion alone; its rooms are busy then."""
        taken: list[Waiter] = []
        while self._ready and len(taken) < MOST_COMMANDS:
            queue = self._queues[self._ready[0]]
            if _goes_alone(queue[0]):
                return taken or [self._begin().popleft()]
            queue = self._begin()
            while queue and len(taken) < MOST_COMMANDS and not _goes_alone(queue[0]):
                taken.append(queue.popleft())
        return taken

    def release(self, taken: list[Waiter]) -> None:
        """The batch is over: its rooms may be in another one."""
        for room in {waiter.command.name.room for waiter in taken}:
            if self._queues[room]:
                self._ready.append(room)
            else:
                del self._queues[room]

    def _begin(self) -> deque[Waiter]:
        return self._queues[self._ready.popleft()]


def _goes_alone(waiter: Waiter) -> bool:
    return waiter.command.companion is not None
