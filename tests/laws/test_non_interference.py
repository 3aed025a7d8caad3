"""Law 2: a buyer cannot tell whether the seller works on the deal: the same bytes with and without."""

import json
import random
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from portal.core.errors import Refusal
from tests.live.person import Person, everybody, numbered
from tests.live.story import DAY, UNDONE
from tests.live.world import NOWHERE, World
from tests.scale import scale
from tests.servers.serving import Serving

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
OWN_TO_A_REQUEST = {"date", "x-request-id"}
VISIBLE = 8
RESOURCES = (
    "/api/me",
    "/api/rooms",
    "/api/rooms/{room}/snapshot",
    "/api/rooms/{room}/events?after=0",
    "/api/rooms/{room}/history?limit=200",
    "/api/deals/{room}/snapshot",
    "/api/deals/{draft}/snapshot",
    "/api/rooms/{draft}/snapshot",
    f"/api/rooms/{NOWHERE}/snapshot",
)

pytestmark = pytest.mark.part("privacy")


async def test_the_buyer_gets_the_same_bytes_whatever_the_seller_does_in_private(start, start_another, world):
    alone = await _told(start(), world, lambda *_: _nothing())
    beside = await _told(start_another(), world, _work_in_private)

    assert len(alone) == scale(10, 50)
    for seed, (without, with_private) in enumerate(zip(alone, beside, strict=True)):
        assert without == with_private, f"seed {seed}"


async def test_private_work_gives_the_buyer_no_hint(start, world):
    async with everybody(start(), world.tokens, "Ada", "Bo") as (ada, bo):
        await bo.join(world.shared)
        await ada.join(world.draft)
        for person in (ada, bo):
            await person.say(t="home")
            await person.do("undo", world.shared, command_id=NOWHERE)
        told = len(bo.texts)

        await _deal_noted(ada, world, "Proposal")
        await ada.until(lambda: ada.said("hint"))
        await bo.do("undo", world.shared, command_id=NOWHERE)

        assert [json.loads(text)["t"] for text in bo.texts[told:]] == ["refused"]
        assert world.room in ada.said("hint")[0]["rooms"]


async def _told(serving: Serving, world: World, private: Callable[..., Any]) -> list[list[str]]:
    """All that Bo is told, seed by seed, while everybody does the same things in the shared room."""
    async with everybody(serving, world.tokens, "Ada", "Bo", "Cy") as (ada, bo, cy):
        acting = {"Ada": ada, "Bo": bo, "Cy": cy}
        for n, person in enumerate((bo, cy, ada)):
            person.ids = numbered(f"1000000{n}")
            await person.join(world.shared)
        views = []
        for seed in range(scale(10, 50)):
            dice, hidden = random.Random(seed), random.Random(-seed)
            heard = len(bo.texts)
            for _ in range(VISIBLE):
                await private(ada, world, hidden)
                await _visible_step(dice, acting, world)
            answers = [await _answer(bo, path, world) for path in RESOURCES]
            views.append(_without_time([*bo.texts[heard:], *answers]))
        return views


async def _visible_step(dice: random.Random, acting: dict[str, Person], world: World) -> None:
    """Somebody does, tries or looks at something in the shared room, and Bo has been told."""
    bo = acting["Bo"]
    if dice.random() < 0.2:
        place = f"plan/{dice.randrange(10**6)}"
        await acting["Ada"].say(t="here", stream=world.shared, place=place)
        await bo.until(lambda: any(_shows(frame, place) for frame in bo.said("here")))
        return
    _, deed, args = dice.choice(DAY)
    who = dice.choice(["Ada", "Bo", "Cy", "Bo"])
    try:
        wish = args(bo.replicas[world.shared].scene)
    except (StopIteration, ValueError, Refusal):
        return
    last = (bo.replicas[world.shared].commands or [NOWHERE])[-1]
    wish = {name: last if value == UNDONE else value for name, value in wish.items()}
    answer = await acting[who].do(deed, world.shared, **json.loads(json.dumps(wish, default=date.isoformat)))
    for person in acting.values():
        await person.reaches(world.shared, answer.get("seq", 0))


async def _work_in_private(ada: Person, world: World, dice: random.Random) -> None:
    """A few things in the deal, in the draft, in new drafts, on private pages; none of them shared."""
    ids, ada.ids = ada.ids, numbered(f"2{dice.randrange(16**7):07x}")
    for _ in range(dice.randrange(1, 4)):
        match dice.randrange(5):
            case 0:
                await _deal_noted(ada, world, f"Stage {dice.random()}")
            case 1:
                await ada.say(t="here", stream=world.draft, place="plan")
            case 2:
                await _new_room(ada, is_opened=dice.random() < 0.5)
            case _:
                await _drafted(ada, world, dice)
    ada.ids = ids


async def _nothing() -> None:
    """The other run."""


async def _deal_noted(ada: Person, world: World, stage: str) -> None:
    await ada.join(world.deal)
    [facts] = ada.replicas[world.deal].plain["deal"].values()
    answer = await ada.do("edit_deal", world.deal, set={"stage": stage}, was={"stage": facts["stage"]})
    assert "t" not in answer


async def _new_room(ada: Person, *, is_opened: bool) -> None:
    wish = {"name": "Elsewhere", "company": "Contoso"}
    begun = await ada.http.post("/api/rooms", json=wish, headers={"idempotency-key": ada.ids()})
    if is_opened:
        answer = await ada.do("open_room", begun.json()["stream"], seq=1)
        assert answer["t"] == "done"


async def _drafted(ada: Person, world: World, dice: random.Random) -> None:
    draft = await ada.join(world.draft)
    _, deed, args = dice.choice(DAY)
    try:
        wish = args(draft.scene)
    except (StopIteration, ValueError, Refusal):
        return
    await ada.do(deed, world.draft, **json.loads(json.dumps(wish, default=date.isoformat)))


async def _answer(bo: Person, path: str, world: World) -> str:
    url = path.format(room=world.room, draft=world.draft_room)
    answer = await bo.http.get(url, headers={"accept-encoding": "identity"})
    headers = {name: value for name, value in answer.headers.items() if name not in OWN_TO_A_REQUEST}
    return f"{url} {answer.status_code} {sorted(headers.items())} {answer.text}"


def _without_time(texts: list[str]) -> list[str]:
    """Moments replaced by their place in the order of all moments that were told."""
    moments = sorted({moment for text in texts for moment in MOMENT.findall(text)})
    place = {moment: f"moment {n}" for n, moment in enumerate(moments)}
    return [MOMENT.sub(lambda found: place[found.group()], text) for text in texts]


def _shows(frame: dict[str, Any], place: str) -> bool:
    return any(one["place"] == place for one in frame["who"])
