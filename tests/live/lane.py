"""One who ticks and unticks an action of their own as fast as answers come, and keeps account of it."""

import asyncio
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import Any

import httpx
from websockets.exceptions import ConnectionClosed

from tests.live.person import Person

LOST = (ConnectionClosed, httpx.TransportError, TimeoutError, OSError)
TRY_AGAIN = ("unavailable", "unknown")


@dataclass
class Lane:
    """`confirmed` are the commands that were answered, `pending` the one whose answer is still out."""

    person: Person
    stream: str
    by_socket: bool
    step: str = ""
    ticked: bool = False
    pending: tuple[str, str] | None = None
    confirmed: list[str] = field(default_factory=list)

    async def begin(self) -> None:
        """Come in, for the first time or again; what was pending is sent again under its own id."""
        await self.person.moved()
        await self.person.connect()
        if self.by_socket:
            await self.person.join(self.stream)
        if not self.step:
            self.step = (await self._add())[:-4] + "0001"
        if self.pending is not None:
            await self._carry_out(*self.pending)

    async def run(self) -> None:
        """Tick and untick until the server is gone."""
        try:
            while True:
                deed = "untick_action" if self.ticked else "complete_action"
                await self._carry_out(deed, self.person.ids())
        except LOST:
            await asyncio.wait_for(self.person.disconnect(), 10)

    async def _add(self) -> str:
        command = self.person.ids()
        side = "seller" if self.person.name in ("Ada", "Dan") else "buyer"
        answer = await self.person.post(
            "add_action", self.stream, command, title=f"Lane of {self.person.name}", side=side
        )
        assert answer.status_code == 200, answer.text
        self.confirmed.append(command)
        return command

    async def _carry_out(self, deed: str, command: str) -> None:
        self.pending = (deed, command)
        for pause in chain((0.02, 0.1, 0.5), repeat(1.0)):
            if await self._answer(deed, command) not in TRY_AGAIN:
                break
            await asyncio.sleep(pause)
        self.confirmed.append(command)
        self.pending = None
        self.ticked = deed == "complete_action"

    async def _answer(self, deed: str, command: str) -> str:
        if self.by_socket:
            return _word(await self._asked(deed, command))
        response = await self.person.post(deed, self.stream, command, step_id=self.step, round=1)
        if response.status_code == 503:
            return "unavailable"
        assert response.json()["result"] == "done", response.text
        return "done"

    async def _asked(self, deed: str, command: str) -> dict[str, Any]:
        """As `Person.do`, but it notices at once that the socket closed."""
        person = self.person
        seen = len(person.frames)
        await person.send(deed, self.stream, command, step_id=self.step, round=1)
        closed = {"t": "closed"}
        answer = await person.until(
            lambda: person.answer(command, seen) or (closed if person.closed else None), 30
        )
        if answer is closed:
            raise ConnectionResetError
        return answer


def _word(answer: dict[str, Any]) -> str:
    word = answer.get("t", "done")
    assert word in ("done", *TRY_AGAIN), answer
    return str(word)
