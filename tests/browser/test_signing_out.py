"""Signing out where no server can be reached: gone here at once, and from the server once it is told."""

from playwright.async_api import expect

from tests.browser.sitting import Sit


async def test_who_signs_out_offline_is_gone_here_and_later_from_the_server(sit: Sit, room: str) -> None:
    bo = await sit("Bo")
    await bo.open(f"/rooms/{room}")
    await bo.page.locator("[data-row]").first.wait_for()
    await bo.is_kept()
    await bo.context.set_offline(True)

    await bo.page.locator("header button[aria-haspopup=menu]").click()
    await bo.page.get_by_role("menuitem", name="Sign out").click()
    await expect(bo.page.get_by_text("You are signed out on this device.")).to_be_visible()
    await bo.open("/")
    await expect(bo.page.get_by_role("heading", name="Sign in")).to_be_visible()

    await bo.context.set_offline(False)
    await expect(bo.page.get_by_text("You are signed out on this device.")).to_have_count(0)
    await bo.open(f"/rooms/{room}")
    await expect(bo.page.get_by_role("heading", name="Who would you like to be?")).to_be_visible()
    bo.complaints.clear()
