"""Commands of one tab are decided in the order in which they were sent, whatever had to be looked up."""

import asyncio
import json
from typing import Any

import msgspec
import pytest

from portal.core import clock
from portal.core.ids import new_command, row_id
from portal.core.pace import Paces
from portal.people.organisations import add_organisation
from portal.people.seats import take_seat
from portal.people.standing import Standing
from portal.people.users import add_user
from realtime.connection import Connection
from realtime.home import Home
from realtime.hub import Hub
from realtime.line import PlainLine
from realtime.live import Live
from tests.journals.engines import Stores
from tests.journals.rooms import BO, Room, open_room


class Slow:
    """A database whose reads wait at a gate from the second one on, until one is through."""

    def __init__(self, database: Any) -> None:
        self._database = database
        self.gate = asyncio.Event()
        self.reads = 0

    async def read(self, work: Any) -> Any:
        self.reads += 1
        if self.reads == 2:
            await self.gate.wait()
        return await self._database.read(work)


class Tab:
    """Bo's tab, without a wire between."""

    def __init__(self, stores: Stores, database: Slow, user: str) -> None:
        self.said: list[dict[str, Any]] = []
        self._moved = asyncio.Event()
        hub = Hub(stores.journal)
        live = Live(database, stores.journal, hub, Home(database, stores.journal), Paces(1000), 100, 100)  # type: ignore[arg-type]
        stores.journal.published.listen(hub.publish)
        standing = Standing(user, "a session", 1, "en", clock.now())
        self.connection = Connection(live, PlainLine(self._send), standing)

    def say(self, **message: Any) -> None:
        self.connection.intake.received(json.dumps(message))

    def do(self, stream: str, deed: str, **args: Any) -> str:
        command = new_command()
        self.say(t="cmd", id=command, stream=stream, do=deed, v=1, args=args)
        return command

    async def hears(self, key: str, value: str) -> dict[str, Any]:
        async with asyncio.timeout(10):
            while True:
                for message in self.said:
                    if message.get(key) == value:
                        return message
                self._moved.clear()
                await self._moved.wait()

    async def _send(self, message: dict[str, Any]) -> None:
        self.said.append(msgspec.json.decode(message["text"]))
        self._moved.set()


async def seated(stores: Stores, room: Room) -> str:
    """Bo has an account, whose id this is, and sits in the room."""

    def seat(db: Any) -> str:
        add_organisation(db, "Contoso", clock.now())
        bo = add_user(db, BO, "Bo Chen")
        take_seat(db, bo.id, room.stream.removeprefix("room/"), room.bo)
        return bo.id

    return await stores.database.write(seat)


@pytest.mark.parametrize("more", [1, 5])
async def test_a_command_sent_after_joining_does_not_overtake_one_sent_before(stores, more):
    room = await open_room(stores.journal)
    database = Slow(stores.database)
    tab = Tab(stores, database, await seated(stores, room))
    value = await stores.journal.value(room.stream)
    tab.say(t="join", stream=room.stream, epoch=value.epoch, seq=value.seq)
    added = tab.do(room.stream, "add_action", title="Send the questionnaire", side="buyer")
    await tab.hears("t", "joined")

    ticks = [tab.do(room.stream, "complete_action", step_id=row_id(added, 1), round=1) for _ in range(more)]
    database.gate.set()

    assert (await tab.hears("command", added))["kind"] == "action.added"
    assert (await tab.hears("command", ticks[0]))["kind"] == "action.completed"
    for repeated in ticks[1:]:
        assert (await tab.hears("id", repeated))["t"] == "already"
    tab.connection.close()
