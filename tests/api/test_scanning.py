"""The history of one step is looked for in every event: whoever asks for much of it delays nobody else."""

import asyncio
import threading
from collections.abc import Iterator

import httpx
import pytest

from api.services import MOST_SCANS_OF_ONE
from portal.core.ids import new_id
from portal.journal.sqlite import reading
from portal.people.seats import take_seat
from tests.journals.rooms import open_room

AT_ONCE = 9


class Long:
    """Searches of the log that go on until they are told to end; `most` is how many went on at once."""

    def __init__(self) -> None:
        self.end = threading.Event()
        self.under_way = 0
        self.most = 0

    def history(self, _, stream: str, before: int, limit: int, about: str | None) -> list[bytes]:
        """In a reader's thread."""
        if about is not None:
            self.under_way += 1
            self.most = max(self.most, self.under_way)
            self.end.wait(60)
            self.under_way -= 1
        return []


@pytest.fixture
def long(monkeypatch) -> Iterator[Long]:
    long = Long()
    monkeypatch.setattr(reading, "history", long.history)
    yield long
    long.end.set()


@pytest.fixture
async def path(services, cast) -> str:
    """The history of one step in a room where Ada and Bo sit."""
    room = await open_room(services.journal)
    await services.database.write(lambda db: take_seat(db, cast.ada, room.stream[5:], room.ada))
    await services.database.write(lambda db: take_seat(db, cast.bo, room.stream[5:], room.bo))
    return f"/api/rooms/{room.stream[5:]}/history?step={new_id()}"


async def test_many_searches_of_one_member_keep_nobody_waiting(ada, bo, path, long):
    asked = await _asked(bo, path, AT_ONCE)

    mine = await asyncio.wait_for(ada.get("/api/me"), 10)
    newest = await asyncio.wait_for(ada.get(path.partition("?")[0]), 10)

    assert (mine.status_code, newest.status_code) == (200, 200)
    assert long.most == 1
    long.end.set()
    assert [(await answer).status_code for answer in asked] == [200] * AT_ONCE


async def test_another_member_searches_next_however_much_one_asks_for(ada, bo, path, long):
    asked = await _asked(bo, path, AT_ONCE)
    hers = (await _asked(ada, path, 1))[0]

    long.end.set()
    await hers

    assert sum(answer.done() for answer in asked) <= 3
    await asyncio.gather(*asked)


async def test_a_member_who_asks_for_ever_more_searches_is_told_to_wait(ada, bo, path, long):
    asked = await _asked(bo, path, MOST_SCANS_OF_ONE + 2)
    long.end.set()

    answers = [await answer for answer in asked]

    assert sorted(answer.status_code for answer in answers) == [200] * MOST_SCANS_OF_ONE + [429] * 2
    assert (await bo.get(path)).status_code == 200


async def _asked(client: httpx.AsyncClient, path: str, times: int) -> list["asyncio.Task[httpx.Response]"]:
    """Requests under way, far enough to wait for their turn."""
    tasks = [asyncio.create_task(client.get(path)) for _ in range(times)]
    await asyncio.sleep(0.5)
    return tasks
