"""What others changed is marked until one looked at it, on whatever page one was meanwhile."""

import re

from playwright.async_api import Locator, expect

from tests.browser.sitting import Sit, at_the_plan
from tests.servers.browsing import Visitor

FRESH = re.compile(r"\bfresh\b")


async def test_changes_made_while_one_is_elsewhere_are_marked_until_stood_on(sit: Sit, room: str) -> None:
    [bo] = await at_the_plan(sit, room, "Bo")
    ada = await sit("Ada")
    await bo.page.get_by_role("link", name="Risks").click()
    await expect(bo.page.get_by_role("heading", name="Risks")).to_be_visible()

    await ada.add(room, "Water the garden", side="seller")
    await bo.page.get_by_role("link", name="History").click()
    await expect(bo.page.get_by_text("Water the garden")).to_be_visible()
    await bo.page.get_by_role("link", name="Plan", exact=True).click()

    await expect(bo.row("Water the garden")).to_have_class(FRESH)
    await bo.link("Water the garden").focus()
    await expect(bo.row("Water the garden")).not_to_have_class(FRESH)


async def test_marks_go_together_once_they_were_in_view_for_a_while(sit: Sit, room: str) -> None:
    [bo] = await at_the_plan(sit, room, "Bo")
    ada = await sit("Ada")
    title = "The garden is green"

    stone = await ada.add_milestone(room, title, await last_milestone(ada, room))
    for n in range(6):
        await ada.add(room, f"Plant tree {n}", side="seller", milestone=stone)
    await expect(bo.row("Plant tree 5")).to_have_class(FRESH)
    await expect(bo.row(title)).to_have_class(FRESH)
    await expect(bo.row(title)).to_contain_text("Changed by others")

    await bo.row("Plant tree 2").evaluate("row => row.scrollIntoView({ block: 'center' })")
    section = bo.page.locator("section.milestone").filter(has=bo.link(title))
    await expect(section.locator(".fresh")).to_have_count(0)


async def test_initials_pass_by_when_it_happens_and_not_on_every_return(sit: Sit, room: str) -> None:
    [bo] = await at_the_plan(sit, room, "Bo")
    ada = await sit("Ada")
    step = await ada.add(room, "Mow the lawn", side="seller")
    await expect(bo.link("Mow the lawn")).to_be_visible()
    await expect(passing(bo)).to_have_count(0)

    await ada.do(room, "complete_action", step_id=step, round=1)
    await expect(passing(bo)).to_have_count(1)
    await expect(passing(bo)).to_have_count(0)
    await bo.page.get_by_role("link", name="Risks").click()
    await expect(bo.page.get_by_role("heading", name="Risks")).to_be_visible()
    await bo.page.get_by_role("link", name="Plan", exact=True).click()
    await expect(bo.tick("Mow the lawn")).to_be_checked()

    assert await passing(bo).count() == 0


def passing(visitor: Visitor) -> Locator:
    """Initials that pass by at the lawn."""
    return visitor.row("Mow the lawn").locator(".passing")


async def last_milestone(visitor: Visitor, room: str) -> str:
    """The one that stands lowest on the plan."""
    tables = (await visitor.read(f"/rooms/{room}/snapshot"))["tables"]
    last = max(tables["milestone"], key=lambda row: row["position"])
    found: str = last["id"]
    return found
