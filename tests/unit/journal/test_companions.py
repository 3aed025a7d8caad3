"""What is written beside an event is kept with it, or not at all."""

import asyncio

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from portal.core.errors import Conflict
from portal.core.ids import new_id
from portal.journal import ledger
from portal.journal.commands import Done, Refused
from portal.people import tables
from tests.journals.log import assert_sound
from tests.journals.rooms import open_room


def founding(name, refused=False):
    """A companion that founds an organisation, and may then refuse."""

    def found(db, events):
        (event,) = events.values()
        db.execute(insert(tables.organisation).values(id=name, name=event.kind, created=event.at))
        if refused:
            raise Conflict("too_late")

    return found


async def founded(stores):
    return await stores.database.read(lambda db: set(db.scalars(select(tables.organisation.c.id))))


async def test_a_companion_is_kept_with_its_event(stores):
    room = await open_room(stores.journal)
    name = new_id()

    answer = await stores.journal.submit(room.tick(0, companion=founding(name)))

    assert isinstance(answer, Done)
    assert await founded(stores) == {name}
    await assert_sound(stores, room.stream)


async def test_a_companion_s_refusal_undoes_all_of_it_and_nothing_else(stores):
    room = await open_room(stores.journal)
    name = new_id()
    wishes = [room.tick(0), room.tick(1, companion=founding(name, refused=True)), room.tick(2)]

    answers = await asyncio.gather(*(stores.journal.submit(wanted) for wanted in wishes))

    assert [type(answer) for answer in answers] == [Done, Refused, Done]
    assert answers[1].refusal.code == "too_late"
    assert await founded(stores) == set()
    value = await assert_sound(stores, room.stream)
    assert [value.tables["action"][id].state for id in room.actions[:3]] == ["done", "open", "done"]


async def test_a_companion_that_breaks_a_constraint_fails_alone(stores):
    room = await open_room(stores.journal)
    name = new_id()
    await stores.journal.submit(room.tick(0, companion=founding(name)))

    with pytest.raises(IntegrityError):
        await stores.journal.submit(room.tick(1, companion=founding(name)))

    assert isinstance(await stores.journal.submit(room.tick(1)), Done)
    await assert_sound(stores, room.stream)


async def test_a_companion_is_undone_when_its_event_cannot_be_recorded(stores, monkeypatch):
    room = await open_room(stores.journal)

    def broken(*_):
        raise RuntimeError("no bytes")

    with monkeypatch.context() as patch:
        patch.setattr(ledger, "event_bytes", broken)
        with pytest.raises(RuntimeError):
            await stores.journal.submit(room.tick(0, companion=founding(new_id())))

    assert await founded(stores) == set()
    assert isinstance(await stores.journal.submit(room.tick(0)), Done)
    await assert_sound(stores, room.stream)


async def test_a_repeat_does_not_run_the_companion_again(stores):
    room = await open_room(stores.journal)
    tick = room.tick(0, companion=founding(new_id()))
    await stores.journal.submit(tick)

    again = await stores.journal.submit(tick)

    assert isinstance(again, Done)
    assert again.repeated
    assert len(await founded(stores)) == 1


async def test_companions_among_many_wishes_keep_their_places(stores):
    rooms = [await open_room(stores.journal) for _ in range(4)]
    wishes = [room.turn(0, n) for n in range(20) for room in rooms]
    wishes[10::20] = [rooms[n].tick(1, companion=founding(new_id())) for n in range(4)]

    answers = await asyncio.gather(*(stores.journal.submit(wanted) for wanted in wishes))

    assert sum(isinstance(answer, Done) for answer in answers) >= 70
    assert len(await founded(stores)) == 4
    for room in rooms:
        await assert_sound(stores, room.stream)
