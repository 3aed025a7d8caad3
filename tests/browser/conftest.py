"""One browser for all tests, one demo for each module, and windows that close after each test."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser

from tests.browser.sitting import Sit
from tests.live.fixtures import postgresql_engine, sqlite_engine
from tests.servers.browsing import Visitor, chromium_running, pages_folder, sit_down
from tests.servers.demo import Demo

__all__ = ["postgresql_engine", "sqlite_engine"]


@pytest.fixture(scope="session")
def pages() -> Path:
    """The built front end."""
    return pages_folder()


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Chromium, started once."""
    async with chromium_running() as running:
        yield running


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, pages: Path) -> Iterator[Demo]:
    """A demo for all tests of a module, which therefore touch different steps."""
    running = Demo(tmp_path_factory.mktemp("demo") / "data", pages).start()
    try:
        yield running
        assert "Traceback" not in running.log
    finally:
        running.stop()


@pytest.fixture
async def sit(browser: Browser, demo: Demo) -> AsyncIterator[Sit]:
    """Sit down at a window of the demo as somebody; "" is a stranger. No page may complain."""
    made: list[Visitor] = []

    async def at_window(name: str, **look: Any) -> Visitor:
        cookie = demo.session(name) if name else None
        made.append(await sit_down(browser, name, demo.origin, cookie, **look))
        return made[-1]

    yield at_window
    for visitor in made:
        await visitor.context.close()
    assert [line for visitor in made for line in visitor.complaints] == []


@pytest.fixture(scope="module")
def room(demo: Demo) -> str:
    """The room of Contoso and Northwind, under way; what is added beside its milestones is never folded."""
    found = demo.room("Faster claims")
    demo.do("Ada", found, "add_action", title="Keep the notes", side="seller")
    return found
