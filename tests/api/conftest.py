"""One application over a real database file, and browsers that are somebody."""

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from shutil import copyfile
from typing import Any

import httpx
import pytest
import time_machine
from litestar import Litestar, get
from sqlalchemy import Connection

from api.app import create_app
from api.policy import Policy
from api.services import Services
from portal.core import clock
from portal.core.config import DemoSettings, Settings
from portal.core.migrate import upgrade
from portal.core.sqlite.database import SqliteDatabase
from portal.journal.sqlite.journal import SqliteJournal
from portal.people.organisations import OrganisationRole, add_membership, add_organisation
from portal.people.sessions import begin_session
from portal.people.users import add_user

ORIGIN = "http://localhost:8000"


@dataclass
class Cast:
    """Ada sells for Northwind and runs it, Bo is champion at Contoso, Cy only watches."""

    ada: str
    bo: str
    cy: str
    northwind: str
    contoso: str


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(data=tmp_path, front_end=tmp_path / "dist")


@pytest.fixture(scope="session")
def fresh_database(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("fresh") / "portal.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
async def database(settings, fresh_database) -> AsyncIterator[SqliteDatabase]:
    path = Path(settings.database_url.removeprefix("sqlite:///"))
    copyfile(fresh_database, path)
    database = SqliteDatabase(path)
    yield database
    await database.close()


@pytest.fixture
def services(settings, database) -> Services:
    return Services(settings, database, SqliteJournal(database, clock.now))


@get("/api/rooms/{room:str}/plan", opt={"policy": Policy.ROOM_MEMBER}, sync_to_thread=False)
def plan() -> dict[str, str]:
    return {"plan": "shared"}


@get("/api/deals/{room:str}/plan", opt={"policy": Policy.DEAL_COLLEAGUE}, sync_to_thread=False)
def deal() -> dict[str, str]:
    return {"plan": "private"}


@get("/api/broken", opt={"policy": Policy.PUBLIC}, sync_to_thread=False)
def broken() -> None:
    raise RuntimeError("secret words of a customer")


@pytest.fixture
def app(services) -> Litestar:
    return create_app(services, [plan, deal, broken])


@pytest.fixture
def demo_app(settings, services) -> Litestar:
    return create_app(replace(services, settings=DemoSettings(**settings.model_dump())))


@pytest.fixture
async def cast(database) -> Cast:
    return await database.write(_cast)


def _cast(db: Connection) -> Cast:
    northwind = add_organisation(db, "Northwind", clock.now())
    contoso = add_organisation(db, "Contoso", clock.now())
    ada = add_user(db, "ada@northwind.example", "Ada Lindqvist")
    bo = add_user(db, "bo@contoso.example", "Bo Tanaka", "ja")
    cy = add_user(db, "cy@contoso.example", "Cy Okafor")
    add_membership(db, northwind, ada.id, OrganisationRole.ADMIN)
    add_membership(db, contoso, bo.id, OrganisationRole.MEMBER)
    add_membership(db, contoso, cy.id, OrganisationRole.MEMBER)
    return Cast(ada.id, bo.id, cy.id, northwind, contoso)


@pytest.fixture
def browser(app) -> Callable[..., httpx.AsyncClient]:
    return lambda on=app, address="127.0.0.1": httpx.AsyncClient(
        transport=httpx.ASGITransport(on, raise_app_exceptions=False, client=(address, 50000)),
        base_url=ORIGIN,
        headers={"origin": ORIGIN, "user-agent": "Test browser"},
    )


@pytest.fixture
def stranger(browser) -> httpx.AsyncClient:
    return browser()


@pytest.fixture
def signed_in(browser, database, settings) -> Callable[[str], Any]:
    async def sign_in(user: str) -> httpx.AsyncClient:
        token = await database.write(lambda db: begin_session(db, user, clock.now(), "Test browser"))
        client = browser()
        client.cookies.set(settings.cookie, token)
        return client

    return sign_in


@pytest.fixture
async def ada(cast, signed_in) -> httpx.AsyncClient:
    return await signed_in(cast.ada)


@pytest.fixture
async def bo(cast, signed_in) -> httpx.AsyncClient:
    return await signed_in(cast.bo)


@pytest.fixture
async def cy(cast, signed_in) -> httpx.AsyncClient:
    return await signed_in(cast.cy)


@pytest.fixture
def time_machine_now() -> Iterator[Callable[..., None]]:
    """Go to that much after the start of the test."""
    began = clock.now()
    travels: list[time_machine.travel] = []

    def go(**later: int) -> None:
        while travels:
            travels.pop().stop()
        travels.append(time_machine.travel(began + timedelta(**later), tick=True))
        travels[0].start()

    yield go
    while travels:
        travels.pop().stop()
