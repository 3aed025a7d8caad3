"""Two people, two browsers: what one does the other sees, and neither undoes the other."""

from playwright.async_api import expect

from tests.browser.sitting import Sit, at_the_plan, frozen
from tests.servers.demo import Demo


async def test_a_tick_is_seen_by_the_other_side_without_reloading(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    await bo.add(room, "Book the board room", side="buyer")
    await expect(ada.tick("Book the board room")).not_to_be_checked()
    loads: list[str] = []
    ada.page.on("framenavigated", lambda frame: loads.append(frame.url))

    await bo.tick("Book the board room").click()

    await expect(bo.tick("Book the board room")).to_be_checked()
    await expect(ada.tick("Book the board room")).to_be_checked()
    assert loads == []


async def test_two_who_tick_the_same_action_at_once_make_one_event(sit: Sit, room: str, demo: Demo) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    step = await bo.add(room, "Agree the agenda", side="both")
    await expect(bo.tick("Agree the agenda")).to_be_visible()
    await expect(ada.tick("Agree the agenda")).to_be_visible()

    with frozen(demo.pid):
        await bo.tick("Agree the agenda").click()
        await ada.tick("Agree the agenda").click()
        for visitor in (bo, ada):
            await expect(visitor.row("Agree the agenda").get_by_text("Not sent yet")).to_have_count(1)

    for visitor in (bo, ada):
        await expect(visitor.tick("Agree the agenda")).to_be_checked()
        await expect(visitor.row("Agree the agenda").get_by_text("Not sent yet")).to_have_count(0)
        await expect(visitor.page.get_by_role("alert")).to_have_count(0)
    assert await bo.events(room, step) == ["action.added", "action.completed"]


async def test_of_two_who_reword_a_title_the_second_chooses_between_both(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    await bo.add(room, "Send the list", side="both")
    for visitor in (bo, ada):
        await visitor.link("Send the list").focus()
        await visitor.page.keyboard.press("e")
    words = [visitor.page.get_by_label("Words of this step") for visitor in (bo, ada)]

    await words[0].fill("Send the list of teams")
    await words[0].press("Enter")
    await expect(bo.link("Send the list of teams")).to_be_visible()
    await words[1].fill("Send the list of people")
    await words[1].press("Enter")

    offered = ada.page.get_by_role("alert")
    await expect(offered).to_contain_text("It now says: “Send the list of teams”")
    await expect(offered).to_contain_text("You wrote: “Send the list of people”")
    await expect(ada.link("Send the list of teams")).to_be_visible()
    await ada.page.get_by_role("button", name="Take mine").click()
    await expect(bo.link("Send the list of people")).to_be_visible()
    await expect(offered).to_have_count(0)


async def test_words_that_both_want_are_kept_as_they_stand(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    await bo.add(room, "Invite the works council", side="both")
    await ada.link("Invite the works council").focus()
    await ada.page.keyboard.press("e")
    await bo.link("Invite the works council").focus()
    await bo.page.keyboard.press("e")
    await bo.page.get_by_label("Words of this step").fill("Invite the council")
    await bo.page.keyboard.press("Enter")
    await expect(bo.link("Invite the council")).to_be_visible()
    await ada.page.get_by_label("Words of this step").fill("Invite them")
    await ada.page.keyboard.press("Enter")

    await ada.page.get_by_role("button", name="Keep the present words").click()

    await expect(ada.page.get_by_role("alert")).to_have_count(0)
    await expect(ada.link("Invite the council")).to_be_visible()


async def test_each_sees_who_else_is_here_and_where_they_look(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    await ada.page.get_by_role("button", name="Also here: Bo Lindqvist").click()
    here = ada.page.get_by_role("list", name="Also here")
    await expect(here).to_contain_text("Bo Lindqvist is looking at: Plan")

    await bo.page.get_by_role("link", name="Risks", exact=True).click()
    await expect(here).to_contain_text("Bo Lindqvist is looking at: Risks")
    await bo.page.get_by_role("link", name="Plan", exact=True).click()
    await bo.link("Train the first claims team").click()
    await expect(here).to_contain_text("Bo Lindqvist is looking at: Train the first claims team")

    await bo.context.close()
    await expect(here).to_have_count(0)


async def test_a_risk_appears_in_the_list_and_the_matrix_of_the_other_side(sit: Sit, room: str) -> None:
    bo, ada = await sit("Bo"), await sit("Ada")
    await bo.open(f"/rooms/{room}/risks")
    await ada.open(f"/rooms/{room}/risks")
    await bo.page.get_by_role("button", name="Log a risk").click()
    await bo.page.get_by_label("What could go wrong").fill("The auditor is away in April")
    await bo.page.get_by_label("Probability", exact=True).select_option("5")
    await bo.page.get_by_label("Impact", exact=True).select_option("5")

    await bo.page.get_by_role("dialog").get_by_role("button", name="Log a risk").click()

    gravest = ada.page.get_by_role("list", name="Risks, the gravest first").get_by_role("listitem").first
    await expect(gravest).to_contain_text("The auditor is away in April")
    await expect(gravest).to_contain_text("high, 25")
    field = ada.page.get_by_role("table").get_by_role("button", name="The auditor is away in April")
    await expect(field).to_have_accessible_name("Risk 1: The auditor is away in April")


async def test_the_history_tells_in_sentences_what_just_happened(sit: Sit, room: str) -> None:
    bo, ada = await sit("Bo"), await sit("Ada")
    await ada.open(f"/rooms/{room}/history")
    await expect(ada.page.get_by_text("Li Wei logged a risk")).to_be_visible()

    step = await bo.add(room, "Choose a room", side="buyer")
    await bo.do(room, "complete_action", step_id=step, round=1)

    await expect(ada.page.get_by_text("Bo Lindqvist added “Choose a room”")).to_be_visible()
    await expect(ada.page.get_by_text("Bo Lindqvist completed “Choose a room”")).to_be_visible()
    await expect(
        ada.page.get_by_text("moved “Handle one week of real claims in the trial” from")
    ).to_be_visible()
