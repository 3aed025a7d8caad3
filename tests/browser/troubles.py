"""Pages on a bad day: on their way, out of reach, offline, turned down."""

import asyncio
from dataclasses import replace

from playwright.async_api import FilePayload, Page, Route

from tests.browser.scene import Scene, Steps, answered, catalogue, click, follow, press, then, typed_at
from tests.browser.scenes import LEGAL, ROOM
from tests.servers.demo import Demo

NO_SHEET: FilePayload = {
    "name": "plan.xlsx",
    "mimeType": "application/octet-stream",
    "buffer": b"\x89PNG\r\n\x1a\n" + bytes(500),
}
ALERT = "[role=alert]"


def troubles(demo: Demo) -> list[Scene]:
    """Each in a window of its own, which is closed with its trouble still on."""
    room = demo.room(ROOM)
    found = [*_doors(), *_reading(demo, room), *_cut_off(demo, room), *_turned_down(demo, room)]
    return [replace(scene, alone=True) for scene in found]


def _doors() -> list[Scene]:
    return [
        Scene("demo-failed", "", "/demo", before=broken("**/api/demo/people"), ready=ALERT),
        Scene("link-spent", "", "/sign-in/link#spent", then(press("link.enter"), shown(ALERT))),
        Scene("import-refused", "Ada", "/import", then(_no_sheet, shown(ALERT))),
    ]


def _reading(demo: Demo, room: str) -> list[Scene]:
    plan, step = f"/rooms/{room}", demo.step(room, LEGAL)
    to_risks = then(follow("nav.risks"), shown(ALERT))
    return [
        Scene("rooms-waiting", "Bo", "/", before=held("**/api/rooms"), ready=".skeleton"),
        Scene("rooms-failed", "Bo", "/", before=broken("**/api/rooms"), ready=ALERT),
        Scene("room-waiting", "Bo", plan, before=held("**/snapshot"), ready=".skeleton"),
        Scene("room-gone", "Bo", f"/rooms/{demo.room('One view of every plant')}"),
        Scene("room-failed", "Bo", plan, before=answered("**/snapshot", 403)),
        Scene("page-failed", "Bo", plan, to_risks, before=broken("**/assets/RisksPage*")),
        Scene("history-failed", "Bo", f"{plan}/history", before=broken("**/history?*"), ready=ALERT),
        Scene("comments-failed", "Bo", f"{plan}?step={step}", shown(ALERT), before=broken("**/comments?*")),
    ]


def _cut_off(demo: Demo, room: str) -> list[Scene]:
    plan = f"/rooms/{room}"
    demo.do("Ada", room, "add_action", title="Water the plants", side="both")
    step = demo.step(room, "Water the plants")
    ticked = then(offline, click(f"[data-row='{step}'] [role=checkbox]"), shown(".pending"))
    return [
        Scene("room-offline", "Bo", "/", then(offline, click(f"a[href='{plan}']"))),
        Scene("plan-offline", "Bo", plan, ticked),
        Scene("plan-reconnecting", "Bo", plan, said("line.reconnecting"), before=no_line),
    ]


def _turned_down(demo: Demo, room: str) -> list[Scene]:
    titles = ("Book the hall", "Send the invitations", "Order the food")
    for title in titles:
        demo.do("Ada", room, "add_action", title=title, side="both")
    first, then_, last = (demo.step(room, title) for title in titles)
    demo.do("Ada", room, "link_steps", predecessor=first, successor=then_)
    plan = f"/rooms/{room}"

    async def circle(page: Page, language: str) -> None:
        await press("links.add_before")(page, language)
        await page.locator("aside form select").first.select_option(then_)
        await page.locator("aside form [type=submit]").click()

    async def reworded(page: Page, language: str) -> None:
        await typed_at(last, "e", "[data-row] :is(input, textarea)")(page, language)
        present = await page.locator("[data-row] :is(input, textarea)").input_value()
        await page.context.set_offline(True)
        words = {"set": {"title": f"{present}!"}, "was": {"title": present}}
        await asyncio.to_thread(demo.do, "Ada", room, "edit_step", step_id=last, **words)
        await page.locator("[data-row] :is(input, textarea)").fill("Order the drinks")
        await page.keyboard.press("Enter")
        await page.context.set_offline(False)

    return [
        Scene("link-refused", "Bo", f"{plan}?step={first}", then(circle, shown(ALERT)), whole=False),
        Scene("words-refused", "Bo", plan, then(reworded, shown(ALERT))),
    ]


def broken(path: str) -> Steps:
    """Requests to that path come to nothing."""

    async def break_it(page: Page, _: str) -> None:
        await page.route(path, lambda route: route.abort())

    return break_it


def held(path: str) -> Steps:
    """Requests to that path are never answered."""

    async def hold(_: Route) -> None:
        await asyncio.Event().wait()

    async def hold_it(page: Page, _: str) -> None:
        await page.route(path, hold)

    return hold_it


def shown(where: str) -> Steps:
    """Wait for it."""

    async def wait(page: Page, _: str) -> None:
        await page.locator(where).first.wait_for()

    return wait


def said(key: str) -> Steps:
    """Wait for a text, by its key."""

    async def wait(page: Page, language: str) -> None:
        await page.get_by_text(catalogue(language)[key]).first.wait_for()

    return wait


async def offline(page: Page, language: str) -> None:
    """The network goes."""
    await page.context.set_offline(True)


async def no_line(page: Page, _: str) -> None:
    """The socket is closed as soon as it opens."""
    await page.route_web_socket("**/ws", lambda line: line.close())


async def _no_sheet(page: Page, _: str) -> None:
    await page.locator("input[type=file]").set_input_files(NO_SHEET)
