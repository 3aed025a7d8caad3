"""The network goes, the browser closes, the server dies: what was done is kept, and arrives once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.browser.sitting import Sit, frozen
from tests.live.fixtures import Engine, serving_on
from tests.servers.browsing import Visitor, own_browser, sit_down
from tests.servers.demo import Demo
from tests.servers.serving import COOKIE, Serving

PENDING = "Not sent yet"
BACK_AGAIN = 30_000


async def test_a_tick_made_offline_outlives_the_browser_and_arrives_once(
    sit: Sit, room: str, demo: Demo, tmp_path: Path
) -> None:
    ada = await sit("Ada")
    step = await ada.add(room, "Sign the parking form", side="both")
    await ada.open(f"/rooms/{room}")
    async with own_browser(tmp_path, "Bo", demo.origin) as bo:
        await bo.sign_in(demo.session("Bo"))
        await bo.open(f"/rooms/{room}")
        await expect(bo.tick("Sign the parking form")).to_be_visible()
        await bo.is_kept()
        await bo.context.set_offline(True)
        await expect(bo.page.get_by_text("Offline: your changes are kept here")).to_be_visible()
        await bo.tick("Sign the parking form").click()
        await expect(bo.row("Sign the parking form").get_by_text(PENDING)).to_have_count(1)

    async with own_browser(tmp_path, "Bo", demo.origin) as bo:
        await bo.context.set_offline(True)
        opened = await bo.open(f"/rooms/{room}")
        assert opened
        assert opened.from_service_worker
        await expect(bo.tick("Sign the parking form")).to_be_checked()
        await expect(bo.row("Sign the parking form").get_by_text(PENDING)).to_have_count(1)
        await expect(ada.tick("Sign the parking form")).not_to_be_checked()

        await bo.context.set_offline(False)
        await expect(ada.tick("Sign the parking form")).to_be_checked(timeout=BACK_AGAIN)
        await expect(bo.row("Sign the parking form").get_by_text(PENDING)).to_have_count(0)

    assert await ada.events(room, step) == ["action.added", "action.completed"]


async def test_ticks_under_way_when_the_server_is_killed_take_effect_once(
    browser: Browser, sqlite_engine: Engine, tmp_path: Path, pages: Path
) -> None:
    titles = [f"Promise {n}" for n in range(6)]
    room = sqlite_engine.world.room
    with serving_on(sqlite_engine, tmp_path) as begin:
        server = begin(settings={"PORTAL_FRONT_END": str(pages)})
        async with seats(browser, sqlite_engine, server, server) as (bo, ada):
            steps = [await bo.add(room, title, side="both") for title in titles]
            await bo.add(room, "Something still open", side="buyer")
            await asyncio.gather(*(visitor.open(f"/rooms/{room}") for visitor in (bo, ada)))
            await expect(bo.tick(titles[-1])).to_be_visible()
            await bo.is_kept()

            for title in titles[:3]:
                await bo.tick(title).click()
            with frozen(server.pid):
                for title in titles[3:]:
                    await bo.tick(title).click()
                await expect(bo.row(titles[-1]).get_by_text(PENDING)).to_have_count(1)
                server.kill()

            await bo.page.reload()
            await expect(bo.tick(titles[-1])).to_be_checked()
            await expect(bo.row(titles[-1]).get_by_text(PENDING)).to_have_count(1)
            await expect(bo.page.get_by_text("Reconnecting…")).to_be_visible()
            server.start()
            for title in titles:
                await expect(ada.tick(title)).to_be_checked(timeout=BACK_AGAIN)
            await expect(bo.page.get_by_text(PENDING)).to_have_count(0, timeout=BACK_AGAIN)
            await expect(bo.page.get_by_text("Reconnecting…")).to_have_count(0)
            for step in steps:
                assert await ada.events(room, step) == ["action.added", "action.completed"]


@pytest.mark.postgresql
async def test_buyer_and_seller_at_two_processes_over_one_postgresql_see_each_other(
    browser: Browser, postgresql_engine: Engine, tmp_path: Path, pages: Path
) -> None:
    room, settings = postgresql_engine.world.room, {"PORTAL_FRONT_END": str(pages)}
    with serving_on(postgresql_engine, tmp_path) as begin:
        first, second = begin(settings=settings), begin(settings=settings)
        async with seats(browser, postgresql_engine, first, second) as (bo, ada):
            await bo.add(room, "Agree the pilot's end", side="both")
            await bo.open(f"/rooms/{room}")
            await ada.open(f"/rooms/{room}")
            await expect(ada.page.get_by_role("button", name="Also here: Bo")).to_be_visible()

            await bo.tick("Agree the pilot's end").click()
            await expect(ada.tick("Agree the pilot's end")).to_be_checked()
            await ada.link("Agree the pilot's end").focus()
            await ada.page.keyboard.press("e")
            await ada.page.get_by_label("Words of this step").fill("Agree the end of the pilot")
            await ada.page.keyboard.press("Enter")
            await expect(bo.tick("Agree the end of the pilot")).to_be_checked()


@asynccontextmanager
async def seats(
    browser: Browser, engine: Engine, bo_at: Serving, ada_at: Serving
) -> AsyncIterator[tuple[Visitor, Visitor]]:
    """Bo at one server and Ada at another, or at the same one."""
    tokens = engine.world.tokens
    bo = await sit_down(browser, "Bo", bo_at.origin, (COOKIE, tokens["Bo"]))
    ada = await sit_down(browser, "Ada", ada_at.origin, (COOKIE, tokens["Ada"]))
    yield bo, ada
    for visitor in (bo, ada):
        await visitor.context.close()
