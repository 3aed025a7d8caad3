"""The main job by thumb, at the width of a phone: what is tapped there is seen at the other side's desk."""

from playwright.async_api import expect

from tests.browser.reading import misfits_on
from tests.browser.scene import ON_A_PHONE
from tests.browser.sitting import Sit, at_the_plan

PHONE = ON_A_PHONE | {"service_workers": "allow"}
BESIDE = 18
IS_THE_PEBBLE = "([x, y]) => document.elementFromPoint(x, y).closest('[role=checkbox]') !== null"


async def test_a_promise_is_ticked_by_a_thumb_that_lands_beside_the_pebble(sit: Sit, room: str) -> None:
    [ada], bo = await at_the_plan(sit, room, "Ada"), await sit("Bo", **PHONE)
    await bo.add(room, "Sign for the badges", side="buyer")
    await bo.open(f"/rooms/{room}")
    pebble = bo.tick("Sign for the badges")
    await expect(pebble).not_to_be_checked()
    await pebble.scroll_into_view_if_needed()
    box = await pebble.bounding_box()
    assert box
    beside = box["x"] + box["width"] / 2 - BESIDE, box["y"] + box["height"] / 2
    assert await bo.page.evaluate(IS_THE_PEBBLE, beside)

    await bo.page.touchscreen.tap(*beside)

    await expect(pebble).to_be_checked()
    await expect(ada.tick("Sign for the badges")).to_be_checked()
    assert await misfits_on(bo.page) == []


async def test_an_obstacle_and_a_word_about_it_are_left_by_thumb(sit: Sit, room: str) -> None:
    [ada], bo = await at_the_plan(sit, room, "Ada"), await sit("Bo", **PHONE)
    await bo.add(room, "Order the badges", side="buyer")
    await bo.open(f"/rooms/{room}")

    await bo.link("Order the badges").tap()
    panel = bo.page.get_by_role("complementary", name="Order the badges")
    await panel.get_by_role("button", name="Say what blocks it").tap()
    await bo.page.get_by_label("Obstacle").fill("the printer is broken")
    assert await misfits_on(bo.page) == []
    await bo.page.get_by_role("button", name="Mark blocked").tap()
    await panel.get_by_role("textbox", name="Say something about it").fill("It comes back on Monday")
    await panel.get_by_role("button", name="Send").tap()

    await expect(ada.row("Order the badges")).to_contain_text("Blocked: the printer is broken")
    await ada.link("Order the badges").click()
    said = ada.page.get_by_role("complementary", name="Order the badges")
    await expect(said).to_contain_text("It comes back on Monday")
    assert await misfits_on(bo.page) == []
    await panel.get_by_role("button", name="Close").tap()
    await expect(bo.row("Order the badges")).to_contain_text("Blocked: the printer is broken")
