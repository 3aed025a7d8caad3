"""A spreadsheet becomes a draft room: looked at, put right, made."""

from pathlib import Path

from playwright.async_api import FilePayload, expect

from tests.browser.sitting import Sit
from tests.servers.browsing import Visitor

GIVEN = Path(__file__).parents[1] / "sheets" / "given"


def sheet(name: str, text: bytes) -> FilePayload:
    """A file as a person would choose it."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": text}


async def at_the_preview(sit: Sit, file: FilePayload) -> Visitor:
    """Ada has chosen the file."""
    ada = await sit("Ada")
    await ada.open("/import")
    await ada.page.get_by_label("The other company").fill("Globex")
    await ada.page.locator("input[type=file]").set_input_files(file)
    return ada


async def test_a_sheet_is_put_right_and_begins_a_draft(sit: Sit) -> None:
    text = (GIVEN / "midmarket-dated.csv").read_text("utf-8").replace("2026-04-02", "early April or so")
    ada = await at_the_preview(sit, sheet("midmarket.csv", text.encode()))
    page = ada.page
    await expect(page.get_by_role("status").filter(has_text="6 milestones")).to_be_visible()

    await expect(page.get_by_role("heading", name="1 cell to look at")).to_be_visible()
    await page.get_by_label("Target Date, row 6").fill("2026-04-06")
    await page.get_by_label("Target Date, row 6").press("Enter")
    await expect(page.get_by_role("heading", name="1 cell to look at")).to_have_count(0)
    plan = page.locator("section").filter(has=page.get_by_role("heading", name="The plan as it would begin"))
    await expect(plan).to_contain_text("6 Apr")

    await page.get_by_label("Meaning of “Owner”").select_option(label="stays with us")
    await expect(page.get_by_text("6 cells stay private to your company")).to_be_visible()
    await page.get_by_label("Meaning of “Owner”").select_option(label="owner")
    await expect(page.get_by_text("cells stay private")).to_have_count(0)

    await page.get_by_label("Leadership agrees scope and price").check()
    await expect(plan).to_contain_text("Leadership agrees scope and price")
    await expect(plan).not_to_contain_text("Proposal Delivery & Commercial Alignment")
    await expect(plan).to_contain_text("Business Case Presentation to VP")
    await page.get_by_role("button", name="Begin the draft").click()

    await expect(page.get_by_text("This is a draft. Only Northwind sees it.")).to_be_visible()
    await expect(page.locator("a[data-step]")).to_have_count(6)
    await ada.link("Leadership agrees scope and price").click()
    await expect(page.locator("aside").filter(has_text="Date changes")).to_contain_text(
        "Proposal Delivery & Commercial Alignment"
    )
    ada.forgive("404")


async def test_cells_under_the_same_heading_are_put_right_each_for_itself(sit: Sit) -> None:
    text = b"Step,Due,Moved to,Moved to\nKickoff,2027-02-01,mid-Feb,early March\nSigned,2027-03-01,,\n"
    ada = await at_the_preview(sit, sheet("moves.csv", text))
    cells = ada.page.get_by_label("Moved to, row 2")
    await expect(cells).to_have_count(2)

    await cells.nth(1).fill("2027-03-04")
    await cells.nth(1).press("Enter")

    await expect(ada.page.get_by_role("heading", name="1 cell to look at")).to_be_visible()
    await expect(cells).to_have_value("mid-Feb")


async def test_all_rewordings_are_taken_and_given_back_at_once(sit: Sit) -> None:
    ada = await at_the_preview(sit, sheet("plan.csv", (GIVEN / "midmarket-dated.csv").read_bytes()))
    wordings = ada.page.get_by_role("checkbox")
    await expect(wordings).to_have_count(3)

    await ada.page.get_by_role("button", name="Accept all").click()
    assert [await wording.is_checked() for wording in await wordings.all()] == [True] * 3

    await ada.page.get_by_role("button", name="Keep all my words").click()
    assert [await wording.is_checked() for wording in await wordings.all()] == [False] * 3


async def test_a_file_that_is_no_plan_is_refused_in_words_and_another_can_be_chosen(sit: Sit) -> None:
    ada = await at_the_preview(sit, sheet("plan.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(500)))
    await expect(ada.page.get_by_role("alert")).to_contain_text("This is not a spreadsheet")
    await expect(ada.page.get_by_role("button", name="Begin the draft")).to_have_count(0)

    good = (GIVEN / "rescue-week-numbers.csv").read_bytes()
    await ada.page.locator("input[type=file]").set_input_files(sheet("rescue.csv", good))

    await expect(ada.page.get_by_role("alert")).to_have_count(0)
    await expect(ada.page.get_by_role("status").filter(has_text="5 milestones")).to_be_visible()
    ada.forgive("the server responded with a status of 4")


async def test_a_plan_never_stands_under_the_name_of_a_file_that_cannot_be_read(sit: Sit) -> None:
    ada = await at_the_preview(sit, sheet("plan.csv", (GIVEN / "midmarket-dated.csv").read_bytes()))
    page = ada.page
    begin = page.get_by_role("button", name="Begin the draft")
    await expect(begin).to_be_enabled()
    await begin.scroll_into_view_if_needed()

    await page.locator("input[type=file]").set_input_files(
        sheet("photo.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(500))
    )

    await expect(page.get_by_role("alert")).to_be_in_viewport()
    await expect(page.get_by_role("heading", name="The plan as it would begin")).to_have_count(0)
    await expect(begin).to_have_count(0)
    ada.forgive("the server responded with a status of 4")


async def test_what_could_not_be_read_again_is_said_where_the_draft_would_begin(sit: Sit) -> None:
    ada = await at_the_preview(sit, sheet("plan.csv", (GIVEN / "midmarket-dated.csv").read_bytes()))
    page = ada.page
    begin = page.get_by_role("button", name="Begin the draft")
    await expect(begin).to_be_enabled()
    await page.route("**/api/imports/preview", lambda route: route.abort())
    await page.get_by_label("The other company").fill("Fabrikam")
    await page.get_by_label("The other company").press("Tab")

    await expect(page.get_by_role("alert")).to_be_in_viewport()
    await expect(begin).to_be_disabled()

    await page.unroute("**/api/imports/preview")
    await page.get_by_role("button", name="Read it").click()
    await expect(begin).to_be_enabled()
    await expect(page.get_by_role("alert")).to_have_count(0)
    ada.forgive("Failed to load resource")
