"""Chromium, and people who sit at it: each has a window, cookies and storage of their own."""

import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, BrowserContext, Locator, Page, Response, async_playwright, expect

from portal.core.ids import new_command, row_id
from tests.servers.programs import chromium, chromium_flags
from tests.servers.serving import ROOT

PATIENCE = 10_000
DESKTOP = {"width": 1280, "height": 800}
KEPT = """async () => {
  await navigator.serviceWorker.ready
  while (!(await caches.match("/"))) await new Promise((later) => setTimeout(later, 50))
}"""
PHONE = {"width": 390, "height": 844}


@dataclass
class Visitor:
    """One person at one window; `complaints` is all that the browser had to say against the page."""

    name: str
    origin: str
    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)

    async def sign_in(self, cookie: tuple[str, str]) -> None:
        """Take a session, which outlives the browser as the product's own do."""
        name, value = cookie
        expires = time.time() + 3600
        await self.context.add_cookies(
            [{"name": name, "value": value, "url": self.origin, "expires": expires}]
        )

    async def open(self, path: str) -> Response | None:
        """Load a page of the product."""
        return await self.page.goto(self.origin + path)

    def row(self, title: str) -> Locator:
        """The line of a step on the plan."""
        link = self.page.locator("a[data-step]").get_by_text(title, exact=True)
        return self.page.locator("[data-row]").filter(has=link)

    def link(self, title: str) -> Locator:
        """The title of a step on the plan, on which the keyboard stands."""
        return self.page.locator("a[data-step]").get_by_text(title, exact=True)

    def tick(self, title: str) -> Locator:
        """The pebble of a step."""
        return self.row(title).get_by_role("checkbox")

    async def choose(self, title: str, what: str) -> None:
        """Take something from a step's menu."""
        await self.row(title).hover()
        await self.row(title).locator("button[aria-haspopup=menu]").click()
        await self.page.get_by_role("menuitem", name=what).click()

    async def do(self, room: str, deed: str, **args: Any) -> str:
        """Do a deed through its HTTP door, to bring about what a test begins with; its command."""
        command = new_command()
        answer = await self.context.request.post(
            f"{self.origin}/api/rooms/{room}/{deed.replace('_', '-')}",
            data=args,
            headers={"origin": self.origin, "idempotency-key": command},
        )
        assert answer.ok, await answer.text()
        return command

    def forgive(self, words: str) -> None:
        """Forget complaints that belong to what was tried."""
        self.complaints = [line for line in self.complaints if words not in line]

    async def is_kept(self) -> None:
        """Wait until the service worker could open the product without a network."""
        await self.page.evaluate(KEPT)

    async def add(self, room: str, title: str, **more: Any) -> str:
        """Add an action through its door; the id it gets."""
        return row_id(await self.do(room, "add_action", title=title, **more), 1)

    async def add_milestone(self, room: str, title: str, after: str | None = None) -> str:
        """Add a milestone through its door; the id it gets."""
        return row_id(await self.do(room, "add_milestone", title=title, side="buyer", after=after), 1)

    async def events(self, room: str, step: str) -> list[str]:
        """The kinds of all events that touched the step, in their order."""
        found = await self.read(f"/rooms/{room}/history?step={step}&limit=50")
        return [event["kind"] for event in sorted(found, key=lambda event: event["seq"])]

    async def read(self, path: str) -> Any:
        """What the API answers this person."""
        answer = await self.context.request.get(f"{self.origin}/api{path}")
        assert answer.ok, await answer.text()
        return await answer.json()


def pages_folder() -> Path:
    """The built front end: the named one, or the one that `bin/test` has built."""
    folder = Path(os.environ.get("PORTAL_FRONT_END") or ROOT / "frontend" / "dist")
    if not (folder / "index.html").exists():
        raise RuntimeError("The pages are not built: run the tests by `bin/test browser`.")
    return folder


@asynccontextmanager
async def chromium_running() -> AsyncIterator[Browser]:
    """One browser without a window, closed after the block."""
    expect.set_options(timeout=PATIENCE)
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=chromium(), args=chromium_flags())
        yield browser
        await browser.close()


async def sit_down(
    browser: Browser,
    name: str,
    origin: str,
    cookie: tuple[str, str] | None = None,
    language: str | None = None,
    **look: Any,
) -> Visitor:
    """A new window, signed in by the cookie; `look` is what the browser says of itself.

    A `language` is one that was chosen in this browser before, whatever the account's is.
    """
    chosen = {"viewport": DESKTOP, "locale": "en-GB", "reduced_motion": "reduce", **look}
    context = await browser.new_context(**chosen)
    if language:
        await context.add_init_script(f"localStorage.setItem('language', '{language}')")
    return await seated(context, name, origin, cookie)


@asynccontextmanager
async def own_browser(folder: Path, name: str, origin: str, **look: Any) -> AsyncIterator[Visitor]:
    """A browser process of one's own that keeps everything in the folder, closed after the block."""
    async with async_playwright() as driver:
        context = await driver.chromium.launch_persistent_context(
            folder, executable_path=chromium(), args=chromium_flags(), locale="en-GB", **look
        )
        yield await seated(context, name, origin, None)
        await context.close()


async def seated(
    context: BrowserContext, name: str, origin: str, cookie: tuple[str, str] | None = None
) -> Visitor:
    """Somebody at a window that is open already."""
    context.set_default_timeout(PATIENCE)
    page = context.pages[0] if context.pages else await context.new_page()
    visitor = Visitor(name, origin, context, page)
    if cookie:
        await visitor.sign_in(cookie)
    page.on("console", lambda said: _note(visitor, said.type, said.text))
    page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
    return visitor


def _note(visitor: Visitor, kind: str, text: str) -> None:
    if kind in ("error", "warning"):
        visitor.complaints.append(text)
