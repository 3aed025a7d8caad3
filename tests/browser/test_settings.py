"""The room's own settings: a lead changes them, everybody sees it at once; a closed room is only read."""

from playwright.async_api import Locator, expect

from tests.browser.sitting import Sit, at_the_plan
from tests.servers.browsing import Visitor

NAMED = "Claims decided in two days"
CLOSED = "This room is closed: no decision. It can be read, not changed."


async def settings(visitor: Visitor) -> Locator:
    """The open dialog."""
    await visitor.page.locator("header button[aria-haspopup=dialog]").click()
    dialog = visitor.page.get_by_role("dialog", name="Room settings")
    await expect(dialog).to_be_visible()
    return dialog


async def test_what_a_lead_sets_is_set_for_the_other_side_at_once(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    dialog = await settings(bo)
    await expect(dialog.get_by_role("button", name="Save")).to_be_disabled()
    await dialog.get_by_label("Name").fill(NAMED)
    await dialog.get_by_label("Time zone of the room").fill("Asia/Tokyo")
    await dialog.get_by_label("Check-ins").select_option(label="every two weeks")
    await dialog.get_by_label("Weekday").select_option(label="Thursday")
    await dialog.get_by_label("When and where").fill("16:00, by phone")

    await dialog.get_by_role("button", name="Save").click()

    await expect(bo.page.get_by_role("dialog")).to_have_count(0)
    await expect(ada.page).to_have_title(f"{NAMED} · Cairn")
    shown = await settings(ada)
    await expect(shown.get_by_label("Name")).to_have_value(NAMED)
    await expect(shown.get_by_label("Time zone of the room")).to_have_value("Asia/Tokyo")
    await expect(shown.get_by_label("Check-ins")).to_have_value("biweekly")
    await expect(shown.get_by_label("Weekday")).to_have_value("thu")
    await expect(shown.get_by_label("When and where")).to_have_value("16:00, by phone")


async def test_the_decision_is_another_milestone_for_both(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    dialog = await settings(bo)
    await dialog.get_by_label("The decision").select_option(label="Security and legal are satisfied")

    await dialog.get_by_role("button", name="Save").click()

    chosen = (await settings(ada)).get_by_label("The decision").locator("option:checked")
    await expect(chosen).to_have_text("Security and legal are satisfied")


async def test_a_zone_that_does_not_exist_cannot_be_saved(sit: Sit, room: str) -> None:
    [bo] = await at_the_plan(sit, room, "Bo")
    dialog = await settings(bo)

    await dialog.get_by_label("Time zone of the room").fill("Atlantis/Harbour")

    await expect(dialog).to_contain_text("No time zone has this name.")
    await expect(dialog.get_by_role("button", name="Save")).to_be_disabled()


async def test_who_does_not_lead_reads_the_settings(sit: Sit, room: str) -> None:
    [cy] = await at_the_plan(sit, room, "Cy")

    dialog = await settings(cy)

    await expect(dialog).to_contain_text("A lead of either side can change this.")
    await expect(dialog.get_by_label("Name")).to_be_disabled()
    await expect(dialog.get_by_label("How did it end?")).to_have_count(0)
    await expect(dialog.get_by_role("button", name="Save")).to_have_count(0)


async def test_a_closed_room_is_read_until_a_lead_reopens_it(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    await bo.add(room, "Say thank you", side="both")
    await expect(ada.tick("Say thank you")).to_be_enabled()
    dialog = await settings(bo)
    await dialog.get_by_label("How did it end?").select_option(label="Nothing was decided")

    await dialog.get_by_role("button", name="Close the room").click()

    for visitor in (bo, ada):
        await expect(visitor.page.get_by_text(CLOSED)).to_be_visible()
        await expect(visitor.tick("Say thank you")).to_be_disabled()
    await expect((await settings(ada)).get_by_label("Name")).to_be_disabled()
    await ada.page.get_by_role("dialog").get_by_role("button", name="Reopen the room").click()
    for visitor in (bo, ada):
        await expect(visitor.page.get_by_text(CLOSED)).to_have_count(0)
    await bo.tick("Say thank you").click()
    await expect(ada.tick("Say thank you")).to_be_checked()
