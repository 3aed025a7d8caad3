"""Seeded databases on both engines, copied for each server; servers; the people who use them."""

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import anyio.to_thread
import asyncpg
import pytest

from tests.live.person import Person
from tests.live.world import World, seeded
from tests.servers.serving import Serving

__all__ = [
    "engine",
    "person",
    "postgresql_engine",
    "serving",
    "sqlite_engine",
    "start",
    "start_another",
    "world",
]
ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


@dataclass(frozen=True)
class Engine:
    """Where copies of the seeded database come from."""

    name: str
    world: World
    copy: "Callable[[Path], contextmanager[str]]"


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn."""
    found: Engine = request.getfixturevalue(f"{request.param}_engine")
    return found


@pytest.fixture(scope="session")
def sqlite_engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The embedded database, seeded once."""
    path = tmp_path_factory.mktemp("seeded") / "portal.db"
    world = seeded(f"sqlite:///{path}")

    @contextmanager
    def copy(folder: Path) -> Iterator[str]:
        shutil.copyfile(path, folder / "portal.db")
        yield f"sqlite:///{folder / 'portal.db'}"

    return Engine("sqlite", world, copy)


@pytest.fixture(scope="session")
def postgresql_engine(postgresql_server: str) -> Iterator[Engine]:
    """PostgreSQL, seeded once and then used as a template."""
    with _database(postgresql_server, "template0") as url:
        world = seeded(url)
        template = urlsplit(url).path[1:]

        @contextmanager
        def copy(_: Path) -> Iterator[str]:
            with _database(postgresql_server, template) as made:
                yield made

        yield Engine("postgresql", world, copy)


@pytest.fixture
def start(engine: Engine, tmp_path: Path) -> Iterator[Callable[..., Serving]]:
    """Start a server on a copy of its own; called again, a further process on that same copy."""
    with serving_on(engine, tmp_path) as begin:
        yield begin


@pytest.fixture
def start_another(
    engine: Engine, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Serving]]:
    """Start a server on another copy."""
    with serving_on(engine, tmp_path_factory.mktemp("another")) as begin:
        yield begin


@contextmanager
def serving_on(engine: Engine, folder: Path) -> Iterator[Callable[..., Serving]]:
    """A way to start servers on one copy of the seeded database; they are ended after the block."""
    started: list[Serving] = []
    with engine.copy(folder) as url:

        def begin(*, at_once: bool = True, **options: object) -> Serving:
            serving = Serving(folder, url, **options)  # type: ignore[arg-type]
            started.append(serving)
            return serving.start() if at_once else serving

        try:
            yield begin
        finally:
            for serving in started:
                serving.close()


@pytest.fixture(scope="module")
def serving(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """One server for all tests of a module, which leave it usable; it must log no bug."""
    with serving_on(engine, tmp_path_factory.mktemp("serving")) as begin:
        running = begin()
        yield running
        assert running.stop() == 0
        assert not running.bugs


@pytest.fixture
def world(engine: Engine) -> World:
    """What every server begins with."""
    return engine.world


@pytest.fixture
async def person(serving: Serving, world: World) -> AsyncIterator[Callable[..., Person]]:
    """Somebody at the module's server, without a socket yet; "" is a visitor."""
    made: list[Person] = []

    def be(name: str, at: Serving | None = None, **options: object) -> Person:
        token = world.tokens.get(name, "")
        made.append(Person(at or serving, name, token, **options))  # type: ignore[arg-type]
        return made[-1]

    yield be
    for one in made:
        await one.leave()


@contextmanager
def _database(server: str, template: str) -> Iterator[str]:
    name = f"cairn_{uuid4().hex}"
    with anyio.from_thread.start_blocking_portal() as portal:
        portal.call(_execute, server, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            portal.call(_execute, server, f'DROP DATABASE "{name}" WITH (FORCE)')


async def _execute(url: str, statement: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
