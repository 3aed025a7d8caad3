"""A draft is its maker's alone until it is opened, which shows beforehand what crosses over."""

from pathlib import Path

from playwright.async_api import Browser, expect

from tests.live.fixtures import Engine, serving_on
from tests.live.world import link_for
from tests.servers.browsing import sit_down
from tests.servers.serving import COOKIE

PRIVATE = "240,000"


async def test_a_draft_is_shown_and_opened_and_then_entered_by_the_buyer(
    browser: Browser, sqlite_engine: Engine, tmp_path: Path, pages: Path
) -> None:
    world = sqlite_engine.world
    path = f"/rooms/{world.draft_room}"
    with serving_on(sqlite_engine, tmp_path) as begin:
        server = begin(settings={"PORTAL_FRONT_END": str(pages)})
        ada = await sit_down(browser, "Ada", server.origin, (COOKIE, world.tokens["Ada"]))
        bo = await sit_down(browser, "Bo", server.origin)
        await ada.open(path)
        await expect(ada.page.get_by_text("This is a draft. Only Northwind sees it.")).to_be_visible()

        await ada.page.get_by_role("button", name="Open to Contoso").click()
        dialog = ada.page.get_by_role("dialog", name="Open this room to Contoso")
        await expect(dialog).to_contain_text("Contoso sees all of this")
        for part, lines in WHAT_CROSSES.items():
            crosses = dialog.get_by_role("group").filter(has_text=part)
            for line in lines.split(" · "):
                await expect(crosses.get_by_text(line).first).to_be_visible()
        await expect(dialog).not_to_contain_text(PRIVATE)
        await dialog.get_by_role("button", name="Open to Contoso").click()
        await expect(ada.page.get_by_text("This is a draft.")).to_have_count(0)
        await expect(ada.page.get_by_text("By June every order ships the same day")).to_be_visible()

        await bo.open(f"/sign-in/link#{link_for(server, 'bo@contoso.example', world.draft_room)}")
        await bo.page.get_by_role("button", name="Enter").click()
        await expect(bo.page).to_have_url(server.origin + path)
        await expect(bo.page.get_by_text("By June every order ships the same day")).to_be_visible()
        await bo.tick("Run the pilot").click()
        await expect(ada.tick("Run the pilot")).to_be_checked()
        assert PRIVATE not in await bo.page.content()
        for visitor in (ada, bo):
            await visitor.context.close()


async def test_nobody_of_the_other_side_learns_of_a_draft(
    browser: Browser, sqlite_engine: Engine, tmp_path: Path, pages: Path
) -> None:
    world = sqlite_engine.world
    with serving_on(sqlite_engine, tmp_path) as begin:
        server = begin(settings={"PORTAL_FRONT_END": str(pages)})
        bo = await sit_down(browser, "Bo", server.origin, (COOKIE, world.tokens["Bo"]))
        await bo.open("/")
        await expect(bo.page.get_by_role("link", name="Contoso × Northwind")).to_have_count(1)

        for room in (world.draft_room, "00000000-0000-4000-8000-000000000001"):
            await bo.open(f"/rooms/{room}")
            await expect(bo.page.get_by_text("This room is not available")).to_be_visible()
        await bo.context.close()


WHAT_CROSSES = {
    "Room settings": "Time zone of the room",
    "Success story and measures": "Bo convinces the board · Ship faster · No order is lost",
    "6 people": "Finn · contoso.example",
    "4 milestones": "Report accepted · Visit the factory · Fair",
    "1 risk": "The CISO leaves · probability",
}
