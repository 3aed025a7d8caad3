"""Where the others look is told to fingers and keys as well."""

from playwright.async_api import expect

from tests.browser.scene import ON_A_PHONE
from tests.browser.sitting import Sit, at_the_plan
from tests.browser.test_accessibility import complaints_of_axe

PHONE = ON_A_PHONE | {"service_workers": "allow"}


async def test_a_tap_tells_who_is_where_and_leads_there(sit: Sit, room: str) -> None:
    await at_the_plan(sit, room, "Ada")
    ada = await sit("Chen")
    await ada.open(f"/rooms/{room}/risks")
    bo = await sit("Bo", **PHONE)
    await bo.open(f"/rooms/{room}")

    await bo.page.get_by_role("button", name="Chen Yu").tap()
    here = bo.page.get_by_role("list", name="Also here")
    await expect(here.get_by_role("listitem")).to_have_count(2)
    await here.get_by_role("link", name="Chen Yu is looking at: Risks").tap()

    await expect(bo.page).to_have_url(f"{bo.origin}/rooms/{room}/risks")
    await expect(here).to_be_hidden()


async def test_the_list_opens_and_closes_by_keys(sit: Sit, room: str) -> None:
    _, bo = await at_the_plan(sit, room, "Ada", "Bo")
    button = bo.page.get_by_role("button", name="Also here: Ada")
    here = bo.page.get_by_role("list", name="Also here")

    await button.focus()
    await bo.page.keyboard.press("Enter")
    await expect(here.get_by_role("link", name="is looking at: Plan")).to_be_focused()
    assert await complaints_of_axe(bo.page) == []
    await bo.page.keyboard.press("Escape")

    await expect(here).to_be_hidden()
    await expect(button).to_be_focused()
