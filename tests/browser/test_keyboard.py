"""The plan without a mouse: where one stands is always to be seen, and everything can be done."""

from playwright.async_api import Page, expect

from tests.browser.scene import settled
from tests.browser.sitting import Sit, at_the_plan

RINGED = """() => {
  const element = document.activeElement
  const drawn = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1
  const holders = [element, element.parentElement]
  return holders.some((holder) => drawn(getComputedStyle(holder)))
}"""
NAME = "() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim()"


async def test_a_step_is_found_ticked_and_reworded_by_keys_alone(sit: Sit, room: str) -> None:
    bo, ada = await sit("Bo"), (await at_the_plan(sit, room, "Ada"))[0]
    await bo.add(room, "Print the agenda", side="buyer")
    await bo.open(f"/rooms/{room}")
    await bo.link("Print the agenda").wait_for()
    keys = bo.page.keyboard

    await keys.press("/")
    await expect(bo.page.get_by_role("combobox")).to_be_focused()
    await keys.type("print the ag")
    await keys.press("Enter")
    await expect(bo.page.get_by_role("heading", name="Print the agenda")).to_be_visible()
    await keys.press("Escape")
    await expect(bo.link("Print the agenda")).to_be_focused()
    await keys.press("Space")
    await expect(ada.tick("Print the agenda")).to_be_checked()
    await keys.press("e")
    await keys.type("Print the plan")
    await keys.press("Enter")
    await expect(ada.link("Print the plan")).to_be_visible()
    await expect(bo.link("Print the plan")).to_be_focused()


async def test_arrows_walk_the_plan_and_letters_ask(sit: Sit, room: str) -> None:
    [bo] = await at_the_plan(sit, room, "Bo")
    keys = bo.page.keyboard

    await keys.press("ArrowDown")
    await expect(bo.link("Teams agree on the new process")).to_be_focused()
    for _ in range(2):
        await keys.press("ArrowDown")
    await expect(bo.link("Security and legal are satisfied")).to_be_focused()
    await keys.press("ArrowDown")
    await expect(bo.link("Review data flows and access")).to_be_focused()
    await keys.press("ArrowRight")
    await expect(bo.link("Send certificates and the security answers")).to_be_focused()
    await keys.press("ArrowLeft")
    await keys.press("ArrowDown")
    await expect(bo.link("Answer the security questionnaire")).to_be_focused()

    for key, title in (("b", "What stands in the way?"), ("d", "Move the date"), ("?", "Keyboard shortcuts")):
        await keys.press(key)
        await expect(bo.page.get_by_role("dialog", name=title)).to_be_visible()
        await keys.press("Escape")
        await expect(bo.page.get_by_role("dialog")).to_have_count(0)
        await expect(bo.link("Answer the security questionnaire")).to_be_focused()


async def test_the_palette_opens_pages_and_closes_without_doing_anything(sit: Sit, room: str) -> None:
    [bo] = await at_the_plan(sit, room, "Bo")
    await bo.page.keyboard.press("Control+k")
    await expect(bo.page.get_by_role("combobox")).to_be_focused()
    await bo.page.keyboard.press("Escape")
    await expect(bo.page.get_by_role("dialog")).to_have_count(0)

    await bo.page.keyboard.press("Control+k")
    await expect(bo.page.get_by_role("combobox")).to_be_focused()
    await bo.page.keyboard.type("risks")
    await bo.page.keyboard.press("Enter")

    await expect(bo.page).to_have_url(f"{bo.origin}/rooms/{room}/risks")


async def test_wherever_tab_leads_one_sees_where_one_stands(sit: Sit, room: str) -> None:
    [bo] = await at_the_plan(sit, room, "Bo")
    for path, stops in ((f"/rooms/{room}", 18), (f"/rooms/{room}/risks", 12), ("/", 6), ("/import", 8)):
        await bo.open(path)
        await bo.page.locator("h1, h2").first.wait_for()
        await settled(bo.page)
        for _ in range(stops):
            await bo.page.keyboard.press("Tab")
            if await at_the_end(bo.page):
                break
            assert await bo.page.evaluate(RINGED), await bo.page.evaluate(NAME)


async def at_the_end(page: Page) -> bool:
    """Whether the keyboard has left the page."""
    return bool(await page.evaluate("() => document.activeElement === document.body"))
