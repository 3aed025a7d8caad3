"""Pictures of every page of the demo, for people to look at: `bin/screenshots [FOLDER]`."""

import argparse
import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, expect

from tests.servers.browsing import DESKTOP, PHONE, Visitor, chromium_running, pages_folder, sit_down
from tests.servers.demo import Demo

SHEET = Path(__file__).parents[1] / "sheets" / "collected" / "close-plan-two-owner-columns.csv"
LANGUAGES = {"en": "en-GB", "ja": "ja-JP", "zh-Hant": "zh-TW", "zh-Hans": "zh-CN"}
DEVICES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": DESKTOP},
    "phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True, "device_scale_factor": 2},
}
SHARED_SCREEN = {"viewport": {"width": 1920, "height": 1080}}
Steps = Callable[[Page], Awaitable[Any]]


@dataclass(frozen=True)
class Scene:
    """One page as somebody has it before them; only what lies over the page is not drawn in full."""

    name: str
    who: str
    path: str
    steps: Steps | None = None
    whole: bool = True


def scenes(open_room: str, draft: str, step: str) -> list[Scene]:
    """Every page, and every dialog, panel and menu that has a look of its own."""
    plan = f"/rooms/{open_room}"
    return [
        Scene("demo", "", "/demo"),
        Scene("sign-in-link", "", "/sign-in/link#spent"),
        Scene("rooms", "Ada", "/"),
        Scene("rooms-empty", "Grace", "/"),
        Scene("new-room", "Ada", "/", _press("New room"), whole=False),
        Scene("plan", "Bo", plan),
        Scene("plan-seller", "Ada", plan),
        Scene("step", "Bo", f"{plan}?step={step}"),
        Scene("block", "Chen", plan, _ask(step, "b"), whole=False),
        Scene("date", "Bo", plan, _ask(step, "d"), whole=False),
        Scene("menu", "Bo", plan, _menu(step), whole=False),
        Scene("palette", "Bo", plan, lambda page: page.keyboard.press("/"), whole=False),
        Scene("keys", "Bo", plan, lambda page: page.keyboard.press("?"), whole=False),
        Scene("risks", "Bo", f"{plan}/risks"),
        Scene("log-risk", "Bo", f"{plan}/risks", _press("Log a risk"), whole=False),
        Scene("people", "Bo", f"{plan}/people"),
        Scene("history", "Bo", f"{plan}/history"),
        Scene("draft", "Ada", f"/rooms/{draft}"),
        Scene("open-draft", "Ada", f"/rooms/{draft}", _press("Open to Fabrikam"), whole=False),
        Scene("import", "Ada", "/import"),
        Scene("import-preview", "Ada", "/import", _upload),
        Scene("lost", "Bo", "/nowhere/at/all"),
    ]


def _press(button: str) -> Steps:
    return lambda page: page.get_by_role("button", name=button).first.click()


def _ask(step: str, key: str) -> Steps:
    return lambda page: page.locator(f"[data-step='{step}']").press(key)


def _menu(step: str) -> Steps:
    async def open_menu(page: Page) -> None:
        row = page.locator(f"[data-row='{step}']")
        await row.hover()
        await row.locator("button[aria-haspopup=menu]").click()

    return open_menu


async def _upload(page: Page) -> None:
    await page.get_by_label("The other company").fill("Globex")
    await page.locator("input[type=file]").set_input_files(SHEET)
    await page.get_by_role("heading", name="What the columns mean").wait_for()


async def draw_all(demo: Demo, folder: Path) -> None:
    """Every scene on a desktop in light and a phone in dark; the plan in every combination."""
    room = demo.room("Faster claims")
    step = "Legal review of the master agreement"
    async with chromium_running() as browser:
        ada = await sit_down(browser, "Ada", demo.origin, demo.session("Ada"))
        await ada.open(f"/rooms/{room}")
        step_id = await ada.link(step).get_attribute("data-step") or ""
        for scene in scenes(room, demo.room("One view of every plant"), step_id):
            for device, theme in (("desktop", "light"), ("phone", "dark")):
                await draw(browser, demo, scene, folder, device, theme, "en")
        plan = Scene("plan", "Bo", f"/rooms/{room}")
        japanese = Scene("plan-japanese", "佐藤", f"/rooms/{demo.room('保険金支払いの迅速化', '佐藤')}")
        for device, theme, language in product(DEVICES, ("light", "dark"), LANGUAGES):
            await draw(browser, demo, plan, folder, device, theme, language)
        for device, theme in product(DEVICES, ("light", "dark")):
            await draw(browser, demo, japanese, folder, device, theme, "ja")
        await draw(browser, demo, plan, folder, "shared-screen", "light", "en")


async def draw(
    browser: Browser, demo: Demo, scene: Scene, folder: Path, device: str, theme: str, language: str
) -> None:
    """One picture, named after what it shows."""
    look = DEVICES.get(device, SHARED_SCREEN) | {"color_scheme": theme, "locale": LANGUAGES[language]}
    session = demo.session(scene.who) if scene.who else None
    visitor = await sit_down(browser, scene.who, demo.origin, session, service_workers="block", **look)
    try:
        await show(visitor, scene)
        path = folder / f"{scene.name}.{device}.{theme}.{language}.png"
        await visitor.page.screenshot(path=path, full_page=scene.whole)
        print(path.name, flush=True)
    finally:
        await visitor.context.close()


async def show(visitor: Visitor, scene: Scene) -> None:
    """Load the page, do what it takes, and wait until all of it is there."""
    await visitor.open(scene.path)
    await visitor.page.locator("h1, h2, [role=alert]").first.wait_for()
    await settled(visitor.page)
    if scene.steps:
        await scene.steps(visitor.page)
        await settled(visitor.page)


async def settled(page: Page) -> None:
    """Wait until nothing is being loaded any more."""
    await expect(page.locator(".skeleton")).to_have_count(0)
    await page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")


@contextmanager
def fresh_demo() -> Iterator[Demo]:
    """A demo told today, gone after the block."""
    with tempfile.TemporaryDirectory() as folder:
        demo = Demo(Path(folder) / "data", pages_folder()).start()
        try:
            yield demo
        finally:
            demo.stop()


def main() -> None:
    """Write all pictures into the folder."""
    parser = argparse.ArgumentParser(prog="bin/screenshots", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("var/screenshots"))
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    with fresh_demo() as demo:
        asyncio.run(draw_all(demo, folder))


if __name__ == "__main__":
    main()
