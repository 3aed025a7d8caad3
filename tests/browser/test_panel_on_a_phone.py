"""A step's panel covers a phone's page, and nothing leads under it."""

from playwright.async_api import expect

from tests.browser.scene import ON_A_PHONE
from tests.browser.sitting import Sit
from tests.servers.browsing import DESKTOP
from tests.servers.demo import Demo

PHONE = ON_A_PHONE | {"service_workers": "allow"}
IS_COVERED = """() => {
  const at = document.activeElement
  return at !== document.body && !at.closest("aside, dialog")
}"""
TITLE = "Security and legal are satisfied"


async def test_tab_stays_in_the_panel_that_covers_the_page(sit: Sit, room: str, demo: Demo) -> None:
    bo = await sit("Bo", **PHONE)
    await bo.open(f"/rooms/{room}?step={demo.step(room, TITLE)}")
    await expect(bo.page.get_by_role("complementary", name=TITLE)).to_be_focused()

    for key in ["Tab"] * 25 + ["Shift+Tab"] * 50:
        await bo.page.keyboard.press(key)
        assert not await bo.page.evaluate(IS_COVERED)
    await bo.page.get_by_role("button", name="Move the date").click()
    await expect(bo.page.get_by_role("dialog")).to_be_visible()
    await bo.page.keyboard.press("Escape")
    await bo.page.get_by_role("complementary", name=TITLE).get_by_role("button", name="Close").click()

    await expect(bo.link(TITLE)).to_be_focused()


async def test_a_wider_window_gives_the_page_back(sit: Sit, room: str, demo: Demo) -> None:
    bo = await sit("Bo", viewport={"width": 390, "height": 844})
    await bo.open(f"/rooms/{room}?step={demo.step(room, TITLE)}")
    await expect(bo.page.get_by_role("complementary", name=TITLE)).to_be_focused()
    bar = bo.page.locator("header:has(nav)")
    await expect(bar).to_have_js_property("inert", True)

    await bo.page.set_viewport_size({"width": DESKTOP["width"], "height": DESKTOP["height"]})

    await expect(bar).to_have_js_property("inert", False)
