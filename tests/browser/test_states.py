"""Pages with nothing on them, on their way, out of reach or turned down say so, and what to do."""

import asyncio
import re
from pathlib import Path

from playwright.async_api import Browser, Route, expect

from tests.browser.sitting import Sit
from tests.live.fixtures import Engine, serving_on
from tests.servers.browsing import DESKTOP, sit_down
from tests.servers.serving import COOKIE


async def test_a_new_room_says_what_to_begin_with(sit: Sit) -> None:
    ada = await sit("Ada")
    await ada.open("/")
    await ada.page.get_by_role("button", name="New room").click()
    await ada.page.get_by_label("The other company").fill("Litware")
    await ada.page.get_by_role("button", name="Begin the draft").click()

    await expect(ada.page.get_by_role("heading", name="The plan is still empty")).to_be_visible()
    await ada.page.get_by_role("link", name="Risks", exact=True).click()
    await expect(ada.page.get_by_text("Nobody has named a risk yet")).to_be_visible()
    await ada.page.get_by_role("link", name="Plan", exact=True).click()
    await ada.page.get_by_role("button", name="Add a milestone").click()
    await ada.page.get_by_label("Add a milestone").fill("Teams agree")
    await ada.page.keyboard.press("Enter")
    await expect(ada.link("Teams agree")).to_be_visible()
    ada.forgive("404")


async def test_somebody_without_rooms_is_told_how_one_appears(
    browser: Browser, sqlite_engine: Engine, tmp_path: Path, pages: Path
) -> None:
    tokens = sqlite_engine.world.tokens
    with serving_on(sqlite_engine, tmp_path) as begin:
        server = begin(settings={"PORTAL_FRONT_END": str(pages)})
        hal = await sit_down(browser, "Hal", server.origin, (COOKIE, tokens["Hal"]))
        sam = await sit_down(browser, "Sam", server.origin, (COOKIE, tokens["Sam"]))
        await hal.open("/")
        await expect(hal.page.get_by_role("heading", name="No rooms yet")).to_be_visible()
        await expect(hal.page.get_by_role("link", name="Import a plan")).to_be_visible()

        await sam.open("/")
        await expect(sam.page.get_by_text("A room appears here once somebody invites you.")).to_be_visible()
        await expect(sam.page.get_by_role("link", name="Import a plan")).to_have_count(0)
        for visitor in (hal, sam):
            await visitor.context.close()


async def test_a_page_on_its_way_has_its_shape_already(sit: Sit, room: str) -> None:
    bo = await sit("Bo", service_workers="block")
    held = asyncio.Event()

    async def hold(route: Route) -> None:
        await held.wait()
        await route.continue_()

    await bo.page.route("**/snapshot", hold)
    await bo.open(f"/rooms/{room}")
    await expect(bo.page.get_by_role("status").filter(has_text="Loading…")).to_be_visible()
    await expect(bo.page.get_by_role("link", name="Risks", exact=True)).to_be_visible()

    held.set()
    await expect(bo.page.get_by_role("status").filter(has_text="Loading…")).to_have_count(0)
    await expect(bo.page.locator("[data-row]").first).to_be_visible()
    bo.complaints.clear()


async def test_a_list_out_of_reach_says_so_and_can_be_tried_again(sit: Sit) -> None:
    bo = await sit("Bo", service_workers="block")
    await bo.page.route("**/api/rooms", lambda route: route.abort())
    await bo.open("/")
    failed = bo.page.get_by_role("alert")
    await expect(failed).to_contain_text("The rooms could not be read")

    await bo.page.unroute("**/api/rooms")
    await bo.page.get_by_role("button", name="Try again").click()

    await expect(bo.page.get_by_role("link", name="Contoso × Northwind").first).to_be_visible()
    await expect(failed).to_have_count(0)
    bo.complaints.clear()


async def test_a_part_of_the_page_that_cannot_be_loaded_is_no_blank_page(sit: Sit, room: str) -> None:
    bo = await sit("Bo", service_workers="block")
    await bo.open(f"/rooms/{room}")
    await bo.page.locator("[data-row]").first.wait_for()
    await bo.page.route("**/assets/RisksPage*", lambda route: route.abort())

    await bo.page.get_by_role("link", name="Risks", exact=True).click()

    await expect(bo.page.get_by_role("alert")).to_contain_text("This page could not be loaded")
    bo.complaints.clear()


async def test_a_dialog_that_cannot_be_loaded_gets_the_page_anew_once_and_then_says_so(
    sit: Sit, room: str
) -> None:
    bo = await sit("Bo", service_workers="block")
    await bo.open(f"/rooms/{room}")
    await bo.page.locator("[data-row]").first.wait_for()
    await bo.page.route("**/assets/SettingsDialog*.js", lambda route: route.abort())
    settings = bo.page.locator("header button[aria-haspopup=dialog]")

    async with bo.page.expect_navigation():
        await settings.click()
    await settings.click()

    await expect(bo.page.get_by_role("alert")).to_contain_text("This part could not be loaded")
    bo.complaints.clear()


async def test_a_room_never_opened_here_cannot_be_opened_offline_and_says_why(sit: Sit, room: str) -> None:
    bo = await sit("Bo")
    await bo.open("/")
    await bo.page.get_by_role("link", name="Faster claims").wait_for()
    await bo.is_kept()
    await bo.context.set_offline(True)

    await bo.page.get_by_role("link", name="Faster claims").click()

    await expect(bo.page.get_by_text("You are offline", exact=True)).to_be_visible()
    await expect(bo.page.get_by_text("has not been opened on this device before")).to_be_visible()
    await bo.context.set_offline(False)
    await expect(bo.page.locator("[data-row]").first).to_be_visible()
    bo.complaints.clear()


async def test_a_stranger_is_shown_the_door_and_who_leaves_leaves_nothing_behind(sit: Sit, room: str) -> None:
    stranger, bo = await sit(""), await sit("Bo")
    await stranger.open(f"/rooms/{room}")
    await expect(stranger.page.get_by_role("heading", name="Who would you like to be?")).to_be_visible()
    for turned_away in ("401", HUNG_UP):
        stranger.forgive(turned_away)

    await bo.open(f"/rooms/{room}")
    await bo.page.locator("[data-row]").first.wait_for()
    await bo.page.locator("header button[aria-haspopup=menu]").click()
    await bo.page.get_by_role("menuitem", name="Sign out").click()
    await expect(bo.page.get_by_role("heading", name="Who would you like to be?")).to_be_visible()
    kept = await bo.page.evaluate(ROWS_KEPT)
    assert kept == 0
    await bo.open(f"/rooms/{room}")
    await expect(bo.page.get_by_role("heading", name="Who would you like to be?")).to_be_visible()
    for turned_away in ("401", HUNG_UP):
        bo.forgive(turned_away)


async def test_what_matters_is_seen_without_scrolling(sit: Sit, room: str) -> None:
    for size in (DESKTOP, {"width": 1920, "height": 1080}):
        bo = await sit("Bo", viewport=size)
        await bo.open(f"/rooms/{room}")
        for words in WHAT_MATTERS:
            await expect(bo.page.get_by_text(re.compile(words)).first).to_be_in_viewport(ratio=1)
        await expect(bo.link("Legal review of the master agreement")).to_be_in_viewport(ratio=1)


# Said of a socket that is given up because the page learned meanwhile that nobody is signed in.
HUNG_UP = "closed before the connection is established"
WHAT_MATTERS = (
    "Contoso cuts claim handling",
    "Decision",
    r"\d+ of \d+ · \d+ %",
    "Next for",
    r"\d blocked",
)
ROWS_KEPT = """async () => {
  let rows = 0
  for (const { name } of await indexedDB.databases()) {
    const open = indexedDB.open(name)
    const database = await new Promise((done) => (open.onsuccess = () => done(open.result)))
    for (const store of database.objectStoreNames) {
      const count = database.transaction(store).objectStore(store).count()
      rows += await new Promise((done) => (count.onsuccess = () => done(count.result)))
    }
    database.close()
  }
  return rows
}"""
