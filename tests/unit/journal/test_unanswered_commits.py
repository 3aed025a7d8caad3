"""A COMMIT that was stored while its answer was lost reaches everybody else as any other does."""

import itertools
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import portal.core.sqlite.writer as writing
import portal.journal.sqlite.doubts as doubting
import portal.journal.sqlite.journal as journals
from portal.core import clock
from portal.core.database import OutcomeUnknown, Unavailable
from portal.core.schema import metadata
from portal.journal.engine import open_engine
from tests.journals.engines import Stores
from tests.journals.log import assert_sound
from tests.journals.rooms import done, open_room
from tests.postgresql.following import Ear


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    database, journal = open_engine(f"sqlite:///{tmp_path / 'portal.db'}", clock.now)
    await database.write(lambda db: metadata.create_all(db, checkfirst=False))
    yield Stores(database, journal)
    await journal.close()
    await database.close()


@contextmanager
def _unanswered(*, stored: bool) -> Iterator[None]:
    """The COMMIT of a command goes through, or does not, and nobody hears of it."""
    real = writing._commit

    def commit(items, batch):
        is_look = all(isinstance(item, doubting._Look) for item in items)
        if is_look or stored:
            real(items, batch)
        if not is_look:
            raise OutcomeUnknown("no answer")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "_commit", commit)
        yield


def _failing(monkeypatch, where: Any, name: str, error: Exception, calls: range) -> None:
    """Let these calls fail, counted from 0."""
    real, made = getattr(where, name), itertools.count()

    def call(*given):
        if next(made) in calls:
            raise error
        return real(*given)

    monkeypatch.setattr(where, name, call)


async def test_those_who_listen_hear_what_was_stored_without_an_answer(stores):
    room = await open_room(stores.journal)
    ear = await Ear(stores.journal, room.stream).begin()
    before = ear.values[0].seq

    with _unanswered(stored=True), pytest.raises(OutcomeUnknown):
        await stores.journal.submit(room.tick(0))
    await ear.reaches(before + 1)

    assert (await stores.journal.value(room.stream)).seq == before + 1
    assert ear.bodies == await stores.journal.events(room.stream, before, 10)
    await assert_sound(stores, room.stream)


async def test_what_was_not_stored_is_never_published(stores):
    room = await open_room(stores.journal)
    ear = await Ear(stores.journal, room.stream).begin()
    ticked = room.tick(0)

    with _unanswered(stored=False), pytest.raises(OutcomeUnknown):
        await stores.journal.submit(ticked)
    answer = await done(stores.journal, ticked)

    assert not answer.repeated
    assert len(ear.bodies) == 1
    await assert_sound(stores, room.stream)


async def test_the_next_event_is_published_behind_those_whose_answer_was_lost(stores):
    room = await open_room(stores.journal)
    ear = await Ear(stores.journal, room.stream).begin()
    before = ear.values[0].seq

    for n in range(3):
        with _unanswered(stored=n != 1), pytest.raises(OutcomeUnknown):
            await stores.journal.submit(room.tick(n))
    last = await done(stores.journal, room.tick(3))

    await ear.reaches(last.seq)
    assert [value.seq for value in ear.values] == [before, before + 1, before + 2, before + 3]
    assert ear.bodies == await stores.journal.events(room.stream, before, 10)


async def test_whoever_has_read_it_meanwhile_is_not_told_twice(stores, monkeypatch):
    room = await open_room(stores.journal)
    ear, heard = Ear(stores.journal, room.stream), []
    stores.journal.published.hear(lambda stream, seq: heard.append((stream, seq)))
    stores.journal.published.forget(room.stream)
    monkeypatch.setattr(doubting.Doubts, "look_in", lambda *_: None)

    with _unanswered(stored=True), pytest.raises(OutcomeUnknown):
        await stores.journal.submit(room.tick(0))
    read = await stores.journal.value(room.stream)
    await done(stores.journal, room.tick(1))

    assert heard == [(room.stream, read.seq)]
    assert ear.bodies == await stores.journal.events(room.stream, read.seq, 10)


@pytest.mark.parametrize(
    ("where", "name", "error", "calls"),
    [
        (doubting, "_is_stored", sqlite3.OperationalError("disk I/O error"), range(3)),
        (writing.Writer, "_begun", sqlite3.OperationalError("unable to open"), range(1, 4)),
        (journals, "write", Unavailable("disk full"), range(1, 4)),
    ],
    ids=["the log cannot be read", "no batch can begin", "batches fail"],
)
async def test_a_log_that_cannot_be_looked_at_yet_is_looked_at_again(
    stores, monkeypatch, where, name, error, calls
):
    room = await open_room(stores.journal)
    ear = await Ear(stores.journal, room.stream).begin()
    monkeypatch.setattr(doubting, "SECOND", 0.01)
    with _unanswered(stored=True):
        _failing(monkeypatch, where, name, error, calls)
        with pytest.raises(OutcomeUnknown):
            await stores.journal.submit(room.tick(0))

    await ear.reaches(ear.values[0].seq + 1)

    assert len(ear.bodies) == 1
