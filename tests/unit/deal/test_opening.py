"""Opening a draft to the other side, and what its owner notes for the own side alone."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from portal.core.ids import row_id
from portal.deal.deal import Deal
from portal.deal.deeds import DEAL_DEEDS
from portal.deal.registry import Both
from portal.deal.rows import Colleague, Standing
from portal.room.change import Already, Event
from portal.room.positions import ordered
from portal.room.registry import Call
from portal.room.room import Room
from portal.room.rows import Action, DateChange, Party, Risk
from portal.room.soundness import flaws
from portal.room.words import RoomState
from tests.refusals import refused
from tests.rooms import (
    ADA_USER,
    BEGAN,
    PARTY_ID,
    ROOM_ID,
    Scene,
    command_id,
    drafting_scene,
    example_draft,
    opened,
)

DAN_USER = "00000000-0000-4000-8000-00000000b002"


def run(deed: str, deal: Deal, user: str = ADA_USER, room: Room | None = None, **args: Any) -> Any:
    call = Call(command_id(9), BEGAN, room=ROOM_ID, party=PARTY_ID, seq=7)
    request = DEAL_DEEDS[deed].request.model_validate(args)
    return DEAL_DEEDS[deed].run(deal, room or Room({}), user, request, call)


def shown(both: Both) -> Room:
    assert both.room is not None
    return Room({}).after(both.room.changes)


def test_the_room_is_open_sound_and_of_version_one() -> None:
    room = shown(opened(example_draft()))

    assert (room.about.state, room.about.plan_version) == (RoomState.OPEN, 1)
    assert not flaws(room)


def test_every_row_is_new_and_numbered_from_the_command() -> None:
    both = opened(example_draft(), command=5)

    assert both.room is not None
    ids = [change.id for change in both.room.changes]
    assert {ROOM_ID, PARTY_ID} < set(ids)
    rest = [id for id in ids if id not in (ROOM_ID, PARTY_ID)]
    assert rest == [id for n in range(1, len(ids) + 1) if (id := row_id(command_id(5), n)) in rest]
    assert all(change.was is None for change in both.room.changes)


def test_order_survives_and_positions_do_not() -> None:
    scene, ada = drafting_scene()
    last = None
    for title in ("one", "two", "three"):
        scene.do(ada, "add_action", title=title, after=last)
        last = scene.step(title).id

    before = [a.title for a in ordered(scene.room.actions_of(None))]
    room = shown(opened(Deal(scene.room.tables)))

    after: list[Action] = ordered(room.actions_of(None))
    assert [a.title for a in after] == before
    assert len({len(a.position) for a in after}) == 1


def test_imported_moves_cross_with_the_day_of_the_opening_and_new_numbers() -> None:
    scene, ada = drafting_scene()
    pilot = scene.step("Run the pilot")
    assert pilot.due
    scene.edit(ada, "schedule_step", pilot, id="step_id", due=pilot.due + timedelta(days=5))

    later = BEGAN + timedelta(days=20)
    room = shown(opened(Deal(scene.room.tables), now=later))

    [move] = room.rows(DateChange)
    assert (move.words, move.position, move.proposed, move.proposer) == ("Fair", 1, later, None)


def test_the_room_starts_on_the_day_of_the_opening_and_tells_of_no_comment() -> None:
    scene, ada = drafting_scene()
    scene.do(ada, "add_comment", step_id=scene.step("Run the pilot").id, words="Too early?")
    later = BEGAN + timedelta(days=20)

    room = shown(opened(Deal(scene.room.tables), now=later))

    assert room.about.started == later.date()
    assert Scene(room).step("Run the pilot").comments == 0


def test_a_risk_forgets_a_step_that_stayed_behind() -> None:
    scene, ada = drafting_scene()
    steps = [scene.step("Run the pilot").id, scene.step("Visit the factory").id]
    scene.do(ada, "log_risk", title="Strike", probability=1, impact=1, steps=steps)
    scene.do(ada, "drop_action", step_id=steps[1])

    room = shown(opened(Deal(scene.room.tables)))

    pilot = Scene(room).step("Run the pilot").id
    assert next(r for r in room.rows(Risk) if r.title == "Strike").steps == (pilot,)


def test_the_party_keeps_the_id_that_its_private_stream_is_named_after() -> None:
    deal = example_draft()
    both = opened(deal)

    assert shown(both).one(Party, PARTY_ID).name == "Northwind"
    assert deal.after(both.deal.changes).facts.party == PARTY_ID


def test_the_colleague_is_found_again_under_the_new_card() -> None:
    deal = example_draft()
    both = opened(deal)

    colleague = deal.after(both.deal.changes).colleague(ADA_USER)
    assert colleague.stakeholder == Scene(shown(both)).person("Ada").id


def test_a_room_is_opened_once() -> None:
    deal = example_draft()
    after = deal.after(opened(deal).deal.changes)

    assert isinstance(run("open_room", after, seq=7), Already)
    with refused("draft_was_opened"):
        after.member(ADA_USER)
    with refused("id_taken"):
        run("open_room", deal, seq=7, room=shown(opened(deal)))


@pytest.mark.parametrize("seq", [6, 8])
def test_a_draft_that_changed_since_it_was_looked_at_is_not_opened(seq: int) -> None:
    with refused("draft_changed"):
        run("open_room", example_draft(), seq=seq)


def test_a_room_that_is_open_stays_so_whatever_was_looked_at() -> None:
    deal = example_draft()

    assert isinstance(run("open_room", deal.after(opened(deal).deal.changes), seq=1), Already)


@pytest.mark.parametrize("wish", [{}, {"seq": 0}, {"seq": "7"}, {"seq": True}])
def test_who_opens_says_what_they_looked_at(wish: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        run("open_room", example_draft(), **wish)


def test_the_opening_is_somebodys_who_is_named_in_the_room() -> None:
    deal = example_draft()
    dan = Colleague(DAN_USER, Standing.TEAM, None)
    deal = Deal({**deal.tables, "colleague": {**deal.tables["colleague"], DAN_USER: dan}})

    with refused("not_named_in_room"):
        run("open_room", deal, seq=7, user=DAN_USER)
    with refused("not_found"):
        run("open_room", deal, seq=7, user=ROOM_ID)


def test_what_the_seller_notes_replaces_what_stood_there() -> None:
    deal = example_draft()
    event = run(
        "edit_deal", deal, set={"amount": 240_000, "currency": "EUR"}, was={"amount": None, "currency": ""}
    )

    assert isinstance(event, Event)
    assert event.data == {}
    assert deal.after(event.changes).facts == replace(deal.facts, amount=240_000, currency="EUR")
    with refused("changed_meanwhile"):
        run("edit_deal", deal.after(event.changes), set={"amount": 1}, was={"amount": None})


@pytest.mark.parametrize("wish", [{"amount": -1}, {"amount": 10**18}, {"currency": "euro"}])
def test_amounts_are_whole_and_currencies_have_three_letters(wish: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        run("edit_deal", example_draft(), set=wish, was=wish)
