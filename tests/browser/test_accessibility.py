"""axe finds nothing to say of any page, with its dialogs, panels and menus open, in light and dark."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped]
from playwright.async_api import Browser, Page

from tests.browser.scene import ON_A_PHONE, READY, WITHOUT_WORKER, Scene, played, settled
from tests.browser.scenes import PARTS
from tests.browser.troubles import troubles
from tests.live.fixtures import Engine, serving_on
from tests.servers.browsing import sit_down
from tests.servers.demo import Demo
from tests.servers.serving import COOKIE

THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
AXE: str = Axe().axe_script
VIOLATIONS = "() => axe.run({ resultTypes: ['violations'] }).then((found) => found.violations)"
pytestmark = pytest.mark.timeout(590)
LOOKS = pytest.mark.parametrize("look", [WITHOUT_WORKER, ON_A_PHONE], ids=["desktop", "phone"])


@LOOKS
@pytest.mark.parametrize("wanted", [*PARTS, troubles])
async def test_axe_finds_nothing_on(
    browser: Browser, demo: Demo, wanted: Callable[[Demo], list[Scene]], look: dict[str, Any]
) -> None:
    found = []
    async for scene, page in played(browser, demo, wanted(demo), "en", **look):
        found += await found_in(scene, page)

    assert "\n".join(found) == ""


async def test_axe_finds_nothing_where_nobody_has_come_in_or_has_a_room(
    browser: Browser, sqlite_engine: Engine, tmp_path: Path, pages: Path
) -> None:
    tokens, found = sqlite_engine.world.tokens, []
    with serving_on(sqlite_engine, tmp_path) as begin:
        server = begin(settings={"PORTAL_FRONT_END": str(pages)})
        for name, path in (("", "/sign-in"), ("", "/demo"), ("Hal", "/"), ("Sam", "/")):
            cookie = (COOKIE, tokens[name]) if name else None
            visitor = await sit_down(browser, name, server.origin, cookie, "en", **WITHOUT_WORKER)
            scene = Scene(f"{path} of {name}", name, path)
            await scene.show(visitor)
            found += await found_in(scene, visitor.page)
            await visitor.context.close()

    assert "\n".join(found) == ""


async def found_in(scene: Scene, page: Page) -> list[str]:
    """All that axe has against the scene, in both themes."""
    found = []
    for theme in THEMES:
        await page.emulate_media(color_scheme=theme)
        if scene.ready == READY:
            await settled(page)
        found += [f"{scene.name}, {theme}: {line}" for line in await complaints_of_axe(page)]
    return found


async def complaints_of_axe(page: Page) -> list[str]:
    """Each violation of each rule, with the element it is about."""
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE)
    return [
        f"{violation['id']}: {node['target']} {node.get('failureSummary', '').splitlines()[-1].strip()}"
        for violation in await page.evaluate(VIOLATIONS)
        for node in violation["nodes"]
    ]
