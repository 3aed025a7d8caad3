"""Small things on the plan on which much depends: where words are edited, what stays to be seen."""

from playwright.async_api import Page, expect

from tests.browser.sitting import Sit, at_the_plan

FIRST, BOS, ADAS = "2031-03-03", "2031-03-05", "2031-03-07"


async def test_a_double_click_edits_words_where_they_stand(sit: Sit, room: str) -> None:
    [bo] = await at_the_plan(sit, room, "Bo")
    await bo.add(room, "Book the big room", side="buyer")

    await bo.link("Book the big room").dblclick()
    await expect(bo.page.get_by_label("Words of this step")).to_be_focused()
    await bo.page.keyboard.type("Book the small room")
    await bo.page.keyboard.press("Enter")

    await expect(bo.link("Book the small room")).to_be_focused()
    await expect(bo.page.get_by_role("complementary")).to_have_count(0)
    await bo.link("Book the small room").click()
    await expect(bo.page.get_by_role("complementary", name="Book the small room")).to_be_visible()


async def test_of_two_who_move_a_date_the_second_chooses_between_both(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    await bo.add(room, "Meet the auditors", side="both", due=FIRST)
    for visitor, day in ((bo, BOS), (ada, ADAS)):
        await visitor.link("Meet the auditors").focus()
        await visitor.page.keyboard.press("d")
        await visitor.page.get_by_label("Due").fill(day)
    await move(bo.page)
    await expect(ada.row("Meet the auditors")).to_contain_text("5 Mar 2031")
    await move(ada.page)

    offered = ada.page.get_by_role("alert")
    await expect(offered).to_contain_text("Due: now Wed 5 March 2031, you chose Fri 7 March 2031")
    await ada.page.get_by_role("button", name="Take mine").click()

    await expect(bo.row("Meet the auditors")).to_contain_text("7 Mar 2031")
    await expect(offered).to_have_count(0)


async def test_a_folded_milestone_says_what_is_not_sent_yet(sit: Sit, room: str) -> None:
    [bo] = await at_the_plan(sit, room, "Bo")
    milestone = await bo.add_milestone(room, "Everybody is told")
    await bo.add(room, "Tell the board", side="buyer", milestone=milestone)
    stone = bo.page.locator(f"[data-stone='{milestone}']")
    await bo.context.set_offline(True)
    await expect(bo.page.get_by_text("Offline: your changes are kept here")).to_be_visible()

    await bo.tick("Tell the board").click()
    await stone.get_by_role("button", name="Everybody is told", expanded=True).click()

    await expect(bo.link("Tell the board")).to_have_count(0)
    await expect(stone).to_contain_text("1 not sent yet")
    await bo.context.set_offline(False)
    await expect(stone).not_to_contain_text("not sent yet")
    bo.forgive("ERR_INTERNET_DISCONNECTED")


async def test_an_open_panel_leaves_both_columns_to_be_read(sit: Sit, room: str) -> None:
    [bo] = await at_the_plan(sit, room, "Bo")
    left = await bo.page.locator("[data-side=buyer]").first.bounding_box()

    await bo.link("Train the first claims team").click()
    panel = await bo.page.get_by_role("complementary").bounding_box()

    columns = [await box.bounding_box() for box in await bo.page.locator("[data-side=seller]").all()]
    assert panel
    assert left
    assert max(box["x"] + box["width"] for box in columns if box) <= panel["x"]
    still = await bo.page.locator("[data-side=buyer]").first.bounding_box()
    assert still
    assert still["x"] == left["x"]


async def test_the_palette_does_things_to_steps_and_begins_others(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    await bo.add(room, "Print the badges", side="buyer")
    await expect(bo.link("Print the badges")).to_be_visible()

    await find(bo.page, "mark done print the badges")
    await expect(ada.tick("Print the badges")).to_be_checked()
    await find(bo.page, "edit print the badges")
    await expect(bo.page.get_by_label("Words of this step")).to_be_focused()
    await bo.page.keyboard.press("Escape")
    await find(bo.page, "log a risk")

    await expect(bo.page.get_by_role("dialog", name="Log a risk")).to_be_visible()
    await expect(bo.page).to_have_url(f"{bo.origin}/rooms/{room}/risks")


async def test_a_count_of_what_is_blocked_leads_to_each_of_it(sit: Sit, room: str) -> None:
    [bo] = await at_the_plan(sit, room, "Bo")
    step = await bo.add(room, "Ask the notary", side="buyer")
    await bo.do(room, "block_action", step_id=step, obstacle="waiting for a date")
    count = bo.page.get_by_role("region", name="Progress").get_by_role("button", name="2 blocked")

    await count.click()
    await expect(bo.link("Legal review of the master agreement")).to_be_focused()
    await count.click()

    await expect(bo.link("Ask the notary")).to_be_focused()
    await expect(bo.link("Ask the notary")).to_be_in_viewport()


async def find(page: Page, words: str) -> None:
    """Type into the palette and take what stands first."""
    await page.keyboard.press("Control+k")
    await expect(page.get_by_role("combobox")).to_be_focused()
    await page.keyboard.type(words)
    await page.keyboard.press("Enter")


async def move(page: Page) -> None:
    """Press the button that moves a date."""
    await page.get_by_role("dialog").get_by_role("button", name="Move to").click()
