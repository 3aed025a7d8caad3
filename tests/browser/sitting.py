"""What tests of the browser share: sitting down, and stopping the world for a moment."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress

from playwright.async_api import expect

from tests.servers.browsing import Visitor

Sit = Callable[..., Awaitable[Visitor]]


@contextmanager
def frozen(pid: int) -> Iterator[None]:
    """Nothing that is sent to the process is read before the end of the block, in which it may die."""
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)


async def at_the_plan(sit: Sit, room: str, *names: str) -> list[Visitor]:
    """These people, all looking at the plan."""
    visitors = [await sit(name) for name in names]
    await asyncio.gather(*(visitor.open(f"/rooms/{room}") for visitor in visitors))
    for visitor in visitors:
        await expect(visitor.page.locator("[data-row]").first).to_be_visible()
    return visitors
