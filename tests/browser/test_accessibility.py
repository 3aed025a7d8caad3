"""axe finds nothing to say of any page, with its dialogs, panels and menus open, in light and dark."""

from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped]
from playwright.async_api import Browser

from tests.browser.scenes import ON_A_PHONE, WITHOUT_WORKER, scenes, settled
from tests.servers.browsing import Visitor, sit_down
from tests.servers.demo import Demo


@pytest.mark.parametrize("look", [WITHOUT_WORKER, ON_A_PHONE])
async def test_axe_finds_nothing_on_any_page(browser: Browser, demo: Demo, look: dict[str, Any]) -> None:
    seats: dict[str, Visitor] = {}
    found = []
    for scene in scenes(demo):
        if scene.who not in seats:
            session = demo.session(scene.who) if scene.who else None
            seats[scene.who] = await sit_down(browser, scene.who, demo.origin, session, "en", **look)
        visitor = seats[scene.who]
        await scene.show(visitor)
        for theme in ("light", "dark"):
            await visitor.page.emulate_media(color_scheme=theme)
            await settled(visitor.page)
            found += [f"{scene.name}, {theme}: {line}" for line in await complaints_of_axe(visitor)]
    for visitor in seats.values():
        await visitor.context.close()

    assert "\n".join(found) == ""


async def complaints_of_axe(visitor: Visitor) -> list[str]:
    """Each violation of each rule, with the element it is about."""
    results = await Axe().run(visitor.page)
    return [
        f"{violation['id']}: {node['target']} {node.get('failureSummary', '').splitlines()[-1].strip()}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]
