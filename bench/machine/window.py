"""A cold browser on a slow line, and what came over it until the plan could be ticked."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, CDPSession, expect, sync_playwright

from bench.machine.programs import ProgramFailed
from tests.servers.programs import chromium, chromium_flags

LINE = {
    "offline": False,
    "latency": 40,
    "downloadThroughput": 10_000_000 / 8,
    "uploadThroughput": 10_000_000 / 8,
}
LONGEST = 30_000
TICKABLE = "[role=checkbox]:not([aria-disabled=true]):not(:disabled), input[type=checkbox]:not(:disabled)"
WATCH = f"""(() => {{
  const look = () => {{
    if (document.querySelector({TICKABLE!r})) window.tickable = performance.now()
    else requestAnimationFrame(look)
  }}
  look()
}})()"""

SEEN = """() => new Promise((seen) => {
  const look = () => (window.tickable ? seen(window.tickable) : requestAnimationFrame(look))
  look()
})"""


@dataclass
class Line:
    """Bytes by kind of resource, headers included, of what has arrived so far."""

    kinds: dict[str, str] = field(default_factory=dict)
    bytes: dict[str, float] = field(default_factory=dict)

    def watch(self, session: CDPSession) -> None:
        """Count from now on, and make the line slow."""
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", LINE)

    def _answered(self, event: dict[str, Any]) -> None:
        self.kinds[event["requestId"]] = event["type"]

    def _finished(self, event: dict[str, Any]) -> None:
        kind = self.kinds.get(event["requestId"], "Other")
        self.bytes[kind] = self.bytes.get(kind, 0.0) + event["encodedDataLength"]


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium, as the browser tests find it."""
    found = chromium()
    if found is None:
        raise ProgramFailed("no Chromium is installed here")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=chromium_flags())
        yield running
        running.close()


def opened_cold(running: Browser, origin: str, path: str, cookie: str) -> tuple[float, dict[str, float]]:
    """Seconds until something can be ticked, and bytes by kind; it is then ticked, to be sure."""
    name, _, value = cookie.partition("=")
    context = running.new_context()
    context.add_cookies([{"name": name, "value": value, "url": origin}])
    page = context.new_page()
    page.add_init_script(WATCH)
    line = Line()
    line.watch(context.new_cdp_session(page))
    page.goto(origin + path, wait_until="commit")
    page.wait_for_selector(TICKABLE, timeout=LONGEST)
    took = float(page.evaluate(SEEN)) / 1000
    arrived = dict(line.bytes)
    first = page.locator(TICKABLE).first
    before = first.get_attribute("aria-checked") or ""
    first.click()
    expect(first).not_to_have_attribute("aria-checked", before, timeout=LONGEST)
    context.close()
    return took, arrived
