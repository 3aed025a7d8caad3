"""A large room is encoded and packed beside the event loop, and reads the same packed or not."""

import threading

import pytest

from api import packing
from portal.people.seats import take_seat
from tests.journals.rooms import open_room


@pytest.fixture
async def path(services, cast) -> str:
    """The snapshot of a room in which Ada sits, called large."""
    room = await open_room(services.journal)
    await services.database.write(lambda db: take_seat(db, cast.ada, room.stream[5:], room.ada))
    return f"/api/rooms/{room.stream[5:]}/snapshot"


async def test_a_large_room_is_packed_in_another_thread(ada, path, monkeypatch):
    packed, threads = packing._packed, []
    monkeypatch.setattr(packing, "AT_ONCE", 0)
    monkeypatch.setattr(
        packing, "_packed", lambda body: threads.append(threading.get_ident()) or packed(body)
    )

    small = await ada.get(path, headers={"accept-encoding": "gzip"})
    plain = await ada.get(path, headers={"accept-encoding": "identity"})

    assert small.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert small.json() == plain.json()
    assert small.headers["etag"] == plain.headers["etag"]
    assert int(small.headers["content-length"]) < int(plain.headers["content-length"])
    assert len(threads) == 1
    assert threads[0] != threading.get_ident()
