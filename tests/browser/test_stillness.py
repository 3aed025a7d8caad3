"""Nothing jumps: what one reads or types in stays where it is while the other side works above it."""

from typing import Any

from playwright.async_api import Locator, expect

from tests.browser.sitting import Sit, at_the_plan
from tests.servers.browsing import Visitor


async def top(locator: Locator) -> float:
    """How far from the window's top it lies."""
    box: Any = await locator.bounding_box()
    return float(box["y"])


async def add_above(ada: Visitor, bo: Visitor, room: str, words: str) -> None:
    """Three shared steps above what Bo has before him, seen by him."""
    milestone = await bo.page.locator("[data-stone]", has=bo.row(NEAR)).get_attribute("data-stone")
    for n in range(3):
        await ada.add(room, f"{words} {n}", side="both", milestone=milestone)
    await expect(bo.row(f"{words} 2")).to_have_count(1)


async def test_a_line_in_which_one_types_stays_while_others_add_above_it(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    await bo.link(NEAR).press("a")
    line = bo.page.locator("[data-adding] input")
    await line.fill("Half a sen")
    before = await top(line)

    await add_above(ada, bo, room, "Above the line")

    assert abs(await top(line) - before) <= 1
    await expect(line).to_be_focused()
    await expect(line).to_have_value("Half a sen")


async def test_the_row_on_which_the_keyboard_stands_stays_while_others_add_above_it(
    sit: Sit, room: str
) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    await bo.link(NEAR).focus()
    before = await top(bo.link(NEAR))

    await add_above(ada, bo, room, "Above the row")

    assert abs(await top(bo.link(NEAR)) - before) <= 1


async def test_what_one_reads_stays_while_others_add_above_it(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    await bo.page.set_viewport_size({"width": 1280, "height": 400})
    await bo.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    reading = bo.link(LAST)
    before = await top(reading)

    await add_above(ada, bo, room, "Above all that is seen")

    assert abs(await top(reading) - before) <= 1


NEAR, LAST = "Legal review of the master agreement", "Train the first claims team"
