"""What was said can be said better, where it stands: measures, criteria, reasons of moves, companies."""

from playwright.async_api import expect

from tests.browser.sitting import Sit, at_the_plan

FIRST, SECOND = "2031-03-03", "2031-03-05"


async def test_the_buyers_lead_corrects_a_measure_and_the_seller_reads_it(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    await bo.do(room, "add_measure", name="Calls a week", from_value="40", to_value="10")
    await bo.page.get_by_role("button", name="The whole story").click()

    await bo.page.get_by_role("button", name="Edit: Calls a week: 40 → 10").click()
    await bo.page.get_by_label("To", exact=True).fill("5")
    await bo.page.get_by_role("button", name="Save").click()

    await expect(ada.page.get_by_text("Calls a week: 40 → 5").first).to_be_visible()
    await ada.page.get_by_role("button", name="The whole story").click()
    await expect(ada.page.get_by_role("button", name="Edit: Calls a week")).to_have_count(0)


async def test_of_two_who_reword_a_criterion_the_second_chooses_between_both(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    milestone = await bo.add_milestone(room, "Auditors are satisfied")
    await bo.do(room, "add_criterion", words="Report is signed", milestone=milestone)
    for visitor in (bo, ada):
        await visitor.link("Auditors are satisfied").click()
        await visitor.page.get_by_role("button", name="Edit: Report is signed").click()
    await bo.page.keyboard.type("Report is signed by two")
    await ada.page.keyboard.type("Report is filed")

    await bo.page.keyboard.press("Enter")
    await expect(ada.page.get_by_text("Report is signed by two").first).to_be_attached()
    await ada.page.keyboard.press("Enter")

    offered = ada.page.get_by_role("complementary").get_by_role("alert")
    await expect(offered).to_contain_text("Report is signed by two")
    await expect(offered).to_contain_text("Report is filed")
    await offered.get_by_role("button", name="Take mine").click()
    await expect(bo.page.get_by_role("button", name="Edit: Report is filed")).to_be_visible()


async def test_why_a_date_moved_is_said_later_by_the_side_that_moved_it(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    step = await bo.add(room, "Meet the works council", side="both", due=FIRST)
    await bo.do(room, "schedule_step", step_id=step, set={"due": SECOND}, was={"due": FIRST})
    for visitor in (bo, ada):
        await visitor.link("Meet the works council").click()
    panel = bo.page.get_by_role("complementary")

    await panel.get_by_role("button", name="Say why").click()
    await panel.get_by_label("Reason").select_option(label="Meeting moved")
    await panel.get_by_label("In your own words").fill("They meet on Wednesdays.")
    await panel.get_by_role("button", name="Save").click()

    told = ada.page.get_by_role("complementary")
    await expect(told).to_contain_text("They meet on Wednesdays.")
    await expect(told).to_contain_text("Meeting moved")
    await expect(told.get_by_role("button", name="Change the reason")).to_have_count(0)
    await expect(panel.get_by_role("button", name="Change the reason")).to_be_visible()


async def test_companies_are_corrected_and_brought_in_by_leads(sit: Sit, room: str) -> None:
    bo, ada = await sit("Bo"), await sit("Ada")
    for visitor in (bo, ada):
        await visitor.open(f"/rooms/{room}/people")
        await expect(visitor.page.get_by_role("heading", name="Contoso")).to_be_visible()

    await bo.page.get_by_role("button", name="Bring in a company").click()
    await bo.page.get_by_label("Name of the company").fill("Fabrikam Legal")
    await bo.page.get_by_role("button", name="Save").click()
    await bo.page.get_by_role("button", name="Edit: Fabrikam Legal").click()
    await bo.page.get_by_label("Mail domain").fill("fabrikam.example")
    await bo.page.get_by_role("button", name="Save").click()

    await expect(ada.page.get_by_role("heading", name="Fabrikam Legal")).to_be_visible()
    await expect(ada.page.get_by_text("Buyer · fabrikam.example")).to_be_visible()
    await expect(ada.page.get_by_role("button", name="Edit: Northwind")).to_be_visible()
    await expect(ada.page.get_by_role("button", name="Edit: Fabrikam Legal")).to_have_count(0)
