"""The thread that writes outlives whatever happens in a batch, and nobody waits for ever."""

import asyncio
import resource
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import Connection, text

from portal.core.database import Unavailable
from portal.core.sqlite.batch import Batch
from portal.core.sqlite.connections import driver
from portal.core.sqlite.database import SqliteDatabase
from portal.core.sqlite.writer import Writer

PATIENCE = 5.0


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    database = SqliteDatabase(tmp_path / "some.db")
    await database.write(lambda db: db.execute(text("CREATE TABLE note (words TEXT UNIQUE)")))
    yield database
    await database.close()


@dataclass(eq=False)
class Wish:
    """An item that writes a note; `last_words` are said just before the COMMIT."""

    words: str
    last_words: Exception | None = None
    published: Exception | None = None
    outcome: asyncio.Future[BaseException | None] = field(default_factory=asyncio.Future)
    reason: BaseException | None = None

    def run(self, batch: Batch) -> None:
        self.reason = None
        batch.raw.execute("INSERT INTO note VALUES (?)", (self.words,))
        batch.before_commit.append(lambda: _raised(self.last_words))
        batch.after_commit.append(lambda: _raised(self.published))

    def fail(self, reason: BaseException) -> None:
        self.reason = reason

    def settle(self) -> None:
        self.outcome.set_result(self.reason)


def _raised(error: Exception | None) -> None:
    if error is not None:
        raise error


async def _together(writer: Writer, *wishes: Wish) -> list[BaseException | None]:
    """Hold the writer's queue until all wishes stand in it, so that they are one batch."""
    with writer._wake:
        for wish in wishes:
            writer.submit(wish)
    async with asyncio.timeout(PATIENCE):
        return [await wish.outcome for wish in wishes]


async def _notes(database: SqliteDatabase) -> set[str]:
    return await database.read(lambda db: {row.words for row in db.execute(text("SELECT words FROM note"))})


def _note(words: str):
    return lambda db: db.execute(text("INSERT INTO note VALUES (:words)"), {"words": words})


async def test_a_database_that_cannot_be_opened_refuses_writes_and_serves_once_it_can(tmp_path):
    database = SqliteDatabase(tmp_path / "later" / "some.db")
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(Unavailable):
            await database.write(lambda _: None)

        (tmp_path / "later").mkdir()

        assert await database.write(lambda db: db.execute(text("SELECT 7")).scalar_one()) == 7
    await database.close()


async def test_a_connection_that_cannot_even_roll_back_is_replaced(database):
    def broken(db: Connection) -> None:
        driver(db).close()

    async with asyncio.timeout(PATIENCE):
        with pytest.raises((Unavailable, sqlite3.Error)):
            await database.write(broken)

        await database.write(_note("afterwards"))

    assert await _notes(database) == {"afterwards"}


async def test_an_error_that_one_item_caused_fails_that_item_alone(database):
    good, bad, other = Wish("good"), Wish("bad", last_words=ValueError("bad")), Wish("other")

    outcomes = await _together(database.writer, good, bad, other)

    assert [type(outcome) for outcome in outcomes] == [type(None), ValueError, type(None)]
    assert await _notes(database) == {"good", "other"}


async def test_a_full_disk_fails_the_whole_batch_and_is_found_out_once(database):
    full = sqlite3.OperationalError("database or disk is full")
    good, bad = Wish("good"), Wish("bad", last_words=full)

    outcomes = await _together(database.writer, good, bad)

    assert [type(outcome) for outcome in outcomes] == [Unavailable, Unavailable]
    assert await _notes(database) == set()


async def test_a_commit_that_the_disk_refuses_stores_nothing_not_even_for_a_restart(database, tmp_path):
    await database.write(_note("before"))
    with _full_disk(behind=tmp_path / "some.db-wal"), pytest.raises(Unavailable) as refused:
        await database.write(_note("refused"))

    assert type(refused.value) is Unavailable
    assert _as_after_a_crash(tmp_path) == await _notes(database) == {"before"}
    await database.write(_note("afterwards"))
    assert await _notes(database) == {"before", "afterwards"}


@contextmanager
def _full_disk(behind: Path) -> Iterator[None]:
    """No file may grow beyond the size that this one has."""
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (behind.stat().st_size, unlimited[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)


def _as_after_a_crash(folder: Path) -> set[str]:
    """What SQLite finds in the files alone, without what the running process remembers."""
    copies = folder / "crashed"
    copies.mkdir()
    for name in ("some.db", "some.db-wal"):
        copyfile(folder / name, copies / name)
    with closing(sqlite3.connect(copies / "some.db")) as connection:
        return {words for (words,) in connection.execute("SELECT words FROM note")}


async def test_a_listener_that_fails_keeps_nobody_waiting(database, caplog):
    deaf, next_one = Wish("heard", published=RuntimeError("deaf")), Wish("next")

    assert await _together(database.writer, deaf, next_one) == [None, None]
    assert await _notes(database) == {"heard", "next"}


async def test_after_a_clean_stop_the_database_file_is_all_there_is(tmp_path: Path) -> None:
    database = SqliteDatabase(tmp_path / "some.db")
    await database.write(lambda db: db.execute(text("CREATE TABLE note (words TEXT)")))
    await database.read(lambda db: db.execute(text("SELECT * FROM note")).all())

    await database.close()

    assert _left_in(tmp_path) == ["some.db"]


def _left_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]
