"""Law 1: the snapshot before and the events after it make the snapshot now, whoever reads."""

import json
from datetime import date
from typing import Any

import pytest

from portal.core.ids import row_id
from portal.deal.deeds import DEAL_DEEDS
from portal.people.deals import PARTY, ROOM
from portal.room.deeds import DEEDS
from portal.room.words import State
from tests.live.person import Person, everybody
from tests.live.replica import Replica, plain
from tests.live.story import DAY, UNDONE
from tests.live.world import link_for

BY_LINK = {"join_room"}

pytestmark = pytest.mark.part("sync")


def test_the_story_tells_of_every_deed_of_a_room():
    assert {deed for _, deed, _ in DAY} | BY_LINK == DEEDS.keys()


async def test_every_deed_reaches_every_reader_as_the_snapshot_has_it(start, world):
    cast = ("Ada", "Bo", "Cy", "Dan", "Eli", "Gil")
    async with everybody(start(), world.tokens, *cast) as people:
        actors = {person.name: person for person in people}
        for person in people:
            if person.name != "Gil":
                await person.join(world.shared)
        command = ""
        for n, (who, deed, args) in enumerate(DAY):
            wish = _plain(args(actors[who].replicas[world.shared].scene), command)
            command = await _done(actors[who], deed, world.shared, wish, by_socket=n % 2 == 0)

            for reader in ("Ada", "Bo", "Cy", "Dan"):
                folded, told = await actors[reader].agrees(world.shared)
                assert folded == told, (deed, reader)
        assert actors["Bo"].replicas[world.shared].commands == actors["Cy"].replicas[world.shared].commands


async def test_every_private_deed_reaches_every_colleague(start, world):
    async with everybody(start(), world.tokens, "Ada", "Gil") as (ada, gil):
        await ada.join(await _begun(ada))
        stream = world.draft
        for person in (ada, gil):
            await person.join(stream)
        draft = ada.replicas[stream]
        [cell], pilot = draft.plain["private_cell"], draft.scene.step("Run the pilot").id
        sharing = {"cell_id": cell, "step_id": pilot}
        wished = {"set": {"stage": "Proposal", "amount": 240_000}, "was": {"stage": "", "amount": None}}
        deeds = [("edit_deal", wished), ("add_milestone", {"title": "Budget is there"})]
        deeds += [("share_cell", sharing), ("open_room", {"seq": draft.seq + 3})]
        assert {deed for deed, _ in deeds} | {"begin_draft"} >= DEAL_DEEDS.keys()
        for deed, wish in deeds:
            await _done(ada, deed, stream, wish, by_socket=True)
            for reader in (ada, gil):
                folded, told = await reader.agrees(stream)
                assert folded == told, (deed, reader.name)

        shared = f"room/{stream.split('/')[1]}"
        assert not ada.replicas[stream].plain.keys() & {"room", "milestone", "stakeholder"}
        room = (await ada.join(shared)).scene
        assert room.step("Budget is there").state is State.OPEN
        assert room.step("Run the pilot").note == "ARR: 240,000"


async def test_somebody_who_joins_by_a_link_is_seen_by_all(start, world):
    serving = start()
    async with everybody(serving, world.tokens, "Ada", "Bo") as (ada, bo):
        for person in (ada, bo):
            await person.join(world.shared)
        email = {"set": {"email": "finn@contoso.example"}, "was": {"email": ""}}
        await _done(
            bo, "edit_stakeholder", world.shared, {"stakeholder_id": world.cards["Finn"], **email}, True
        )
        token = link_for(serving, "finn@contoso.example", room=world.room)

        answer = await Person(serving, "Finn").http.post("/api/sign-in/link", json={"token": token})

        assert answer.status_code == 200
        for reader in (ada, bo):
            folded, told = await reader.agrees(world.shared)
            assert folded == told
            assert told["stakeholder"][world.cards["Finn"]]["joined"]


async def test_comments_read_by_page_are_those_that_the_events_told(start, world):
    async with everybody(start(), world.tokens, "Bo", "Cy") as (bo, cy):
        pilot = (await bo.join(world.shared)).scene.step("Run the pilot").id
        for n in range(7):
            await _done(bo, "add_comment", world.shared, {"step_id": pilot, "words": f"Word {n}"}, n % 2 == 0)

        told = [change for frame in bo.frames if "t" not in frame for change in frame["changes"]]
        heard = {c["id"]: c["set"]["words"] for c in told if c["table"] == "comment"}
        pages: list[dict[str, Any]] = []
        before = 2**53
        while page := (await cy.http.get(_comments(world.room, pilot, before))).json():
            pages += page
            before = page[-1]["seq"]

        assert {row["id"]: row["words"] for row in pages[:7]} == heard
        assert [row["seq"] for row in pages] == sorted((row["seq"] for row in pages), reverse=True)
        assert (await cy.join(world.shared)).scene.step("Run the pilot").comments == len(pages)


async def test_events_over_http_are_the_bytes_of_the_socket(start, world):
    async with everybody(start(), world.tokens, "Bo") as (bo,):
        replica = await bo.join(world.shared)
        seq, pilot = replica.seq, replica.scene.step("Run the pilot").id
        for n in range(3):
            await bo.do("add_comment", world.shared, step_id=pilot, words=f"Ä {n} 稟議")

        answer = await bo.http.get(f"/api/rooms/{world.room}/events", params={"after": seq})

        sent = [text for text in bo.texts if json.loads(text).get("command")]
        assert answer.text == "[" + ",".join(sent) + "]"


async def test_a_replica_from_the_first_event_is_the_snapshot(start, world):
    async with everybody(start(), world.tokens, "Bo") as (bo,):
        snapshot = await bo.snapshot(world.shared)
        replica = Replica(world.shared, snapshot["epoch"], 0, {})

        for event in (await bo.http.get(f"/api/rooms/{world.room}/events")).json():
            replica.take(event)

        assert replica.seq == snapshot["seq"]
        assert replica.plain == plain(snapshot)


async def _begun(ada: Person) -> str:
    id = ada.ids()
    wish = {"name": "Fabrikam rollout", "company": "Fabrikam"}
    answer = await ada.http.post("/api/rooms", json=wish, headers={"idempotency-key": id})
    assert answer.json()["stream"] == f"deal/{row_id(id, ROOM)}/{row_id(id, PARTY)}"
    return str(answer.json()["stream"])


async def _done(person: Person, deed: str, stream: str, wish: dict[str, Any], by_socket: bool) -> str:
    """Do it through one of the two doors; it must take effect. Returns its command id."""
    if by_socket:
        answer = await person.do(deed, stream, **wish)
        assert "t" not in answer or answer["t"] == "done", (deed, answer)
        return str(answer.get("command") or answer["id"])
    response = await person.post(deed, stream, **wish)
    assert response.status_code == 200, (deed, response.text)
    assert response.json()["result"] == "done", (deed, response.text)
    return str(response.json()["command"])


def _plain(args: dict[str, Any], before: str) -> dict[str, Any]:
    args = {name: before if value == UNDONE else value for name, value in args.items()}
    found: dict[str, Any] = json.loads(json.dumps(args, default=date.isoformat))
    return found


def _comments(room: str, step: str, before: int) -> str:
    return f"/api/rooms/{room}/comments?step={step}&before={before}&limit=3"
