"""What people do with the steps of the plan, each time as the other side sees it."""

from playwright.async_api import Locator, expect

from tests.browser.sitting import Sit, at_the_plan
from tests.servers.browsing import Visitor

SOON, LATER = "2027-03-01", "2027-03-05"


async def test_a_blocked_step_says_by_what_and_for_whom_it_waits(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    await bo.add(room, "Read the contract", side="buyer")
    progress = ada.page.get_by_role("region", name="Progress")
    blocked_before = await shown_blocked(progress)

    await bo.choose("Read the contract", "Say what blocks it")
    await bo.page.get_by_label("Obstacle").fill("waiting for the translation")
    await bo.page.get_by_label("Who is waited for").select_option(label="Chen Yu, Legal Counsel")
    await bo.page.get_by_role("button", name="Mark blocked").click()

    await expect(ada.row("Read the contract")).to_contain_text("Blocked: waiting for the translation")
    await expect(ada.row("Read the contract")).to_contain_text("(Chen Yu)")
    await expect(progress).to_contain_text(f"{blocked_before + 1} blocked")
    await bo.choose("Read the contract", "No longer blocked")
    await expect(ada.row("Read the contract")).not_to_contain_text("Blocked")


async def test_the_other_sides_work_is_sent_back_with_a_reason(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    step = await ada.add(room, "Send the price list", side="seller")
    await ada.do(room, "complete_action", step_id=step, round=1)
    await expect(bo.tick("Send the price list")).to_be_checked()

    await bo.choose("Send the price list", "Send back with a reason")
    await expect(bo.page.get_by_role("button", name="Send back", exact=True)).to_be_disabled()
    await bo.page.get_by_role("dialog").get_by_role("textbox").fill("The second page is missing")
    await bo.page.get_by_role("button", name="Send back", exact=True).click()

    await expect(ada.tick("Send the price list")).not_to_be_checked()
    await expect(ada.row("Send the price list")).to_contain_text("round 2")
    await ada.link("Send the price list").click()
    why = ada.page.get_by_text("Sent back by Bo Lindqvist: The second page is missing")
    await expect(why).to_be_visible()
    await ada.page.reload()
    await expect(why).to_be_visible()
    await ada.do(room, "complete_action", step_id=step, round=2)
    await expect(why).to_have_count(0)
    await ada.page.get_by_role("link", name="History").click()
    await expect(
        ada.page.get_by_text("Bo Lindqvist sent “Send the price list” back: round 2")
    ).to_be_visible()
    await expect(ada.page.get_by_text("The second page is missing")).to_be_visible()


async def test_what_is_reopened_begins_its_next_round(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    step = await ada.add(room, "Agree the schedule", side="both")
    await ada.do(room, "complete_action", step_id=step, round=1)
    await expect(bo.tick("Agree the schedule")).to_be_checked()

    await bo.choose("Agree the schedule", "Reopen as round 2")
    await bo.page.get_by_role("button", name="Reopen").click()

    await expect(ada.row("Agree the schedule")).to_contain_text("round 2")
    await bo.tick("Agree the schedule").click()
    await expect(ada.tick("Agree the schedule")).to_be_checked()
    assert await ada.events(room, step) == [
        "action.added",
        "action.completed",
        "action.reopened",
        "action.completed",
    ]


async def test_ones_last_change_is_undone_and_a_tick_taken_back(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    await bo.add(room, "Invite the board", side="buyer")
    await bo.tick("Invite the board").click()
    await expect(ada.tick("Invite the board")).to_be_checked()

    await bo.page.get_by_role("button", name="Undo").click()
    await expect(ada.tick("Invite the board")).not_to_be_checked()

    await bo.tick("Invite the board").click()
    await expect(ada.tick("Invite the board")).to_be_checked()
    await bo.tick("Invite the board").click()
    await expect(ada.tick("Invite the board")).not_to_be_checked()
    await expect(ada.row("Invite the board")).not_to_contain_text("round")


async def test_a_blocked_step_ticked_by_mistake_waits_again_for_what_it_waited_for(
    sit: Sit, room: str
) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    step = await bo.add(room, "Count the desks", side="buyer")
    await bo.do(room, "block_action", step_id=step, obstacle="The key is lost")
    await expect(bo.row("Count the desks")).to_contain_text("The key is lost")

    await bo.tick("Count the desks").click()
    await expect(ada.tick("Count the desks")).to_be_checked()
    await bo.tick("Count the desks").click()

    await expect(ada.tick("Count the desks")).not_to_be_checked()
    await expect(ada.row("Count the desks")).to_contain_text("The key is lost")


async def test_a_moved_date_keeps_its_reason_and_words_in_the_steps_trail(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    await bo.add(room, "Hold the workshop", side="buyer", due=SOON)

    await bo.choose("Hold the workshop", "Move the date")
    await bo.page.get_by_label("Due").fill(LATER)
    await expect(bo.page.get_by_role("dialog")).to_contain_text("4 working days later")
    await bo.page.get_by_label("Reason").select_option(label="Person unavailable")
    await bo.page.get_by_label("In your own words").fill("Two leads are on holiday.")
    await bo.page.get_by_role("button", name="Move to Fri 5 March 2027").click()

    await ada.link("Hold the workshop").click()
    trail = ada.page.locator("aside section").filter(has_text="Date changes")
    await expect(trail).to_contain_text("1 Mar 2027 → 5 Mar 2027")
    await expect(trail).to_contain_text("Person unavailable")
    await expect(trail).to_contain_text("Two leads are on holiday.")
    await expect(trail).to_contain_text("Bo Lindqvist")


async def test_actions_and_milestones_are_added_by_typing(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    await bo.page.get_by_role("button", name="Add a milestone").click()
    line = bo.page.get_by_label("Add a milestone")
    await line.fill("Regional teams use it too")
    await line.press("Enter")
    await line.press("Escape")
    await expect(ada.link("Regional teams use it too")).to_be_visible()

    await bo.link("Regional teams use it too").hover()
    await bo.page.get_by_role("button", name="for “Regional teams use it too”").click()
    line = bo.page.get_by_label("New action, Contoso")
    for title in ("Choose the first region", "Name its lead"):
        await line.fill(title)
        await line.press("Enter")
    await line.press("Escape")

    assert await titles(column(ada, "Regional teams use it too", "buyer"), 2) == [
        "Choose the first region",
        "Name its lead",
    ]
    await expect(bo.page.get_by_label("New action, Contoso")).to_have_count(0)


async def test_an_action_is_dragged_to_another_place_and_another_milestone(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    here, there = await two_milestones(bo, room, "Pilot ends", "Roll-out begins")
    await promise(bo, room, here, "Count the claims", "Ask the users", "Write the report")
    await promise(bo, room, there, "Train the trainers")
    await expect(bo.row("Train the trainers")).to_be_visible()

    await drag(bo, "Write the report", above="Ask the users")
    assert await titles(column(ada, "Pilot ends", "buyer"), 3, last="Ask the users") == [
        "Count the claims",
        "Write the report",
        "Ask the users",
    ]

    await drag(bo, "Write the report", above="Train the trainers")
    assert await titles(column(ada, "Roll-out begins", "buyer"), 2) == [
        "Write the report",
        "Train the trainers",
    ]


async def test_an_action_is_moved_the_same_ways_by_keyboard(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    here, there = await two_milestones(bo, room, "Budget is set", "Order is placed")
    await promise(bo, room, here, "List the costs", "Compare the offers")
    await promise(bo, room, there, "Fill in the form")
    await bo.link("Fill in the form").wait_for()

    await bo.link("Compare the offers").focus()
    await bo.page.keyboard.press("Alt+ArrowUp")
    wished = ["Compare the offers", "List the costs"]
    assert await titles(column(ada, "Budget is set", "buyer"), 2, last="List the costs") == wished
    await expect(bo.link("Compare the offers")).to_be_focused()

    await bo.page.keyboard.press("Alt+ArrowDown")
    await bo.page.keyboard.press("Alt+ArrowDown")
    wished = ["Compare the offers", "Fill in the form"]
    assert await titles(column(ada, "Order is placed", "buyer"), 2) == wished


async def shown_blocked(progress: Locator) -> int:
    """How many blocked steps the figures name: the demo has one, other tests of this file leave theirs."""
    return int((await progress.get_by_text("blocked").inner_text()).split()[0])


async def two_milestones(visitor: Visitor, room: str, *names: str) -> list[str]:
    """Add these milestones one behind the other, and nothing else between them."""
    ids: list[str] = []
    for name in names:
        after = ids[-1] if ids else None
        ids.append(await visitor.add_milestone(room, name, after))
    return ids


async def promise(visitor: Visitor, room: str, milestone: str, *titles: str) -> None:
    """Add these actions of the buyer under a milestone, one behind the other."""
    after = None
    for title in titles:
        after = await visitor.add(room, title, side="buyer", milestone=milestone, after=after)


def column(visitor: Visitor, milestone: str, side: str) -> Locator:
    """One side's promises under a milestone."""
    section = visitor.page.locator("section.milestone").filter(has=visitor.link(milestone))
    return section.locator(f"[data-list][data-side={side}]")


async def titles(column: Locator, count: int, last: str = "") -> list[str]:
    """The titles of a column from top to bottom, once there are so many and the last is that one."""
    links = column.locator("a[data-step]")
    await expect(links).to_have_count(count)
    if last:
        await expect(links.last).to_have_text(last)
    return await links.all_inner_texts()


async def drag(visitor: Visitor, title: str, above: str) -> None:
    """Take a row by its grip and let it go on the upper half of another."""
    await visitor.row(above).scroll_into_view_if_needed()
    await visitor.row(title).hover()
    grip = await visitor.row(title).locator(".grip").bounding_box()
    target = await visitor.row(above).bounding_box()
    assert grip
    assert target
    mouse = visitor.page.mouse
    await mouse.move(grip["x"] + 5, grip["y"] + 5)
    await mouse.down()
    await mouse.move(target["x"] + 60, target["y"] + 20, steps=4)
    await mouse.move(target["x"] + 60, target["y"] + 4, steps=4)
    await mouse.up()
