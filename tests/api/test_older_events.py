"""What an older version stored is read in the words of the present one; what is present, byte for byte."""

import json

import pytest
from sqlalchemy import select

from portal.journal import wire
from portal.journal.tables import event
from tests.api.rooms import open_room


@pytest.fixture
async def deal(services, cast) -> str:
    return f"/api/deals/{(await open_room(services, cast.northwind, cast.ada)).id}"


async def _stored(database) -> list[str]:
    wanted = select(event.c.body).where(event.c.stream.startswith("deal/")).order_by(event.c.seq)
    return await database.read(lambda db: list(db.execute(wanted).scalars()))


async def test_events_of_the_present_version_are_answered_as_they_are_stored(ada, deal, database):
    stored = await _stored(database)

    assert (await ada.get(f"{deal}/events")).text == f"[{','.join(stored)}]"
    assert (await ada.get(f"{deal}/history")).text == f"[{','.join(reversed(stored))}]"


async def test_events_of_an_older_version_are_answered_in_the_present_one(ada, deal, database, monkeypatch):
    stored = [json.loads(body) for body in await _stored(database)]
    monkeypatch.setattr(wire, "VERSION", 3)
    monkeypatch.setitem(wire.UPCASTERS, 1, lambda event: event | {"v": 2, "kind": event["kind"] + ".two"})
    monkeypatch.setitem(wire.UPCASTERS, 2, lambda event: event | {"v": 3, "kind": event["kind"] + ".three"})

    events = (await ada.get(f"{deal}/events")).json()
    history = (await ada.get(f"{deal}/history")).json()

    assert events == [body | {"v": 3, "kind": body["kind"] + ".two.three"} for body in stored]
    assert history == events[::-1]
