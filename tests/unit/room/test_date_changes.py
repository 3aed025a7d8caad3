"""Dates, and the objects that tell how they moved."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from portal.room.change import Already, Event
from portal.room.rows import DateChange
from portal.room.words import ChangeState, Reason
from tests.refusals import refused
from tests.rooms import Scene, opened_scene

PILOT, FORM, VISIT, PROVEN = (
    "Run the pilot",
    "Send the questionnaire",
    "Visit the factory",
    "The pilot proves it",
)
START, DUE, LATER = date(2026, 11, 30), date(2026, 12, 4), date(2026, 12, 9)


@pytest.fixture
def scene() -> Scene:
    return opened_scene()


def moves(scene: Scene) -> list[DateChange]:
    return sorted((m for m in scene.room.rows(DateChange) if m.proposer), key=lambda move: move.position)


def test_moving_a_set_date_is_kept_with_its_reason_and_words(scene: Scene) -> None:
    pilot, version = scene.step(PILOT), scene.room.about.plan_version

    event = scene.do(
        "Bo",
        "schedule_step",
        step_id=pilot.id,
        set={"due": LATER},
        was={"due": DUE},
        reason="test_failed",
        words="Scanner broke",
    )

    [move] = moves(scene)
    assert (move.step, move.due_from, move.due_to) == (pilot.id, DUE, LATER)
    assert (move.start_from, move.start_to) == (START, START)
    assert (move.reason, move.words, move.proposer) == (
        Reason.TEST_FAILED,
        "Scanner broke",
        scene.person("Bo").id,
    )
    assert (move.state, move.plan_version) == (ChangeState.APPLIED, version)
    assert isinstance(event, Event)
    assert event.data["change"] == move.id
    assert scene.room.about.plan_version == version + 1


def test_a_move_of_the_start_alone_is_a_date_change_too(scene: Scene) -> None:
    scene.edit("Bo", "schedule_step", scene.step(PILOT), id="step_id", start=date(2026, 12, 1))

    [move] = moves(scene)
    assert (move.start_from, move.start_to, move.due_from, move.due_to) == (
        START,
        date(2026, 12, 1),
        DUE,
        DUE,
    )


def test_taking_a_date_away_is_a_date_change_and_setting_a_first_one_is_not(scene: Scene) -> None:
    scene.edit("Bo", "schedule_step", scene.step(VISIT), id="step_id", due=LATER)
    assert not moves(scene)

    scene.edit("Bo", "schedule_step", scene.step(VISIT), id="step_id", due=None)

    assert [(m.due_from, m.due_to) for m in moves(scene)] == [(LATER, None)]


def test_date_changes_are_numbered_in_the_order_of_their_making(scene: Scene) -> None:
    scene.edit("Bo", "schedule_step", scene.step(PILOT), id="step_id", due=LATER)
    scene.edit("Bo", "schedule_step", scene.step(PROVEN), id="step_id", due=LATER)

    assert [move.position for move in moves(scene)] == [2, 3]


@pytest.mark.parametrize(
    ("who", "title", "dates", "code"),
    [
        ("Bo", PILOT, {"start": date(2026, 12, 5)}, "start_after_due"),
        ("Eli", FORM, {"due": LATER}, "not_allowed"),
        ("Cy", PILOT, {"due": LATER}, "not_allowed"),
    ],
)
def test_dates_are_not_set(scene: Scene, who: str, title: str, dates: dict[str, date], code: str) -> None:
    with refused(code):
        scene.edit(who, "schedule_step", scene.step(title), id="step_id", **dates)


def test_a_lead_sets_the_other_sides_dates_before_an_agreement(scene: Scene) -> None:
    scene.edit("Bo", "schedule_step", scene.step(FORM), id="step_id", due=LATER)

    assert scene.step(FORM).due == LATER


def test_finished_and_dropped_steps_keep_their_dates(scene: Scene) -> None:
    scene.do("Bo", "complete_action", step_id=scene.step(PILOT).id, round=1)
    scene.do("Bo", "drop_action", step_id=scene.step(VISIT).id)

    with refused("step_done"):
        scene.edit("Bo", "schedule_step", scene.step(PILOT), id="step_id", due=LATER)
    with refused("step_dropped"):
        scene.edit("Bo", "schedule_step", scene.step(VISIT), id="step_id", due=LATER)


def test_the_same_dates_are_already_set(scene: Scene) -> None:
    answer = scene.edit("Bo", "schedule_step", scene.step(PILOT), id="step_id", due=DUE)

    assert isinstance(answer, Already)


def test_a_reason_can_be_given_later_by_the_side_that_moved_the_date(scene: Scene) -> None:
    scene.edit("Bo", "schedule_step", scene.step(PILOT), id="step_id", due=LATER)
    [move] = moves(scene)

    scene.edit("Eli", "explain_date_change", move, id="date_change_id", reason=Reason.OVER_BUDGET)

    assert moves(scene)[0].reason is Reason.OVER_BUDGET
    with refused("change_of_other_side"):
        scene.edit("Dan", "explain_date_change", moves(scene)[0], id="date_change_id", words="They dither")


def test_somebody_who_tries_days_in_a_row_makes_one_date_change(scene: Scene) -> None:
    for day in (8, 10, 9):
        scene.now += timedelta(minutes=3)
        scene.edit("Bo", "schedule_step", scene.step(PILOT), id="step_id", due=date(2026, 12, day))

    [move] = moves(scene)
    assert (move.start_from, move.start_to, move.due_from, move.due_to) == (START, START, DUE, LATER)
    assert json.loads(move.deeds) == list(scene.events)[-3:]


def test_a_date_that_is_back_where_it_was_has_not_moved(scene: Scene) -> None:
    scene.edit("Bo", "schedule_step", scene.step(PILOT), id="step_id", due=LATER)

    event = scene.edit("Bo", "schedule_step", scene.step(PILOT), id="step_id", due=DUE)

    assert isinstance(event, Event)
    assert moves(scene) == []


@pytest.mark.parametrize(
    ("who", "more", "minutes"),
    [("Eli", {}, 1), ("Bo", {"reason": "over_budget"}, 1), ("Bo", {"words": "Ill"}, 1), ("Bo", {}, 11)],
)
def test_another_move_is_another_date_change(
    scene: Scene, who: str, more: dict[str, Any], minutes: int
) -> None:
    scene.edit("Bo", "schedule_step", scene.step(PILOT), id="step_id", due=date(2026, 12, 8))
    scene.now += timedelta(minutes=minutes)

    dates = {"set": {"due": LATER}, "was": {"due": date(2026, 12, 8)}}
    scene.do(who, "schedule_step", step_id=scene.step(PILOT).id, **dates, **more)

    assert [(m.due_from, m.due_to) for m in moves(scene)] == [
        (DUE, date(2026, 12, 8)),
        (date(2026, 12, 8), LATER),
    ]


def test_a_move_that_was_explained_keeps_its_end(scene: Scene) -> None:
    scene.edit("Bo", "schedule_step", scene.step(PILOT), id="step_id", due=date(2026, 12, 8))
    scene.edit("Eli", "explain_date_change", moves(scene)[0], id="date_change_id", words="Ill")

    scene.edit("Bo", "schedule_step", scene.step(PILOT), id="step_id", due=LATER)

    assert [m.words for m in moves(scene)] == ["Ill", ""]


def test_a_date_that_somebody_else_set_in_between_is_not_taken_for_ones_own_move(scene: Scene) -> None:
    visit = scene.step(VISIT)
    scene.edit("Bo", "schedule_step", visit, id="step_id", due=LATER)
    scene.edit("Bo", "schedule_step", scene.step(VISIT), id="step_id", due=DUE)
    scene.edit("Eli", "schedule_step", scene.step(VISIT), id="step_id", start=START)

    scene.edit("Bo", "schedule_step", scene.step(VISIT), id="step_id", due=LATER)

    assert [(m.start_from, m.start_to, m.due_to) for m in moves(scene)] == [
        (None, None, DUE),
        (START, START, LATER),
    ]


def test_who_fills_the_trail_stops_nobody_else(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.room.moves.MOST_ROWS", 1)
    scene.edit("Bo", "schedule_step", scene.step(PILOT), id="step_id", due=LATER)

    with refused("moves_full"):
        scene.edit("Bo", "schedule_step", scene.step(PROVEN), id="step_id", due=LATER)
    assert isinstance(scene.edit("Eli", "schedule_step", scene.step(PROVEN), id="step_id", due=LATER), Event)
