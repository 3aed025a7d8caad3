"""Which step waits for which: linked and unlinked in a step's panel, seen by the other side at once."""

from itertools import pairwise

from playwright.async_api import Locator, expect

from tests.browser.sitting import Sit, at_the_plan
from tests.servers.browsing import Visitor


async def panel_of(visitor: Visitor, title: str) -> Locator:
    """The open details of a step."""
    await visitor.link(title).click()
    panel = visitor.page.get_by_role("complementary", name=title)
    await expect(panel).to_be_visible()
    return panel


def listed(panel: Locator, heading: str) -> Locator:
    """The steps under one of the two headings."""
    part = panel.page.locator("div").filter(has=panel.page.get_by_role("heading", name=heading, exact=True))
    return panel.locator(part).last.get_by_role("listitem")


async def link_after(panel: Locator, other: str, after: str) -> None:
    """Make the panel's step wait for another, so many working days at least."""
    await panel.get_by_role("button", name="Add a step it waits for").click()
    choice = panel.get_by_label("Add a step it waits for")
    await expect(choice).to_be_focused()
    await choice.select_option(label=other)
    await panel.get_by_label("How soon after").select_option(label=after)
    await panel.get_by_role("button", name="Link them").click()


async def test_a_link_is_seen_from_both_ends_by_both_sides_and_undone_by_either(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    await bo.add(room, "Read the audit", side="buyer")
    await ada.add(room, "Send the audit", side="seller")
    await expect(bo.link("Send the audit")).to_be_visible()
    later, earlier = await panel_of(bo, "Read the audit"), await panel_of(ada, "Send the audit")

    await link_after(later, "Send the audit · Northwind", "2 working days after")

    await expect(listed(later, "Waits for")).to_contain_text("Send the audit")
    await expect(listed(later, "Waits for")).to_contain_text("2 working days after")
    await expect(listed(earlier, "Holds up")).to_contain_text("Read the audit")
    await expect(listed(earlier, "Waits for")).to_have_count(0)
    await ada.page.get_by_role("link", name="Plan", exact=True).click()
    await expect(ada.row("Read the audit")).to_contain_text("Send the audit")

    again = await panel_of(ada, "Send the audit")
    await again.get_by_role("button", name="Remove: Read the audit").click()
    await expect(listed(later, "Waits for")).to_have_count(0)
    await expect(listed(again, "Holds up")).to_have_count(0)


async def test_a_circle_is_refused_in_words_that_name_the_steps(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    ids = [await bo.add(room, title, side="both") for title in ("Find a day", "Find a room", "Find a host")]
    for before, after in pairwise(ids):
        await bo.do(room, "link_steps", predecessor=before, successor=after)
    panel, other = await panel_of(bo, "Find a day"), await panel_of(ada, "Find a host")
    await expect(listed(panel, "Holds up")).to_contain_text("Find a room")

    await link_after(panel, "Find a host · Both together", "the same day at the earliest")

    refused = panel.get_by_role("alert")
    await expect(refused).to_contain_text("These steps would wait for each other")
    for title in ("Find a day", "Find a room", "Find a host"):
        await expect(refused).to_contain_text(title)
    await expect(listed(panel, "Waits for")).to_have_count(0)
    await expect(listed(other, "Holds up")).to_have_count(0)
    await refused.get_by_role("button", name="All right").click()
    await expect(refused).to_have_count(0)
