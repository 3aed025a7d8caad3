"""What was read off a sheet becomes a sound draft of a room, and nothing is lost on the way."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from portal.deal.deal import Deal
from portal.deal.draft import BeginDraft
from portal.deal.registry import DEAL_DEEDS
from portal.exchange.draft_json import draft_of
from portal.exchange.into_room import Room, begin_request
from portal.exchange.options import ReadOptions
from portal.exchange.preview import preview
from portal.room.change import Event
from portal.room.registry import Call
from portal.room.room import Room as RoomValue
from portal.room.rows import Action, Milestone, Risk, Stakeholder
from portal.room.soundness import flaws
from portal.room.words import RiskState, Side, State
from tests.refusals import refused
from tests.rooms import ADA_USER, BEGAN, PARTY_ID, ROOM_ID, command_id

SHEETS = Path(__file__).parents[2] / "sheets"
FILES = sorted(
    path
    for path in SHEETS.rglob("*")
    if path.suffix in (".csv", ".tsv", ".xlsx") and "hostile" not in path.parts
)
ROOM = Room("Plan", Side.SELLER, "Northwind", "Contoso", "Ada", "ada@northwind.example")


def asked(data: bytes, name: str = "plan.csv") -> BeginDraft:
    options = ReadOptions(date(2026, 11, 2), company="Contoso", organisation="Northwind")
    return begin_request(draft_of(preview(data, name, options)["draft"]), ROOM)


def drafted(request: BeginDraft) -> RoomValue:
    call = Call(command_id(1), BEGAN, room=ROOM_ID, party=PARTY_ID)
    event = DEAL_DEEDS["begin_draft"].run(Deal({}), RoomValue({}), ADA_USER, request, call)
    assert isinstance(event, Event)
    return Deal({}).after(event.changes).draft


def only(room: RoomValue, kind: type[Any]) -> Any:
    [row] = room.rows(kind)
    return row


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_sheet_becomes_a_sound_draft(path: Path) -> None:
    assert not flaws(drafted(asked(path.read_bytes(), path.name)))


def test_the_sheets_are_found() -> None:
    assert len(FILES) > 100


def test_a_risk_keeps_its_owner_day_state_and_steps() -> None:
    request = asked(b"Step,Due\nPilot ends,2026-12-01\n")
    risk = {
        "title": "Budget frozen",
        "owner": 0,
        "steps": [0],
        "trigger": "2026-12-20",
        "state": "mitigating",
    }
    people = [{"name": "Sarah Chen", "side": "buyer"}]

    room = drafted(BeginDraft.model_validate(request.model_dump() | {"risks": [risk], "people": people}))

    kept = only(room, Risk)
    assert kept.owner == next(s.id for s in room.rows(Stakeholder) if s.name == "Sarah Chen")
    assert (kept.steps, kept.trigger) == ((only(room, Milestone).id,), date(2026, 12, 20))
    assert kept.state is RiskState.MITIGATING


def test_what_a_milestone_with_actions_says_of_itself_goes_to_its_note() -> None:
    step = {"title": "Security is satisfied", "state": "done", "finished": "2026-10-30"}
    action = {"title": "Answer the questions", "milestone": 0}
    whole = asked(b"Step,Due\nPilot ends,2026-12-01\n").model_dump()

    waiting = drafted(BeginDraft.model_validate(whole | {"milestones": [step], "actions": [action]}))
    over = action | {"state": "done", "finished": "2026-10-12"}
    reached = drafted(BeginDraft.model_validate(whole | {"milestones": [step], "actions": [over]}))

    assert (only(waiting, Milestone).state, only(waiting, Milestone).note) == (State.OPEN, "✓ 2026-10-30")
    assert only(reached, Milestone).finished == date(2026, 10, 30)


def test_a_start_behind_the_due_date_is_told_in_the_note() -> None:
    room = drafted(asked(b"Step,Start,Due\nPilot,2026-12-14,2026-12-04\n"))

    pilot = only(room, Milestone)
    assert (pilot.start, pilot.due) == (None, date(2026, 12, 4))
    assert "2026-12-14 → 2026-12-04" in pilot.note


def test_characters_that_no_screen_shows_are_left_out() -> None:
    room = drafted(asked(b"Step,Due\nPilot\x1b[1m ends,2026-12-04\n"))

    assert only(room, Milestone).title == "Pilot[1m ends"


def test_a_sheet_that_outgrows_a_room_is_refused_with_the_figures() -> None:
    lines = [f"Stage {n // 50},Step {n},2026-12-04" for n in range(2_001)]

    with refused("sheet_outgrows_room"):
        asked("\n".join(["Stage,Step,Due", *lines]).encode())


def test_actions_beside_their_milestones_are_all_there() -> None:
    room = drafted(asked(b"Stage,Step,Due\nA,One,2026-12-01\nA,Two,2026-12-02\nB,Three,2026-12-03\n"))

    assert {a.title for a in room.rows(Action)} == {"One", "Two", "Three"}
