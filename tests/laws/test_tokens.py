"""One link used twenty times at once lets in exactly one."""

import asyncio
from typing import Any

import httpx
import pytest

from portal.cli.stores import services_of
from portal.core import clock
from portal.people.sign_in_links import issue_sign_in_link
from tests.live.person import Person
from tests.live.world import World
from tests.scale import scale
from tests.servers.serving import settings_of

AT_ONCE = 20
ADDRESS = "hal@northwind.example"
PROXIED = {"PORTAL_TRUSTED_PROXIES": "127.0.0.1/32"}

pytestmark = pytest.mark.part("tokens")


async def test_of_twenty_who_use_one_link_at_once_exactly_one_comes_in(start, world: World):
    serving = start(at_once=False, settings=PROXIED)
    place = {"room": world.room, "stakeholder": world.cards["Finn"]}
    tokens = await _links(serving.database_url, world.users["Hal"], scale(5, 50), **place)
    tokens += await _links(serving.database_url, world.users["Sam"], scale(5, 50))
    serving.start()
    bo = Person(serving, "Bo", world.tokens["Bo"])
    card = {"stakeholder_id": world.cards["Finn"], "set": {"email": ADDRESS}, "was": {"email": ""}}
    assert (await bo.post("edit_stakeholder", f"room/{world.room}", **card)).status_code == 200
    for n, token in enumerate(tokens):
        hands = [_hand(Person(serving, "?").http, token, address=f"10.0.{n}.{k}") for k in range(AT_ONCE)]
        answers = await asyncio.gather(*hands)

        [winner] = [answer for answer in answers if answer.status_code == 200]
        losers = [answer for answer in answers if answer is not winner]
        assert {(answer.status_code, answer.json()["code"]) for answer in losers} == {(404, "link_spent")}
        assert not [answer for answer in losers if "set-cookie" in answer.headers]
        assert (await winner.extensions["browser"].get("/api/me")).status_code == 200

    events = (await bo.http.get(f"/api/rooms/{world.room}/events")).json()
    joined = [e for e in events if e["kind"] == "member.joined" and e["actor"] == world.cards["Finn"]]
    assert len(joined) == 1
    await bo.leave()
    assert not serving.bugs


async def _links(url: str, user: str, count: int, **place: str) -> list[str]:
    async with services_of(settings_of(url)) as services:
        return [
            await services.database.write(lambda db: issue_sign_in_link(db, user, clock.now(), **place))
            for _ in range(count)
        ]


async def _hand(browser: httpx.AsyncClient, token: str, address: str) -> Any:
    headers = {"x-forwarded-for": address}
    answer = await browser.post("/api/sign-in/link", json={"token": token}, headers=headers)
    answer.extensions["browser"] = browser
    return answer
