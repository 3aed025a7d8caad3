"""Beginning a deal with the draft of its room."""

from datetime import date
from typing import Any

import pytest

from portal.deal.deal import Deal
from portal.deal.deeds import DEAL_DEEDS
from portal.deal.rows import Colleague, DealFacts, PrivateCell
from portal.room.positions import ordered
from portal.room.registry import Call
from portal.room.room import Room
from portal.room.rows import DateChange, Dependency, Measure, Stakeholder
from portal.room.soundness import flaws
from portal.room.words import Part, Role, RoomState, Side, State
from tests.refusals import refused
from tests.rooms import (
    ADA_USER,
    BEGAN,
    PARTY_ID,
    ROOM_ID,
    Scene,
    begin,
    command_id,
    drafting_scene,
    example_draft,
)


def people(deal: Deal) -> dict[str, Stakeholder]:
    return {s.name or s.title: s for s in deal.draft.rows(Stakeholder)}


def test_a_draft_holds_what_the_form_said_and_its_maker_leads_it() -> None:
    deal = example_draft()

    ada = people(deal)["Ada"]
    assert (ada.role, ada.joined, ada.part) == (Role.LEAD, BEGAN, Part.SELLER_LEAD)
    assert deal.draft.about.state is RoomState.DRAFT
    assert deal.draft.side_of(people(deal)["Bo"].id) is Side.BUYER
    assert [m.name for m in deal.draft.rows(Measure)] == ["Days to ship"]
    assert not flaws(deal.draft)


def test_cells_that_were_kept_back_and_the_deal_are_in_private_tables() -> None:
    deal = example_draft()

    assert {
        type(row) for name in ("deal", "colleague", "private_cell") for row in deal.tables[name].values()
    } == {
        DealFacts,
        Colleague,
        PrivateCell,
    }
    assert deal.facts.party == PARTY_ID


def test_a_deal_is_begun_once() -> None:
    call = Call(command_id(7), BEGAN, room=ROOM_ID, party=PARTY_ID)

    with refused("id_taken"):
        DEAL_DEEDS["begin_draft"].run(example_draft(), Room({}), ADA_USER, begin(), call)


def test_a_buyer_can_begin_a_room_too_and_is_its_champion() -> None:
    deal = example_draft(side="buyer", people=[], milestones=[], actions=[], links=[], moves=[])

    assert people(deal)["Ada"].part is Part.CHAMPION
    assert deal.draft.side_of(people(deal)["Ada"].id) is Side.BUYER


def test_somebody_with_the_makers_address_is_the_maker() -> None:
    listed = [{"name": "A.", "email": "ADA@northwind.example", "side": "seller"}]
    step = {"title": "Demo", "side": "seller", "seller_owner": 0}

    deal = example_draft(people=listed, milestones=[step], actions=[], links=[], moves=[])

    assert list(people(deal)) == ["Ada"]
    assert Scene(deal.draft).step("Demo").seller_owner == people(deal)["Ada"].id


def test_one_person_listed_twice_has_one_card() -> None:
    listed = [
        {"name": "Bo", "email": "bo@contoso.example", "side": "buyer"},
        {"name": "bo", "title": "VP", "email": "Bo@contoso.example", "side": "buyer", "part": "champion"},
    ]
    step = {"title": "Demo", "side": "buyer", "buyer_owner": 1}

    deal = example_draft(people=listed, milestones=[step], actions=[], links=[], moves=[])

    bo = people(deal)["Bo"]
    assert list(people(deal)) == ["Ada", "Bo"]
    assert (bo.title, bo.part) == ("VP", Part.CHAMPION)
    assert Scene(deal.draft).step("Demo").buyer_owner == bo.id


def test_of_several_with_one_address_the_first_bears_it_and_none_loses_it() -> None:
    mailbox = "team@contoso.example"
    listed = [
        {"name": "Bo", "title": "VP", "email": mailbox, "side": "buyer"},
        {"name": "Eli", "title": "CISO", "email": mailbox, "side": "buyer"},
        {"email": mailbox, "side": "seller"},
        {"name": "Gil", "email": "ada@northwind.example", "side": "buyer"},
    ]

    deal = example_draft(people=listed, milestones=[], actions=[], links=[], moves=[])

    cards = [(s.name, s.title, s.email) for s in ordered(people(deal).values())]
    assert cards == [
        ("Ada", cards[0][1], "ada@northwind.example"),
        ("Bo", "VP", mailbox),
        ("Eli", f"CISO, {mailbox}", ""),
        ("", mailbox, ""),
        ("Gil", "ada@northwind.example", ""),
    ]
    assert not flaws(deal.draft)


def test_one_buyer_is_the_champion_however_many_the_sheet_names() -> None:
    listed = [{"name": name, "side": side, "part": "champion"} for name, side in SIDES]

    deal = example_draft(people=listed, milestones=[], actions=[], links=[], moves=[])

    assert [s.name for s in people(deal).values() if s.part is Part.CHAMPION] == ["Bo"]
    assert not flaws(deal.draft)


SIDES = (("Dan", "seller"), ("Bo", "buyer"), ("Eli", "buyer"))


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"milestones": [{"title": "x", "buyer_owner": 0}]}, "owner_of_other_side"),
        ({"milestones": [{"title": "x", "buyer_owner": 99}]}, "no_such_index"),
        ({"actions": [{"title": "x", "milestone": 99}]}, "no_such_index"),
        ({"links": [{"predecessor": 0, "successor": 99}]}, "no_such_index"),
        ({"links": [{"predecessor": 0, "successor": 1}, {"predecessor": 1, "successor": 0}]}, "circle"),
        ({"links": [{"predecessor": 2, "successor": 2}]}, "circle"),
        ({"moves": [{"step": 99, "due_from": "2026-01-01", "due_to": "2026-01-02"}]}, "no_such_index"),
        ({"people": [{"side": "buyer"}]}, "name_or_title"),
        ({"side": "both"}, "party_of_both"),
    ],
)
def test_a_draft_that_contradicts_itself_is_refused(wish: dict[str, Any], code: str) -> None:
    plain = {"milestones": [{"title": t} for t in "abc"], "actions": [], "links": [], "moves": []}
    with refused(code):
        example_draft(**plain | wish)


def test_the_same_link_twice_is_one() -> None:
    link = {"predecessor": 0, "successor": 1, "lag": 3}

    deal = example_draft(links=[link, link | {"lag": 9}])

    assert [d.lag for d in deal.draft.rows(Dependency)] == [3]


def test_a_milestone_with_actions_is_as_done_as_they_are_whatever_the_sheet_says() -> None:
    stages = [
        {"title": "Stage 1", "state": "done"},
        {"title": "Stage 2"},
        {"title": "Stage 3", "state": "dropped"},
    ]
    steps = [
        {"title": "a", "milestone": 0, "state": "done", "due": "2026-10-01"},
        {"title": "b", "milestone": 0},
        {"title": "c", "milestone": 1, "state": "done", "finished": "2026-10-02"},
        {"title": "d", "milestone": 1, "state": "done", "due": "2026-10-05"},
        {"title": "e", "milestone": 2},
    ]

    deal = example_draft(milestones=stages, actions=steps, links=[], moves=[])

    scene = Scene(deal.draft)
    assert [scene.step(f"Stage {n}").state for n in (1, 2, 3)] == [State.OPEN, State.DONE, State.OPEN]
    assert scene.step("Stage 2").finished == date(2026, 10, 5)
    assert not flaws(deal.draft)


@pytest.mark.parametrize(
    ("said", "finished"),
    [
        ({"finished": "2026-10-01", "due": "2026-10-03"}, date(2026, 10, 1)),
        ({"due": "2026-10-03"}, date(2026, 10, 3)),
        ({}, date(2026, 11, 2)),
        ({"due": "2027-01-01"}, date(2026, 11, 2)),
        ({"finished": "2027-01-01"}, date(2026, 11, 2)),
    ],
)
def test_what_is_done_was_done_on_a_day_that_has_been(said: dict[str, str], finished: date) -> None:
    step = {"title": "a", "state": "done"} | said

    deal = example_draft(milestones=[], actions=[step], links=[], moves=[])

    assert Scene(deal.draft).step("a").finished == finished


def test_an_obstacle_of_a_step_that_is_not_blocked_becomes_its_note() -> None:
    step = {"title": "a", "obstacle": "Was on leave", "note": "Two pages"}

    deal = example_draft(milestones=[], actions=[step], links=[], moves=[])

    assert Scene(deal.draft).step("a").note == "Two pages\nWas on leave"


def test_moves_that_the_sheet_tells_of_have_no_proposer() -> None:
    [move] = example_draft().draft.rows(DateChange)

    assert (move.proposer, move.words, move.position) == (None, "Fair", 1)


def test_two_thousand_criteria_are_the_most_that_a_room_holds() -> None:
    milestones = [{"title": "m", "criteria": ["x"] * 50}] * 41

    with refused("room_full"):
        example_draft(milestones=milestones, actions=[], links=[], moves=[])


def test_ada_drafts_for_both_sides_and_a_stranger_for_none() -> None:
    scene, ada = drafting_scene()

    scene.do(ada, "complete_action", step_id=scene.step("Run the pilot").id, round=1)
    scene.edit(ada, "edit_goal", scene.room.story, buyer_goal="Calm", seller_goal="Proud")

    assert scene.step("Run the pilot").is_done
    with refused("not_found"):
        example_draft().member(ROOM_ID)
