"""Sharing a cell that the import kept: its words go into a step's note, and nothing else crosses."""

from contextlib import nullcontext
from typing import Any

import pytest

from portal.core.columns import Row
from portal.deal.deal import Deal
from portal.deal.deeds import DEAL_DEEDS
from portal.deal.registry import Both
from portal.deal.rows import Colleague, Standing
from portal.room.change import Event, kept
from portal.room.deeds import DEEDS
from portal.room.fields import MOST_WORDS
from portal.room.permissions import PERMISSIONS, suffices
from portal.room.registry import Call
from portal.room.room import Room, set_row
from portal.room.words import Role
from tests.refusals import refused
from tests.rooms import ADA_USER, BEGAN, PARTY_ID, ROOM_ID, Scene, command_id, example_draft, opened

GIL_USER = "00000000-0000-4000-8000-00000000b003"
STEPS = {
    "own": "Send the questionnaire",
    "shared": "Sign the contract",
    "other": "Run the pilot",
    "milestone": "The pilot proves it",
}
MARGIN = {"tab": "Costs", "line": 17, "heading": "Margin", "words": "20 %\nat most"}


def draft(*cells: dict[str, Any]) -> Deal:
    return example_draft(private_cells=[*cells] or [MARGIN])


def share(deal: Deal, room: Room, title: str, user: str = ADA_USER, cell: str = "") -> Any:
    cells = deal.tables["private_cell"]
    args = {"cell_id": cell or next(iter(cells)), "step_id": Scene(room).step(title).id}
    deed, call = DEAL_DEEDS["share_cell"], Call(command_id(9), BEGAN, room=ROOM_ID, party=PARTY_ID)
    shared = Room({}) if room.is_draft else room
    return deed.run(deal, shared, user, deed.request.model_validate(args), call)


def both_sides(deal: Deal) -> tuple[Deal, Room]:
    both = opened(deal)
    assert both.room is not None
    return deal.after(both.deal.changes), Room({}).after(both.room.changes)


def noted(room: Room, note: str) -> Room:
    step = Scene(room).step("Sign the contract")
    args = {"step_id": step.id, "set": {"note": note}, "was": {"note": step.note}}
    request = DEEDS["edit_step"].request.model_validate(args)
    event = DEEDS["edit_step"].run(room, Scene(room).member("Ada"), request, Call(command_id(8), BEGAN))
    assert isinstance(event, Event)
    return room.after(event.changes)


def test_a_shared_cell_follows_the_words_that_stood_in_the_note() -> None:
    deal, room = both_sides(draft())

    both = share(deal, noted(room, "Two copies"), "Sign the contract")

    [change] = both.room.changes
    assert change.set == {"note": "Two copies\nMargin: 20 %\nat most"}
    assert not deal.after(both.deal.changes).tables["private_cell"]


def test_the_other_side_is_told_what_typing_the_words_would_have_told() -> None:
    deal, room = both_sides(draft())
    typed = {"set": {"note": "Margin: 20 %\nat most"}, "was": {"note": ""}}
    contract = Scene(room).step("Sign the contract")

    both = share(deal, room, contract.title)

    assert isinstance(both, Both)
    request = DEEDS["edit_step"].request.model_validate({"step_id": contract.id, **typed})
    call = Call(command_id(9), BEGAN)
    assert both.room == DEEDS["edit_step"].run(room, Scene(room).member("Ada"), request, call)


def test_in_a_draft_the_words_cross_with_the_draft() -> None:
    deal = draft()

    event = share(deal, deal.draft, "Run the pilot")

    assert isinstance(event, Event)
    _, room = both_sides(deal.after(event.changes))
    assert Scene(room).step("Run the pilot").note == "Margin: 20 %\nat most"


def test_a_cell_without_heading_is_its_words_alone() -> None:
    deal = draft(MARGIN | {"heading": ""})

    event = share(deal, deal.draft, "Run the pilot")

    assert Scene(deal.after(event.changes).draft).step("Run the pilot").note == MARGIN["words"]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(("relation", "title"), STEPS.items())
def test_who_may_share_into_which_step_is_what_the_table_says(role: Role, relation: str, title: str) -> None:
    deal, room = both_sides(draft())
    ada = set_row(Scene(room).person("Ada"), role=role)
    may = suffices(role, getattr(PERMISSIONS["share_cell"], relation))

    with nullcontext() if may else refused("not_allowed"):
        share(deal, room.after(kept(ada)), title)


@pytest.mark.parametrize(("user", "code"), [(GIL_USER, "not_named_in_room"), ("a stranger", "not_found")])
def test_only_a_colleague_who_is_named_in_the_room_shares(user: str, code: str) -> None:
    deal, room = both_sides(draft())
    gil: Row = Colleague(GIL_USER, Standing.TEAM, None)
    team = {**deal.tables["colleague"], GIL_USER: gil}

    with refused(code):
        share(Deal({**deal.tables, "colleague": team}), room, "Sign the contract", user=user)


def test_a_cell_is_shared_once() -> None:
    deal = draft()
    [cell] = deal.tables["private_cell"]
    event = share(deal, deal.draft, "Run the pilot")

    with refused("no_such_cell"):
        share(deal.after(event.changes), deal.draft, "Run the pilot", cell=cell)


def test_a_note_does_not_outgrow_its_field() -> None:
    deal, room = both_sides(draft())

    with refused("note_full"):
        share(deal, noted(room, "x" * (MOST_WORDS - 20)), "Sign the contract")


def test_nothing_is_shared_into_a_closed_room() -> None:
    deal, room = both_sides(draft())
    request = DEEDS["close_room"].request.model_validate({"outcome": "lost"})
    closing = DEEDS["close_room"].run(room, Scene(room).member("Ada"), request, Call(command_id(8), BEGAN))
    assert isinstance(closing, Event)

    with refused("room_closed"):
        share(deal, room.after(closing.changes), "Sign the contract")
