"""What comes out of a printer: a sheet for both sides, laid out as on a desk."""

import re
from typing import Any

from playwright.async_api import Locator, ViewportSize, expect

from tests.browser.sitting import Sit, at_the_plan
from tests.servers.browsing import Visitor

# What 210 mm leave between the margins, in CSS pixels.
SHEET: ViewportSize = {"width": 695, "height": 1009}
FILLED = re.compile(rb"/Type\s*/Page\b")


async def lay_out(visitor: Visitor) -> None:
    """Show the page as it is printed."""
    await visitor.page.set_viewport_size(SHEET)
    await visitor.page.emulate_media(media="print")
    await visitor.page.evaluate("dispatchEvent(new Event('beforeprint'))")


async def box(locator: Locator) -> dict[str, Any]:
    """Where it lies."""
    found = await locator.bounding_box()
    assert found
    return dict(found)


async def test_a_printed_plan_has_both_columns_and_says_whose_it_is(sit: Sit, room: str) -> None:
    [bo] = await at_the_plan(sit, room, "Bo")
    await lay_out(bo)

    await expect(bo.page.locator("main > p")).to_have_text(
        re.compile(r"Contoso × Northwind · Faster claims \w+day \d+ \w+ \d{4}")
    )
    buyer = await box(bo.page.locator("[data-side=buyer] [data-row]").first)
    seller = await box(bo.page.locator("[data-side=seller] [data-row]").first)
    assert buyer["x"] + buyer["width"] <= seller["x"]
    await expect(bo.page.locator("[data-side] time").first).to_have_text(re.compile(r"\d{4}$"))
    for words in ("Next for you", "(us)", "Mark done"):
        await expect(bo.page.get_by_text(words).locator("visible=true")).to_have_count(0)
    await expect(bo.page.locator("[aria-haspopup=menu]").locator("visible=true")).to_have_count(0)


async def test_what_is_printed_begins_on_the_first_sheet(sit: Sit, room: str) -> None:
    bo = await sit("Bo")
    for tab, sheets in (("people", 1), ("risks", 1)):
        await bo.open(f"/rooms/{room}/{tab}")
        await expect(bo.page.locator("main h2").first).to_be_visible()
        assert len(FILLED.findall(await bo.page.pdf(prefer_css_page_size=True))) == sheets


async def test_the_fields_of_the_matrix_have_outlines_on_paper(sit: Sit, room: str) -> None:
    bo = await sit("Bo")
    await bo.open(f"/rooms/{room}/risks")
    await expect(bo.page.locator("figure td").first).to_be_visible()
    await lay_out(bo)

    await expect(bo.page.locator("figure tbody td").first).to_have_css("border-top-width", "1px")
    await expect(bo.page.locator("figure tbody td").first).to_have_css("print-color-adjust", "exact")
