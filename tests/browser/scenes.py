"""Every page of the product, and every dialog, panel and menu that has a look of its own."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from playwright.async_api import Page, expect

from tests.servers.browsing import PHONE, Visitor
from tests.servers.demo import Demo
from tests.servers.serving import ROOT

SHEET = Path(__file__).parents[1] / "sheets" / "given" / "midmarket-dated.csv"
LANGUAGES = ("en", "ja", "zh-Hant", "zh-Hans")
WITHOUT_WORKER: dict[str, Any] = {"service_workers": "block"}
ON_A_PHONE: dict[str, Any] = WITHOUT_WORKER | {"viewport": PHONE, "has_touch": True, "is_mobile": True}
STEP = "Legal review of the master agreement"
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
    """One page as somebody has it before them; what lies over a page is not drawn in full length."""

    name: str
    who: str
    path: str
    steps: Steps | None = None
    whole: bool = True

    async def show(self, visitor: Visitor, language: str = "en") -> None:
        """Load the page, do what it takes, and wait until all of it is there."""
        await visitor.open(self.path)
        await visitor.page.locator("h1, h2, [role=alert]").first.wait_for()
        await settled(visitor.page)
        if self.steps:
            await self.steps(visitor.page, language)
            await settled(visitor.page)


def scenes(demo: Demo) -> list[Scene]:
    """All of them, in the rooms of the demo's world."""
    room = demo.room("Faster claims")
    plan, draft = f"/rooms/{room}", f"/rooms/{demo.room('One view of every plant')}"
    step = demo.step(room, STEP)
    return [
        Scene("demo", "", "/demo"),
        Scene("sign-in-link", "", "/sign-in/link#spent"),
        Scene("rooms", "Ada", "/"),
        Scene("reader-menu", "Ada", "/", _reader_menu, whole=False),
        Scene("new-room", "Ada", "/", _press("rooms.new"), whole=False),
        Scene("plan", "Bo", plan),
        Scene("plan-seller", "Ada", plan),
        Scene("plan-closed", "Bo", f"/rooms/{demo.room('Photo estimates pilot', 'Bo')}"),
        Scene("story", "Bo", plan, _press("story.more")),
        Scene("step", "Bo", f"{plan}?step={step}", whole=False),
        Scene("block", "Chen", plan, _ask(step, "b"), whole=False),
        Scene("date", "Bo", plan, _ask(step, "d"), whole=False),
        Scene("menu", "Bo", plan, _menu(step), whole=False),
        Scene("palette", "Bo", plan, _type("/"), whole=False),
        Scene("keys", "Bo", plan, _type("?"), whole=False),
        Scene("risks", "Bo", f"{plan}/risks"),
        Scene("log-risk", "Bo", f"{plan}/risks", _press("risks.log"), whole=False),
        Scene("people", "Bo", f"{plan}/people"),
        Scene("name-person", "Bo", f"{plan}/people", _press("people.name_one"), whole=False),
        Scene("history", "Bo", f"{plan}/history"),
        Scene("plan-empty", "Ada", "/", _new_room),
        Scene("draft", "Ada", draft),
        Scene("open-draft", "Ada", draft, _press("draft.open", company="Fabrikam"), whole=False),
        Scene("import", "Ada", "/import"),
        Scene("import-preview", "Ada", "/import", _upload),
        Scene("lost", "Bo", "/nowhere/at/all"),
    ]


@cache
def catalogue(language: str) -> dict[str, str]:
    """Every message in that language."""
    messages: dict[str, str] = json.loads((ROOT / f"portal/text/{language}.json").read_text("utf-8"))
    return messages


async def settled(page: Page) -> None:
    """Wait until nothing is being loaded and nothing moves any more."""
    await expect(page.locator(".skeleton")).to_have_count(0)
    await page.evaluate(STILL)


def _press(key: str, **holes: str) -> Steps:
    async def press(page: Page, language: str) -> None:
        words = catalogue(language)[key].format(**holes)
        await page.get_by_role("button", name=words).first.click()

    return press


async def _new_room(page: Page, language: str) -> None:
    await page.get_by_role("button", name=catalogue(language)["rooms.new"]).click()
    await page.get_by_label(catalogue(language)["new_room.company"]).fill("Litware")
    await page.get_by_role("button", name=catalogue(language)["new_room.make"]).click()
    await page.get_by_role("heading", name=catalogue(language)["plan.empty"]).wait_for()


def _type(key: str) -> Steps:
    async def typed(page: Page, _: str) -> None:
        await page.keyboard.press(key)
        await page.get_by_role("dialog").wait_for()

    return typed


def _ask(step: str, key: str) -> Steps:
    async def ask(page: Page, _: str) -> None:
        await page.locator(f"[data-step='{step}']").press(key)
        await page.get_by_role("dialog").wait_for()

    return ask


def _menu(step: str) -> Steps:
    async def open_menu(page: Page, _: str) -> None:
        row = page.locator(f"[data-row='{step}']")
        await row.hover()
        await row.locator("button[aria-haspopup=menu]").click()

    return open_menu


async def _reader_menu(page: Page, _: str) -> None:
    await page.locator("header button[aria-haspopup=menu]").click()


async def _upload(page: Page, language: str) -> None:
    await page.locator("input[type=file]").set_input_files(SHEET)
    await page.get_by_role("heading", name=catalogue(language)["import.columns"]).wait_for()
