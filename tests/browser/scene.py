"""One page as somebody has it before them, in any language and on any device."""

import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from playwright.async_api import Browser, Page, expect

from tests.servers.browsing import PHONE, Visitor, sit_down
from tests.servers.demo import Demo
from tests.servers.serving import ROOT

LANGUAGES = ("en", "ja", "zh-Hant", "zh-Hans")
WITHOUT_WORKER: dict[str, Any] = {"service_workers": "block"}
ON_A_PHONE: dict[str, Any] = WITHOUT_WORKER | {"viewport": PHONE, "has_touch": True, "is_mobile": True}
READY = "h1, h2, [role=alert]"
STILL = """async () => {
  const frame = () => new Promise(requestAnimationFrame)
  await document.fonts.ready
  await frame()
  await frame()
  while (document.getAnimations().some((animation) => animation.playState === "running")) await frame()
}"""
Steps = Callable[[Page, str], Awaitable[Any]]


@dataclass(frozen=True)
class Scene:
    """What it takes to have a page look so; what lies over a page is not drawn in full length.

    `before` is done to the window before the page is loaded, `steps` on the page; `ready` is seen once
    the page is there, and on its way as long as nothing else was said. A scene that is `alone` leaves a
    window in which no other can be shown.
    """

    name: str
    who: str
    path: str
    steps: Steps | None = None
    whole: bool = True
    before: Steps | None = None
    ready: str = READY
    alone: bool = False

    async def show(self, visitor: Visitor, language: str = "en") -> None:
        """Load the page, do what it takes, and wait until all of it is there."""
        if self.before:
            await self.before(visitor.page, language)
        await visitor.open(self.path)
        await visitor.page.locator(self.ready).first.wait_for()
        if self.ready == READY:
            await settled(visitor.page)
        if self.steps:
            await self.steps(visitor.page, language)
            await settled(visitor.page)


async def played(
    browser: Browser, demo: Demo, wanted: Sequence[Scene], language: str, **look: Any
) -> AsyncIterator[tuple[Scene, Page]]:
    """Show one scene after the other, in one window for each person where that goes."""
    seats: dict[str, Visitor] = {}
    for scene in wanted:
        session = demo.session(scene.who) if scene.who else None
        visitor = None if scene.alone else seats.get(scene.who)
        visitor = visitor or await sit_down(browser, scene.who, demo.origin, session, language, **look)
        await scene.show(visitor, language)
        yield scene, visitor.page
        if scene.alone:
            await visitor.context.close()
        else:
            seats[scene.who] = visitor
    for visitor in seats.values():
        await visitor.context.close()


@cache
def catalogue(language: str) -> dict[str, str]:
    """All texts of the product in one language, by key."""
    found: dict[str, str] = json.loads((ROOT / "portal" / "text" / f"{language}.json").read_text("utf-8"))
    return found


async def settled(page: Page) -> None:
    """Wait until nothing is still on its way, and all letters have their shapes."""
    await expect(page.locator(".skeleton")).to_have_count(0)
    await page.evaluate(STILL)


def then(*many: Steps) -> Steps:
    """One thing after the other."""

    async def all_of_them(page: Page, language: str) -> None:
        for steps in many:
            await steps(page, language)

    return all_of_them


def press(key: str, **holes: str) -> Steps:
    """A button, by its text's key."""

    async def pressed(page: Page, language: str) -> None:
        words = catalogue(language)[key].format(**holes)
        await page.get_by_role("button", name=words).first.click()

    return pressed


def follow(key: str) -> Steps:
    """A link, by its text's key."""

    async def followed(page: Page, language: str) -> None:
        await page.get_by_role("link", name=catalogue(language)[key], exact=True).first.click()

    return followed


def typed(key: str, wanted: str = "[role=dialog], dialog") -> Steps:
    """A key pressed, and what it brings."""

    async def type_it(page: Page, _: str) -> None:
        await page.keyboard.press(key)
        await page.locator(wanted).first.wait_for()

    return type_it


def typed_at(step: str, key: str, wanted: str = "dialog") -> Steps:
    """A key pressed while the keyboard stands on a step."""

    async def type_it(page: Page, _: str) -> None:
        await page.locator(f"[data-step='{step}']").press(key)
        await page.locator(wanted).first.wait_for()

    return type_it


def menu_of(step: str) -> Steps:
    """The menu of a step's row."""

    async def opened(page: Page, _: str) -> None:
        row = page.locator(f"[data-row='{step}']").first
        await row.hover()
        await row.locator("button[aria-haspopup=menu]").click()

    return opened


def menu_item(key: str) -> Steps:
    """One line of the open menu, by its text's key."""

    async def chosen(page: Page, language: str) -> None:
        words = re.sub(r"\\\{\w+\\\}", ".*", re.escape(catalogue(language)[key]))
        await page.get_by_role("menuitem", name=re.compile(words)).click()

    return chosen


def filled(where: str, value: str) -> Steps:
    """The first such field, with that in it."""

    async def fill(page: Page, _: str) -> None:
        await page.locator(where).first.fill(value)

    return fill


def chosen(key: str, value: str) -> Steps:
    """One of a few words, from the list that the text of the key names."""

    async def choose(page: Page, language: str) -> None:
        await page.get_by_label(catalogue(language)[key]).select_option(value)

    return choose


def answered(path: str, status: int) -> Steps:
    """Requests to that path are turned away."""

    async def answer(page: Page, _: str) -> None:
        await page.route(path, lambda route: route.fulfill(status=status))

    return answer


def click(where: str) -> Steps:
    """The first such thing on the page."""

    async def clicked(page: Page, _: str) -> None:
        await page.locator(where).first.click()

    return clicked
