"""Steps are put where one sees them go: past what is hidden, by mouse and by finger, milestones too."""

from playwright.async_api import CDPSession, Locator, expect

from tests.browser.scene import ON_A_PHONE
from tests.browser.sitting import Sit, at_the_plan
from tests.servers.browsing import Visitor

Point = tuple[float, float]
PHONE = ON_A_PHONE | {"service_workers": "allow"}


async def test_a_step_moves_past_hidden_dropped_ones_at_once(sit: Sit, room: str) -> None:
    [bo] = await at_the_plan(sit, room, "Bo")
    stone = await bo.add_milestone(room, "Desks are moved")
    ids = await promises(bo, room, stone, "Pack", "Count the boxes", "Carry")
    await bo.do(room, "drop_action", step_id=ids[1], reason="Nobody counts boxes")
    await expect(bo.link("Count the boxes")).to_have_count(0)

    await bo.link("Pack").focus()
    await bo.page.keyboard.press("Alt+ArrowDown")

    await expect(column(bo, "Desks are moved")).to_have_text(["Carry", "Pack"])


async def test_a_step_dragged_to_the_end_lands_behind_the_last(sit: Sit, room: str) -> None:
    [bo] = await at_the_plan(sit, room, "Bo")
    stone = await bo.add_milestone(room, "Lights are on")
    ids = await promises(bo, room, stone, "Wire", "Blow a fuse", "Switch on", "Cheer")
    await bo.do(room, "drop_action", step_id=ids[1], reason="Better not")
    await expect(bo.link("Blow a fuse")).to_have_count(0)

    await by_mouse(bo, "Wire", await low_in(bo.row("Cheer")))

    await expect(column(bo, "Lights are on")).to_have_text(["Switch on", "Cheer", "Wire"])


async def test_a_milestone_is_dragged_before_another_and_back_behind_all(sit: Sit, room: str) -> None:
    bo, ada = await at_the_plan(sit, room, "Bo", "Ada")
    first = await bo.add_milestone(room, "Tents are up")
    await bo.add_milestone(room, "Guests arrive", first)
    await expect(bo.link("Guests arrive")).to_be_visible()

    await by_mouse(bo, "Guests arrive", await high_in(bo.row("Tents are up")))

    await expect(milestones(ada, "Tents are up", "Guests arrive")).to_have_text(
        ["Guests arrive", "Tents are up"]
    )


async def test_a_finger_drags_a_step_and_a_milestone_and_still_scrolls(sit: Sit, room: str) -> None:
    bo = await sit("Bo", **PHONE)
    first = await bo.add_milestone(room, "Boat is built")
    second = await bo.add_milestone(room, "Boat is launched", first)
    await promises(bo, room, second, "Cut the ribbon", "Pour the wine")
    await bo.open(f"/rooms/{room}")
    await bo.link("Pour the wine").scroll_into_view_if_needed()
    touch = await bo.context.new_cdp_session(bo.page)

    await by_finger(bo, touch, "Pour the wine", await high_in(bo.row("Cut the ribbon")))
    await expect(column(bo, "Boat is launched")).to_have_text(["Pour the wine", "Cut the ribbon"])
    await by_finger(bo, touch, "Boat is launched", await high_in(bo.row("Boat is built")))
    both = milestones(bo, "Boat is built", "Boat is launched")
    await expect(both).to_have_text(["Boat is launched", "Boat is built"])

    before = await bo.page.evaluate("scrollY")
    words = await high_in(bo.row("Cut the ribbon"))
    await swipe(touch, words, (words[0], words[1] - 150))
    await bo.page.wait_for_function("before => scrollY > before + 50", arg=before)


async def promises(visitor: Visitor, room: str, milestone: str, *titles: str) -> list[str]:
    """Add these actions of the buyer under a milestone, one behind the other; their ids."""
    ids: list[str] = []
    for title in titles:
        after = ids[-1] if ids else None
        ids.append(await visitor.add(room, title, side="buyer", milestone=milestone, after=after))
    return ids


def column(visitor: Visitor, milestone: str) -> Locator:
    """The titles of the buyer's promises under a milestone."""
    section = visitor.page.locator("section.milestone").filter(has=visitor.link(milestone))
    return section.locator("[data-list][data-side=buyer] a[data-step]")


def milestones(visitor: Visitor, *titles: str) -> Locator:
    """The names of these milestones, as they stand on the plan."""
    names = visitor.page.locator("[data-column=milestone] a[data-step]")
    return names.filter(has_text=titles[0]).or_(names.filter(has_text=titles[1]))


async def by_mouse(visitor: Visitor, title: str, to: Point) -> None:
    """Take a row by its grip and let it go there."""
    await visitor.row(title).hover()
    x, y = await middle_of(visitor.row(title).locator(".grip"))
    mouse = visitor.page.mouse
    await mouse.move(x, y)
    await mouse.down()
    await mouse.move(to[0], (y + to[1]) / 2, steps=4)
    await mouse.move(*to, steps=4)
    await mouse.up()


async def by_finger(visitor: Visitor, touch: CDPSession, title: str, to: Point) -> None:
    """The same on a screen that is touched."""
    await swipe(touch, await middle_of(visitor.row(title).locator(".grip")), to)


async def swipe(touch: CDPSession, start: Point, to: Point) -> None:
    """One finger from here to there."""
    steps = 6
    await touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at(start)]})
    for n in range(1, steps + 1):
        x, y = (a + (b - a) * n / steps for a, b in zip(start, to, strict=True))
        await touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at((x, y))]})
    await touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def at(point: Point) -> dict[str, float]:
    """A finger on the glass."""
    return {"x": point[0], "y": point[1]}


async def middle_of(element: Locator) -> Point:
    """Where one would take it."""
    box = await element.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


async def high_in(row: Locator) -> Point:
    """A place in the upper part of a row."""
    box = await row.bounding_box()
    assert box
    return box["x"] + 60, box["y"] + 4


async def low_in(row: Locator) -> Point:
    """A place in the lower part of a row."""
    box = await row.bounding_box()
    assert box
    return box["x"] + 60, box["y"] + box["height"] - 4
