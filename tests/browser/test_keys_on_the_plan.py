"""Keys do what they say, to the step one means, and leave buttons and fields what is theirs."""

from playwright.async_api import expect

from tests.browser.sitting import Sit, at_the_plan, frozen
from tests.servers.demo import Demo


async def test_space_presses_the_button_that_has_the_focus(sit: Sit, room: str) -> None:
    [bo] = await at_the_plan(sit, room, "Bo")
    await bo.add(room, "Sort the binders", side="buyer")
    await bo.link("Sort the binders").focus()

    await bo.page.get_by_role("button", name="The whole story").focus()
    await bo.page.keyboard.press("Space")
    await expect(bo.page.get_by_role("button", name="Less", exact=True)).to_have_attribute(
        "aria-expanded", "true"
    )
    menu = bo.row("Sort the binders").locator("button[aria-haspopup=menu]")
    await menu.focus()
    await bo.page.keyboard.press("Space")
    await expect(menu).to_have_attribute("aria-expanded", "true")
    await bo.page.keyboard.press("Escape")

    await expect(bo.tick("Sort the binders")).not_to_be_checked()
    await bo.tick("Sort the binders").focus()
    await bo.page.keyboard.press("Space")
    await expect(bo.tick("Sort the binders")).to_be_checked()


async def test_a_field_undoes_its_own_typing(sit: Sit, room: str) -> None:
    [bo] = await at_the_plan(sit, room, "Bo")
    await bo.add(room, "Copy the keys", side="buyer")
    await bo.tick("Copy the keys").click()
    await bo.link("Copy the keys").focus()

    await bo.page.keyboard.press("e")
    words = bo.page.get_by_label("Words of this step")
    await words.press_sequentially("Copy")
    await words.press("Control+z")
    await expect(words).not_to_have_value("Copy")
    await words.press("Escape")
    await bo.page.keyboard.press("Control+Shift+Z")
    await expect(bo.tick("Copy the keys")).to_be_checked()

    await bo.page.keyboard.press("Control+z")
    await expect(bo.tick("Copy the keys")).not_to_be_checked()


async def test_a_tick_is_taken_back_before_the_server_has_answered(sit: Sit, room: str, demo: Demo) -> None:
    [bo] = await at_the_plan(sit, room, "Bo")
    first = await bo.add(room, "Oil the lock", side="buyer")
    second = await bo.add(room, "Oil the hinge", side="buyer")
    await bo.tick("Oil the lock").click()
    await expect(bo.tick("Oil the lock")).to_be_checked()
    not_sent = bo.row("Oil the hinge").get_by_text("Not sent yet")

    with frozen(demo.pid):
        await bo.tick("Oil the hinge").click()
        await expect(bo.tick("Oil the hinge")).to_be_checked()
        await bo.page.keyboard.press("u")
        await expect(bo.tick("Oil the hinge")).not_to_be_checked()
        await expect(bo.tick("Oil the lock")).to_be_checked()
        await expect(not_sent).to_have_count(1)

    await expect(not_sent).to_have_count(0)
    await expect(bo.tick("Oil the hinge")).not_to_be_checked()
    assert await bo.events(room, second) == ["action.added", "action.completed", "change.undone"]
    assert await bo.events(room, first) == ["action.added", "action.completed"]


async def test_escape_adds_nothing_and_keeps_the_panel_and_what_is_half_typed(
    sit: Sit, room: str, demo: Demo
) -> None:
    [bo] = await at_the_plan(sit, room, "Bo")
    await bo.page.get_by_role("button", name="Add a milestone").click()
    await bo.page.get_by_label("Add a milestone").fill("Never mind")
    await bo.page.keyboard.press("Escape")
    await expect(bo.page.get_by_label("Add a milestone")).to_have_count(0)

    await bo.open(f"/rooms/{room}?step={demo.step(room, 'Security and legal are satisfied')}")
    panel = bo.page.locator("aside")
    await panel.get_by_role("button", name="Add a criterion").click()
    await panel.get_by_role("textbox", name="Add a criterion").fill("Not this one")
    await bo.page.keyboard.press("Escape")
    await expect(panel.get_by_role("textbox", name="Add a criterion")).to_have_count(0)
    say = panel.get_by_role("textbox", name="Say something")
    await say.fill("Half a")
    await bo.page.keyboard.press("Escape")

    await expect(say).to_have_value("Half a")
    state = await bo.read(f"/rooms/{room}/snapshot")
    titles = {row["title"] for row in state["tables"]["milestone"]}
    assert "Never mind" not in titles
    assert "Not this one" not in {row["words"] for row in state["tables"]["criterion"]}


async def test_keys_act_on_the_step_whose_panel_is_open(sit: Sit, room: str) -> None:
    [bo] = await at_the_plan(sit, room, "Bo")
    opened = await bo.add(room, "Open the vault", side="buyer")
    await bo.add(room, "Close the vault", side="buyer")
    await bo.link("Close the vault").focus()
    keys, panel = bo.page.keyboard, bo.page.locator("aside")

    await bo.page.keyboard.press("/")
    await bo.page.get_by_role("combobox").fill("Open the vault")
    await keys.press("Enter")
    await expect(panel.get_by_role("heading", name="Open the vault")).to_be_visible()
    await keys.press("c")
    await expect(panel.get_by_role("textbox", name="Say something")).to_be_focused()
    await panel.get_by_role("button", name="Close").focus()
    await keys.press("b")
    await bo.page.get_by_label("Obstacle").fill("the lock is stuck")
    await bo.page.get_by_role("button", name="Mark blocked").click()

    await expect(bo.row("Open the vault")).to_contain_text("the lock is stuck")
    assert await bo.events(room, opened) == ["action.added", "action.blocked"]
    await keys.press("Escape")
    await expect(bo.link("Open the vault")).to_be_focused()


async def test_escape_goes_back_to_what_opened_the_line_to_add_on(sit: Sit, room: str) -> None:
    [bo] = await at_the_plan(sit, room, "Bo")
    await bo.add(room, "Order the chairs", side="buyer")
    line = bo.page.locator("[data-adding] input")

    await bo.link("Order the chairs").press("a")
    await expect(line).to_be_focused()
    await line.press("Escape")
    await expect(line).to_have_count(0)
    await expect(bo.link("Order the chairs")).to_be_focused()

    add = bo.page.locator("[data-side=buyer] > button").last
    await add.press("Enter")
    await expect(line).to_be_focused()
    await line.press("Escape")
    await expect(add).to_be_focused()
