"""Ctrl-K does anything, in a room and outside of one; what needs a second choice asks for it."""

from playwright.async_api import Page, expect

from tests.browser.sitting import Sit, at_the_plan


async def find(page: Page, *words: str) -> None:
    """Type into the palette and take what stands first, as often as it asks."""
    await page.keyboard.press("Control+k")
    line = page.get_by_role("combobox", name="Find or do anything")
    for said in words:
        await expect(line).to_be_focused()
        await expect(line).to_have_value("")
        await page.keyboard.type(said)
        await page.keyboard.press("Enter")


async def test_an_action_goes_under_another_milestone_for_both(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    there = await bo.add_milestone(room, "The hall is booked")
    await bo.add(room, "Ask for the key", side="both")
    await expect(bo.link("The hall is booked")).to_be_visible()
    await expect(bo.link("Ask for the key")).to_be_visible()

    await find(bo.page, "another milestone ask for the key", "hall is booked")

    stone = ada.page.locator(f"[data-stone='{there}']")
    await expect(stone.get_by_text("Ask for the key")).to_be_visible()


async def test_what_a_step_is_to_become_is_asked_from_there(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    await bo.add_milestone(room, "The guests have come")
    await bo.add(room, "Rent the chairs", side="buyer")
    await expect(bo.link("Rent the chairs")).to_be_visible()

    await find(bo.page, "drop it rent the chairs")
    await bo.page.get_by_role("dialog").get_by_role("button", name="Drop").click()
    await expect(ada.link("Rent the chairs")).to_have_count(0)
    await find(bo.page, "this is the decision the guests have come")
    await expect(ada.row("The guests have come")).to_contain_text("decision")
    await find(bo.page, "add a shared action the guests have come")
    await bo.page.keyboard.type("Welcome them")
    await bo.page.keyboard.press("Enter")

    await expect(ada.link("Welcome them")).to_be_visible()


async def test_what_begins_on_another_page_begins_there(sit: Sit, room: str) -> None:
    [bo] = await at_the_plan(sit, room, "Bo")

    await find(bo.page, "name a person northwind")
    await expect(bo.page).to_have_url(f"{bo.origin}/rooms/{room}/people")
    await expect(bo.page.get_by_role("dialog", name="Name a person")).to_be_visible()
    await bo.page.keyboard.press("Escape")
    await expect(bo.page.get_by_role("dialog")).to_have_count(0)
    await find(bo.page, "bring in a company")

    await expect(bo.page.get_by_role("dialog", name="Bring in a company")).to_be_visible()


async def test_outside_of_a_room_it_finds_rooms_and_begins_one(sit: Sit, room: str) -> None:
    ada = await sit("Ada")
    await ada.open("/import")
    await expect(ada.page.get_by_role("heading", level=1)).to_be_visible()

    await find(ada.page, "new room")
    await expect(ada.page.get_by_role("dialog", name="New room")).to_be_visible()
    await ada.page.keyboard.press("Escape")
    await ada.page.get_by_role("button", name="Find or do anything").click()
    await ada.page.keyboard.type("one view of every plant")
    await expect(ada.page.get_by_role("option", name="One view of every plant")).to_be_visible()
    await ada.page.keyboard.press("Enter")
    await expect(ada.page.get_by_text("This is a draft.")).to_be_visible()
    await find(ada.page, "open to fabrikam")

    await expect(ada.page.get_by_role("dialog", name="Open this room to Fabrikam")).to_be_visible()
