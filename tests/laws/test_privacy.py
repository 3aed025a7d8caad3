"""Law 2: nothing of a deal or of a draft reaches a buyer, by any way."""

import asyncio
import json
from collections import defaultdict
from datetime import date
from typing import Any

import pytest

from portal.core.errors import Refusal
from portal.room.words import Side
from tests.live.canaries import KEPT, Canaries, every_private_column, only_private_names, plant
from tests.live.person import Person, everybody
from tests.live.prowl import Prowl
from tests.live.replica import Replica
from tests.live.story import DAY
from tests.live.world import NOWHERE, World, link_for
from tests.property.test_permissions import IN_ROOM, ON_STEPS
from tests.rooms import Scene
from tests.servers.serving import Serving

BEHIND = "Left behind 0f6c2d"
BUYERS = ("Bo", "Cy")
OTHERS = ("Zoe", "Sam", "")

pytestmark = pytest.mark.part("privacy")


async def test_no_canary_of_a_deal_or_a_draft_reaches_a_buyer(start, world):
    serving = start(at_once=False)
    canaries = await plant(serving.database_url, world)
    serving.start()
    async with everybody(serving, world.tokens, "Ada", *BUYERS) as (ada, bo, cy):
        assert canaries.planted | KEPT.keys() == every_private_column()
        assert not await _unseen_by_their_owner(ada, world, canaries)
        for buyer in (bo, cy):
            await _be_everywhere(buyer, world)
        opened = await _prepare_and_open(ada, bo)
        await _work_in_private(ada, world)

        prowls = await _prowled(serving, world, ada, opened)

        told = [text for prowl in prowls for text in prowl.told] + bo.texts + cy.texts
        assert not [(canaries.found_in(text), text[:300]) for text in told if canaries.found_in(text)]
        assert not [text[:300] for text in told if BEHIND in text]
        answers = [text for text in told if "/api/openapi.json" not in text[:30]]
        named = {f'"{name}":' for name in only_private_names()}
        assert not [(name, text[:300]) for text in answers for name in named if name in text]
        assert 500 not in {status for prowl in prowls for status in prowl.statuses}
        assert 200 in prowls[0].statuses
    assert not serving.bugs


async def test_of_a_shared_cell_heading_and_words_cross_and_nothing_else(start, world):
    serving = start(at_once=False)
    canaries = await plant(serving.database_url, world)
    serving.start()
    async with everybody(serving, world.tokens, "Ada", *BUYERS) as (ada, bo, cy):
        for buyer in (bo, cy):
            await _be_everywhere(buyer, world)
        private = await ada.join(world.deal)
        [cell] = [id for id in private.plain["private_cell"] if canaries.found_in(id)]
        step = Replica.of(await ada.snapshot(world.shared)).scene.step("Security is convinced").id

        await _done(ada, private, "share_cell", cell_id=cell, step_id=step)

        prowls = [Prowl(person) for person in (bo, cy)]
        await asyncio.gather(*(prowl.everywhere([world.room], {}) for prowl in prowls))
        told = [text for prowl in prowls for text in prowl.told] + bo.texts + cy.texts
        crossed = {column for text in told for column in canaries.found_in(text)}
        assert crossed == {"private_cell.heading", "private_cell.words"}


async def _unseen_by_their_owner(ada: Person, world: World, canaries: Canaries) -> list[str]:
    """The canaries that not even Ada sees: a test that looks for those would prove nothing."""
    seen = [json.dumps(await ada.snapshot(stream)) for stream in (world.deal, world.draft)]
    step = next(word for word, column in canaries.words.items() if column == "comment.step")
    seen.append((await ada.http.get(f"/api/deals/{world.draft_room}/comments?step={step}")).text)
    return [column for word, column in canaries.words.items() if not any(word in text for text in seen)]


async def _be_everywhere(buyer: Person, world: World) -> None:
    """In the shared stream, on the list of rooms, and knocking at every private stream."""
    await buyer.join(world.shared)
    await buyer.say(t="home")
    await buyer.say(t="here", stream=world.shared, place="plan")
    for stream in (world.deal, world.draft):
        await buyer.say(t="join", stream=stream, epoch="", seq=0)
        await buyer.say(t="here", stream=stream, place="plan")
        for deed in ("edit_deal", "open_room", "add_comment", "undo"):
            await buyer.send(deed, stream)


async def _prepare_and_open(ada: Person, bo: Person) -> str:
    """A room whose drafting left words behind: dropped, reworded, commented, moved; Bo is let in."""
    wish = {"name": "Second room", "company": "Contoso"}
    begun = (await ada.http.post("/api/rooms", json=wish, headers={"idempotency-key": ada.ids()})).json()
    draft = await ada.join(begun["stream"])
    buyer = draft.scene.company("Contoso").id
    await _done(ada, draft, "add_milestone", title=BEHIND)
    await _done(ada, draft, "drop_action", step_id=draft.scene.step(BEHIND).id, reason=BEHIND)
    await _done(ada, draft, "add_milestone", title=f"Pilot, {BEHIND}", due="2026-12-01")
    pilot = draft.scene.step(f"Pilot, {BEHIND}")
    await _done(ada, draft, "edit_step", step_id=pilot.id, set={"title": "Pilot"}, was={"title": pilot.title})
    dates = {"set": {"due": "2026-12-03"}, "was": {"due": "2026-12-01"}}
    await _done(ada, draft, "schedule_step", step_id=pilot.id, words=BEHIND, **dates)
    await _done(ada, draft, "add_comment", step_id=pilot.id, words=BEHIND)
    await _done(ada, draft, "name_stakeholder", party=buyer, name="Bo", email="bo@contoso.example")
    await _done(ada, draft, "open_room", seq=draft.seq)
    room = draft.stream.split("/")[1]
    token = link_for(ada.serving, "bo@contoso.example", room=room)
    guest = Person(ada.serving, "Bo")
    assert (await guest.http.post("/api/sign-in/link", json={"token": token})).status_code == 200
    await guest.leave()
    assert (await bo.join(f"room/{room}")).scene.step("Pilot").comments == 0
    return room


async def _work_in_private(ada: Person, world: World) -> None:
    """Ada prepares, notes and looks around where no buyer should notice."""
    await ada.join(world.deal)
    [facts] = ada.replicas[world.deal].plain["deal"].values()
    edit = {"set": {"stage": BEHIND, "amount": 1}, "was": {k: facts[k] for k in ("stage", "amount")}}
    await _done(ada, ada.replicas[world.deal], "edit_deal", **edit)
    draft = await ada.join(world.draft)
    for _, deed, args in DAY:
        try:
            wish = json.loads(json.dumps(args(draft.scene), default=date.isoformat))
        except (StopIteration, ValueError, Refusal):
            continue
        await ada.do(deed, world.draft, **wish)
    await ada.say(t="here", stream=world.draft, place="plan")


async def _prowled(serving: Serving, world: World, ada: Person, opened: str) -> list[Prowl]:
    """Buyers ask for everything with wishes that name private rows; the others just ask."""
    rooms = [world.room, world.draft_room, opened, NOWHERE]
    wishes = _wishes(ada.replicas[world.draft].scene, Replica.of(await ada.snapshot(world.shared)).scene)
    prowls = [Prowl(Person(serving, name, world.tokens.get(name, ""))) for name in (*BUYERS, *OTHERS)]
    asked = [p.everywhere(rooms, wishes if p.person.name == "Bo" else {}) for p in prowls]
    await asyncio.gather(*asked)
    for prowl in prowls:
        await prowl.person.leave()
    return prowls


def _wishes(*scenes: Scene) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for scene in scenes:
        for deed, of_step in ON_STEPS.items():
            found[deed.replace("_", "-")].append(of_step(scene.step("Kick-off is held")))
        for deed, of_room in IN_ROOM.items():
            found[deed.replace("_", "-")].append(of_room(scene, Side.SELLER))
    return found


async def _done(person: Person, replica: Replica, deed: str, **args: Any) -> None:
    answer = await person.do(deed, replica.stream, **args)
    assert "t" not in answer, (deed, answer)
    await person.reaches(replica.stream, answer["seq"])
