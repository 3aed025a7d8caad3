"""Two people, two browsers: what one does, the other sees."""

from collections.abc import Awaitable, Callable

from playwright.async_api import expect

from tests.servers.browsing import Visitor

Sit = Callable[..., Awaitable[Visitor]]


async def test_a_tick_is_seen_by_the_other_side_without_reloading(sit: Sit, room: str) -> None:
    bo, ada = await sit("Bo"), await sit("Ada")
    await bo.open(f"/rooms/{room}")
    await ada.open(f"/rooms/{room}")
    review = "Rehearse the board presentation together"
    await expect(ada.tick(review)).not_to_be_checked()

    await bo.tick(review).click()

    await expect(bo.tick(review)).to_be_checked()
    await expect(ada.tick(review)).to_be_checked()
