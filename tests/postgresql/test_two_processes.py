"""Bo's requests reach process A, Ada's process B: both show the same gapless room."""

import asyncio
import json
from dataclasses import replace

import pytest

from portal.core.ids import new_id
from portal.journal import wire
from portal.journal.commands import Done
from portal.people import organisations
from tests.journals.log import assert_sound
from tests.journals.rooms import done, open_room
from tests.postgresql.following import Ear
from tests.scale import scale

pytestmark = [pytest.mark.part("processes"), pytest.mark.timeout(590)]


@pytest.mark.parametrize("hints", [True, False], ids=["with hints", "all hints lost"])
async def test_both_processes_publish_the_same_gapless_sequence(process, hints):
    a, b = process(hints=hints), process(hints=hints)
    room = await open_room(a.journal)
    first = (await a.journal.value(room.stream)).seq
    ears = [await Ear(stores.journal, room.stream).begin() for stores in (a, b)]
    rounds = scale(30, 200)

    async def person(stores, n, actor):
        for times in range(rounds):
            assert isinstance(await stores.journal.submit(room.turn(n, times, actor)), Done)

    await asyncio.gather(person(a, 0, room.bo), person(a, 1, room.bo), person(b, 2, room.ada))
    last = first + 3 * rounds
    for ear in ears:
        await ear.reaches(last)

    log = await a.journal.events(room.stream, first, 10_000)
    assert len(log) == 3 * rounds
    assert ears[0].bodies == log
    assert ears[1].bodies == log
    for stores in (a, b):
        await assert_sound(stores, room.stream)


@pytest.mark.parametrize("own", [False, True], ids=["read from the log", "found under the lock"])
async def test_what_a_process_of_an_older_version_stores_is_published_in_the_present_one(
    process, monkeypatch, own
):
    a, b = process(hints=False), process(hints=False)
    room = await open_room(a.journal)
    await b.journal.value(room.stream)
    ear = Ear(b.journal, room.stream)
    await done(a.journal, room.tick(0))
    monkeypatch.setattr(wire, "VERSION", 2)
    monkeypatch.setitem(wire.UPCASTERS, 1, lambda event: event | {"v": 2})

    if own:
        await done(b.journal, room.tick(1))
    await ear.begin()

    assert [json.loads(body)["v"] for body in ear.bodies] == [2] * (1 + own)


async def test_a_value_asked_for_is_never_older_than_what_another_process_confirmed(process):
    a, b = process(hints=False), process(hints=False)
    room = await open_room(a.journal)
    await b.journal.value(room.stream)

    for n in range(6):
        answer = await done(a.journal, room.tick(n))
        assert (await b.journal.value(room.stream)).seq == answer.seq


async def test_nothing_is_refused_for_what_this_process_has_not_seen_yet(process):
    a, b = process(hints=False), process(hints=False)
    room = await open_room(a.journal)
    await b.journal.value(room.stream)

    for title in ("Legal", "Security", "Pilot"):
        adding = room.wish("add_action", room.ada, title=title, side="both")
        await done(a.journal, adding)
        new = (await a.journal.value(room.stream)).tables["action"].keys() - set(room.actions)
        ticking = room.wish("complete_action", room.bo, step_id=new.pop(), round=1)
        await done(b.journal, ticking)
        room.actions[:] = (await b.journal.value(room.stream)).tables["action"]

    for stores in (a, b):
        await assert_sound(stores, room.stream)


async def test_a_repeat_sent_to_the_other_process_gets_the_first_answer(process):
    a, b = process(), process()
    room = await open_room(a.journal)
    tick = room.tick(0)

    answers = await asyncio.gather(*(s.journal.submit(tick) for s in (a, b) * 20))

    assert len({answer.seq for answer in answers}) == 1
    assert sum(not answer.repeated for answer in answers) == 1


async def test_a_repeat_that_waits_for_the_first_one_s_commit_gets_its_answer(process):
    a, b = process(), process()
    room = await open_room(a.journal)
    deciding = asyncio.Event()

    def linger(db, events):
        deciding.set()
        db.exec_driver_sql("SELECT pg_sleep(0.5)")

    tick = room.tick(0, companion=linger)
    first = asyncio.create_task(a.journal.submit(tick))
    await deciding.wait()
    again = await b.journal.submit(tick)

    assert again == replace(await first, repeated=True)


async def test_many_rooms_in_both_processes_lose_and_double_nothing(process):
    a, b = process(), process()
    rooms = [await open_room(a.journal) for _ in range(8)]
    wishes = [(s, room.turn(n, t)) for t in range(10) for room in rooms for n, s in ((0, a), (1, b))]

    answers = await asyncio.gather(*(stores.journal.submit(wanted) for stores, wanted in wishes))

    assert all(isinstance(answer, Done) and not answer.repeated for answer in answers)
    for room in rooms:
        for stores in (a, b):
            await assert_sound(stores, room.stream)


async def test_a_room_restored_under_another_epoch_is_published_as_a_new_beginning(process):
    a, b = process(hints=False), process(hints=False)
    room = await open_room(a.journal)
    ear = await Ear(b.journal, room.stream).begin()

    await a.database.write(lambda db: db.exec_driver_sql("UPDATE stream SET epoch = 'drawn again'"))
    value = await b.journal.value(room.stream)

    assert value.epoch == "drawn again"
    assert ear.values[-1] is value
    assert ear.bodies == []
    await done(b.journal, room.tick(0))
    await assert_sound(b, room.stream)


async def test_a_command_that_meets_another_epoch_is_decided_in_it(process):
    a, b = process(hints=False), process(hints=False)
    room = await open_room(a.journal)
    before = await b.journal.value(room.stream)

    await a.database.write(lambda db: db.exec_driver_sql("UPDATE stream SET epoch = 'drawn again'"))
    answer = await done(b.journal, room.tick(0))

    assert answer.seq == before.seq + 1
    assert b.journal.published.get(room.stream).epoch == "drawn again"
    await assert_sound(b, room.stream)


async def test_what_is_broadcast_reaches_the_other_processes_only(process):
    a, b = process(), process()
    heard = {"a": asyncio.Queue(), "b": asyncio.Queue()}
    for name, stores in (("a", a), ("b", b)):
        stores.journal.on_broadcast("presence", heard[name].put_nowait)
    payloads = [bytes([n]) * 3_000 for n in range(10)]

    async with asyncio.timeout(10):
        while heard["b"].empty():
            a.journal.broadcast("presence", b"hello")
            await asyncio.sleep(0.05)
    for payload in payloads:
        a.journal.broadcast("presence", payload)

    async with asyncio.timeout(10):
        got = [await heard["b"].get()]
        while got[-1] != payloads[-1]:
            got.append(await heard["b"].get())
    assert got[-10:] == payloads
    assert heard["a"].empty()


async def test_a_list_hears_of_streams_that_it_watches_without_holding_them(process):
    a, b = process(hints=False), process(hints=False)
    room = await open_room(a.journal)
    heard = asyncio.Queue()
    b.journal.published.hear(lambda stream, seq: heard.put_nowait((stream, seq)))
    b.journal.watch(room.stream)

    async with asyncio.timeout(10):
        while heard.empty():
            last = await done(a.journal, room.turn(0, (await a.journal.value(room.stream)).seq))
            await asyncio.sleep(0.3)

    stream, seq = heard.get_nowait()
    assert stream == room.stream
    assert seq <= last.seq


async def test_a_companion_of_one_process_is_seen_by_the_other(process):
    a, b = process(), process()
    room = await open_room(a.journal)
    name = f"Contoso {new_id()}"

    def found(db, events):
        organisations.add_organisation(db, name, next(iter(events.values())).at)

    await done(a.journal, room.tick(0, companion=found))

    assert await b.database.read(lambda db: organisations.organisation_by_name(db, name))
