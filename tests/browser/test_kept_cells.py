"""Cells of an imported sheet that were kept: the importer's side reads them, the other never gets them."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from playwright.async_api import Browser, Route, expect
from playwright.async_api import Error as PlaywrightError

from tests.live.fixtures import Engine, serving_on
from tests.live.world import link_for
from tests.servers.browsing import Visitor, sit_down
from tests.servers.serving import COOKIE, Serving

KEPT = "240,000"
WHAT_BO_READS = {
    "Risks": "The CISO leaves",
    "People": "Finn",
    "History": "opened the room",
    "Plan": "Run the pilot",
}


async def test_kept_cells_are_read_by_the_importers_side_before_and_after_the_opening(
    browser: Browser, sqlite_engine: Engine, tmp_path: Path, pages: Path
) -> None:
    async with at_the_draft(browser, sqlite_engine, tmp_path, pages) as (ada, _, _):
        await reads_the_kept_cell(ada)

        await opens_to_the_buyer(ada)

        await reads_the_kept_cell(ada)
        await ada.page.reload()
        await reads_the_kept_cell(ada)


async def test_the_other_side_is_sent_no_kept_cell(
    browser: Browser, sqlite_engine: Engine, tmp_path: Path, pages: Path
) -> None:
    room = sqlite_engine.world.draft_room
    async with at_the_draft(browser, sqlite_engine, tmp_path, pages) as (ada, bo, server):
        await opens_to_the_buyer(ada)
        heard = await everything_sent_to(bo)

        await bo.open(f"/sign-in/link#{link_for(server, 'bo@contoso.example', room)}")
        await bo.page.get_by_role("button", name="Enter").click()
        await bo.tick("Run the pilot").click()
        await expect(ada.tick("Run the pilot")).to_be_checked()
        for page, shown in WHAT_BO_READS.items():
            await bo.page.get_by_role("link", name=page, exact=True).click()
            await expect(bo.page.get_by_text(shown).first).to_be_visible()

        await expect(bo.page.get_by_text("Kept with")).to_have_count(0)
        assert all(kind in "".join(heard) for kind in ("room.opened", "action.completed"))
        assert [text for text in heard if KEPT in text or "private_cell" in text] == []


async def test_a_kept_cell_is_shared_by_hand_into_the_note_of_a_step(
    browser: Browser, sqlite_engine: Engine, tmp_path: Path, pages: Path
) -> None:
    async with at_the_draft(browser, sqlite_engine, tmp_path, pages) as (ada, bo, server):
        room = sqlite_engine.world.draft_room
        await opens_to_the_buyer(ada)
        await bo.open(f"/sign-in/link#{link_for(server, 'bo@contoso.example', room)}")
        await bo.page.get_by_role("button", name="Enter").click()
        await reads_the_kept_cell(ada)

        await ada.page.get_by_role("button", name="Share…").click()
        dialog = ada.page.get_by_role("dialog", name="Share this cell with Contoso")
        await expect(dialog).to_contain_text(f"ARR: {KEPT}")
        assert "Run the pilot" not in await dialog.get_by_role("option").all_inner_texts()
        await dialog.get_by_label("Step").select_option("Sign the contract")
        await dialog.get_by_role("button", name="Share").click()

        await expect(ada.page.get_by_text("Kept with")).to_have_count(0)
        await bo.page.get_by_text("Sign the contract").first.click()
        await expect(bo.page.get_by_text(f"ARR: {KEPT}")).to_be_visible()


async def opens_to_the_buyer(ada: Visitor) -> None:
    """Ada opens the draft and stands in the shared room."""
    await ada.page.get_by_role("button", name="Open to Contoso").click()
    await ada.page.get_by_role("dialog").get_by_role("button", name="Open to Contoso").click()
    await expect(ada.page.get_by_text("This is a draft.")).to_have_count(0)
    await expect(ada.tick("Run the pilot")).to_be_visible()


async def reads_the_kept_cell(ada: Visitor) -> None:
    """It lies folded at the end of the plan, and says who sees it."""
    kept = ada.page.get_by_role("group").filter(has_text="Kept with Northwind")
    await expect(kept).to_contain_text("1 cell of the spreadsheet")
    await expect(kept.get_by_text(KEPT)).to_be_hidden()
    await kept.get_by_text("Kept with Northwind").click()
    await expect(kept.get_by_role("row").filter(has_text=KEPT)).to_have_text(re.compile("row 3.*ARR"))
    await expect(kept).to_contain_text("Only Northwind sees these cells")


async def everything_sent_to(visitor: Visitor) -> list[str]:
    """What the server says to this window from now on, by HTTP and by the socket."""
    heard: list[str] = []

    async def keep(route: Route) -> None:
        with suppress(PlaywrightError):  # a page that is left, or its server gone, waits for no answer
            answer = await route.fetch()
            heard.append(await answer.text())
            await route.fulfill(response=answer)

    await visitor.page.route("**/api/**", keep)
    visitor.page.on("websocket", lambda line: line.on("framereceived", lambda said: heard.append(str(said))))
    return heard


@asynccontextmanager
async def at_the_draft(
    browser: Browser, engine: Engine, folder: Path, pages: Path
) -> AsyncIterator[tuple[Visitor, Visitor, Serving]]:
    """Ada at her draft with a cell kept from the sheet, Bo still outside, and the server."""
    world = engine.world
    with serving_on(engine, folder) as begin:
        server = begin(settings={"PORTAL_FRONT_END": str(pages)})
        ada = await sit_down(browser, "Ada", server.origin, (COOKIE, world.tokens["Ada"]))
        bo = await sit_down(browser, "Bo", server.origin, service_workers="block")
        await ada.open(f"/rooms/{world.draft_room}")
        yield ada, bo, server
        for visitor in (ada, bo):
            await visitor.context.close()
