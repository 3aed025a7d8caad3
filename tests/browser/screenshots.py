"""Pictures of every page of the demo, for people to look at: `bin/screenshots [FOLDER]`."""

import argparse
import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any

from playwright.async_api import Browser

from tests.browser.scene import LANGUAGES, ON_A_PHONE, WITHOUT_WORKER, Scene
from tests.browser.scenes import scenes
from tests.browser.troubles import troubles
from tests.servers.browsing import DESKTOP, chromium_running, pages_folder, sit_down
from tests.servers.demo import Demo

DEVICES: dict[str, dict[str, Any]] = {
    "desktop": WITHOUT_WORKER | {"viewport": DESKTOP},
    "phone": ON_A_PHONE | {"device_scale_factor": 2},
}
SHARED_SCREEN = WITHOUT_WORKER | {"viewport": {"width": 1920, "height": 1080}}


async def draw_all(demo: Demo, folder: Path) -> None:
    """Every scene on a desktop in light and a phone in dark; the plan in every combination."""
    room, japanese = demo.room("Faster claims"), demo.room("保険金支払いの迅速化", "佐藤")
    plans = (Scene("plan", "Bo", f"/rooms/{room}"), Scene("plan-japanese", "佐藤", f"/rooms/{japanese}"))
    async with chromium_running() as browser:
        ada = await sit_down(browser, "Ada", demo.origin, demo.session("Ada"))
        await ada.open(f"/rooms/{room}")
        for scene in (*scenes(demo), *troubles(demo)):
            for device, theme in (("desktop", "light"), ("phone", "dark")):
                await draw(browser, demo, scene, folder, device, theme, "en")
        for plan, device, theme, language in product(plans, DEVICES, ("light", "dark"), LANGUAGES):
            await draw(browser, demo, plan, folder, device, theme, language)
        await draw(browser, demo, plans[0], folder, "shared-screen", "light", "en")


async def draw(
    browser: Browser, demo: Demo, scene: Scene, folder: Path, device: str, theme: str, language: str
) -> None:
    """One picture, named after what it shows."""
    look = DEVICES.get(device, SHARED_SCREEN) | {"color_scheme": theme}
    session = demo.session(scene.who) if scene.who else None
    visitor = await sit_down(browser, scene.who, demo.origin, session, language, **look)
    try:
        await scene.show(visitor, language)
        path = folder / f"{scene.name}.{device}.{theme}.{language}.png"
        await visitor.page.screenshot(path=path, full_page=scene.whole)
        print(path.name, flush=True)
    finally:
        await visitor.context.close()


async def draw_for_readme(demo: Demo, path: Path) -> None:
    """The plan as it stands at the top of the README: what one sees without scrolling, sharp."""
    room = demo.room("Faster claims")
    async with chromium_running() as browser:
        ada, bo = [
            await sit_down(browser, name, demo.origin, demo.session(name), "en", device_scale_factor=2)
            for name in ("Ada", "Bo")
        ]
        await ada.open(f"/rooms/{room}")
        await Scene("plan", "Bo", f"/rooms/{room}").show(bo)
        await bo.page.get_by_role("button", name="Also here").wait_for()
        await bo.page.screenshot(path=path)


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
    """Write all pictures into the folder, or the README's one where it belongs."""
    parser = argparse.ArgumentParser(prog="bin/screenshots", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("var/screenshots"))
    parser.add_argument("--readme", action="store_true", help="only draw docs/pictures/plan.png anew")
    wished = parser.parse_args()
    with fresh_demo() as demo:
        if wished.readme:
            asyncio.run(draw_for_readme(demo, Path("docs/pictures/plan.png")))
        else:
            wished.folder.mkdir(parents=True, exist_ok=True)
            asyncio.run(draw_all(demo, wished.folder))


if __name__ == "__main__":
    main()
