"""Taking back one's own last change."""

from datetime import date, timedelta

import pytest

from portal.room.change import Event
from portal.room.rows import DateChange, Milestone
from portal.room.words import ChangeState, Kind, Part, State
from tests.refusals import refused
from tests.rooms import TODAY, Scene, opened_scene

PILOT, FORM, PROVEN, ALONE = (
    "Run the pilot",
    "Send the questionnaire",
    "The pilot proves it",
    "Kick-off is held",
)


@pytest.fixture
def scene() -> Scene:
    return opened_scene()


def test_a_tick_is_taken_back_and_with_it_the_milestone_that_it_reached(scene: Scene) -> None:
    scene.do("Bo", "drop_action", step_id=scene.step("Visit the factory").id)
    scene.do("Bo", "block_action", step_id=scene.step(PILOT).id, obstacle="No badge")
    before = scene.step(PILOT)
    ticked = scene.do("Bo", "complete_action", step_id=before.id, round=1)
    assert scene.step(PROVEN).is_done

    event = scene.undo("Bo", ticked)

    assert isinstance(event, Event)
    assert scene.step(PILOT) == before
    assert event.data["unreached"] == [scene.step(PROVEN).id]
    assert (event.data["undone"], event.data["step"], event.data["title"]) == (
        "action.completed",
        before.id,
        PILOT,
    )


def test_a_tick_is_not_taken_back_in_the_next_round(scene: Scene) -> None:
    ticked = scene.do("Bo", "complete_action", step_id=scene.step(PILOT).id, round=1)
    scene.do("Eli", "reopen_action", step_id=scene.step(PILOT).id, round=1)
    scene.do("Bo", "complete_action", step_id=scene.step(PILOT).id, round=2)

    with refused("changed_since"):
        scene.undo("Bo", ticked)


def test_fields_that_mean_one_thing_are_given_back_together_or_not_at_all(scene: Scene) -> None:
    blocked = scene.do("Bo", "block_action", step_id=scene.step(PILOT).id, obstacle="No badge")
    scene.do("Eli", "block_action", step_id=scene.step(PILOT).id, obstacle="No key")

    with refused("changed_since"):
        scene.undo("Bo", blocked)
    assert (scene.step(PILOT).state, scene.step(PILOT).obstacle) == (State.BLOCKED, "No key")


def test_words_that_others_changed_stay_and_the_rest_is_given_back(scene: Scene) -> None:
    pilot = scene.step(PILOT)
    edited = scene.edit("Bo", "edit_step", pilot, id="step_id", title="Pilot", note="Soon", kind=Kind.LEGAL)
    scene.edit("Eli", "edit_step", scene.step("Pilot"), id="step_id", title="Great pilot")

    scene.undo("Bo", edited)

    row = scene.step("Great pilot")
    assert (row.note, row.kind) == ("", pilot.kind)


def test_an_added_row_goes_if_nothing_was_done_with_it(scene: Scene) -> None:
    added = scene.do("Bo", "add_milestone", title="Board agrees")

    scene.undo("Bo", added)

    assert not any(m.title == "Board agrees" for m in scene.room.rows(Milestone))


@pytest.mark.parametrize("use", ["comment", "link", "risk", "action", "decision", "words"])
def test_an_added_row_stays_once_anything_rests_on_it(scene: Scene, use: str) -> None:
    added = scene.do("Bo", "add_milestone", title="Board agrees")
    board, pilot = scene.step("Board agrees"), scene.step(PILOT)
    if use == "comment":
        scene.do("Cy", "add_comment", step_id=board.id, words="Which board?")
    elif use == "link":
        scene.do("Dan", "link_steps", predecessor=pilot.id, successor=board.id)
    elif use == "risk":
        scene.do("Dan", "log_risk", title="Ill", probability=1, impact=1, steps=[board.id])
    elif use == "action":
        scene.do("Dan", "add_action", title="Slides", side="seller", milestone=board.id)
    elif use == "decision":
        scene.edit("Ada", "edit_room", scene.room.about, decision=board.id)
    else:
        scene.edit("Dan", "edit_step", board, id="step_id", note="The big one")

    with refused("changed_since"):
        scene.undo("Bo", added)


def test_the_decision_goes_with_the_first_milestone_and_falls_to_another_if_there_is_one() -> None:
    scene = opened_scene(milestones=[], actions=[], links=[], moves=[])
    first = scene.do("Bo", "add_milestone", title="Board agrees")
    scene.undo("Bo", first)
    assert scene.room.about.decision is None

    first = scene.do("Bo", "add_milestone", title="Board agrees")
    scene.do("Bo", "add_milestone", title="Contract signed")
    scene.undo("Bo", first)

    assert scene.room.about.decision == scene.step("Contract signed").id


def test_a_removed_link_comes_back_unless_it_would_close_a_circle(scene: Scene) -> None:
    ends = {"predecessor": scene.step("Security is convinced").id, "successor": scene.step(PROVEN).id}
    removed = scene.do("Dan", "unlink_steps", **ends)
    again = scene.undo("Dan", removed)
    assert isinstance(again, Event)
    removed = scene.do("Dan", "unlink_steps", **ends)
    scene.do("Bo", "link_steps", predecessor=ends["successor"], successor=ends["predecessor"])

    with refused("changed_since"):
        scene.undo("Dan", removed)


def test_a_move_of_dates_goes_without_a_trace(scene: Scene) -> None:
    before = scene.step(PILOT)
    moved = scene.edit("Bo", "schedule_step", before, id="step_id", due=date(2026, 12, 9))

    scene.undo("Bo", moved)

    assert scene.step(PILOT) == before
    assert not any(m.step == before.id for m in scene.room.rows(DateChange))


def test_a_move_that_was_explained_since_stays_as_withdrawn(scene: Scene) -> None:
    moved = scene.edit("Bo", "schedule_step", scene.step(PILOT), id="step_id", due=date(2026, 12, 9))
    [move] = [m for m in scene.room.rows(DateChange) if m.step == scene.step(PILOT).id]
    scene.edit("Eli", "explain_date_change", move, id="date_change_id", words="Scanner broke")

    scene.undo("Bo", moved)

    assert scene.room.one(DateChange, move.id).state is ChangeState.WITHDRAWN


def test_an_explanation_is_taken_back_even_where_the_step_moved_again(scene: Scene) -> None:
    for day, words in ((9, "Scanner broke"), (11, "And again")):
        step = scene.step(PILOT)
        dates = {"set": {"due": date(2026, 12, day)}, "was": {"due": step.due}}
        scene.do("Bo", "schedule_step", step_id=step.id, words=words, **dates)
    first = next(m for m in scene.room.rows(DateChange) if m.words == "Scanner broke")
    explained = scene.edit("Eli", "explain_date_change", first, id="date_change_id", words="Both broke")

    scene.undo("Eli", explained)

    assert scene.room.one(DateChange, first.id).words == "Scanner broke"


def test_dates_that_moved_there_and_back_are_not_undone(scene: Scene) -> None:
    due, later = scene.step(PILOT).due, date(2026, 12, 9)
    assert due
    moved = scene.edit("Bo", "schedule_step", scene.step(PILOT), id="step_id", due=later)
    scene.edit("Eli", "schedule_step", scene.step(PILOT), id="step_id", due=later + timedelta(days=1))
    scene.now += timedelta(hours=1)
    scene.edit("Eli", "schedule_step", scene.step(PILOT), id="step_id", due=later)

    with refused("changed_since"):
        scene.undo("Bo", moved)


def test_each_of_several_tries_is_taken_back_from_the_last_on(scene: Scene) -> None:
    before, days = scene.step(PILOT), [date(2026, 12, n) for n in (9, 10, 11)]
    tries = [scene.edit("Bo", "schedule_step", scene.step(PILOT), id="step_id", due=day) for day in days]
    with refused("changed_since"):
        scene.undo("Bo", tries[0])

    for tried, day in zip(reversed(tries[1:]), reversed(days[:-1]), strict=True):
        scene.undo("Bo", tried)
        assert scene.step(PILOT).due == day
        assert [m.due_to for m in scene.room.rows(DateChange) if m.step == before.id] == [day]

    scene.undo("Bo", tries[0])
    assert scene.step(PILOT) == before
    assert not [m for m in scene.room.rows(DateChange) if m.step == before.id]


def test_a_try_is_not_taken_back_below_another_date_of_the_same_step(scene: Scene) -> None:
    moved = scene.edit("Bo", "schedule_step", scene.step(PILOT), id="step_id", due=date(2026, 12, 9))
    scene.edit("Bo", "schedule_step", scene.step(PILOT), id="step_id", start=date(2026, 12, 1))

    with refused("changed_since"):
        scene.undo("Bo", moved)


def test_a_move_that_was_tried_and_dropped_comes_back_with_its_date(scene: Scene) -> None:
    before, later = scene.step(PILOT), date(2026, 12, 9)
    scene.edit("Bo", "schedule_step", before, id="step_id", due=later)
    moves = set(scene.room.rows(DateChange))
    back = scene.edit("Bo", "schedule_step", scene.step(PILOT), id="step_id", due=before.due)

    scene.undo("Bo", back)

    assert scene.step(PILOT).due == later
    assert set(scene.room.rows(DateChange)) == moves


def test_an_undo_that_would_set_a_start_behind_the_due_day_is_refused(scene: Scene) -> None:
    started = scene.edit("Bo", "schedule_step", scene.step(ALONE), id="step_id", start=TODAY)
    moved = scene.edit("Bo", "schedule_step", scene.step(ALONE), id="step_id", start=None)
    assert isinstance(started, Event)
    scene.edit("Bo", "schedule_step", scene.step(ALONE), id="step_id", due=TODAY - timedelta(days=9))

    with refused("changed_since"):
        scene.undo("Bo", moved)


def test_a_dropped_action_does_not_come_back_under_a_dropped_milestone(scene: Scene) -> None:
    scene.do("Bo", "add_action", title="Book a room", milestone=scene.step(ALONE).id)
    dropped = scene.do("Bo", "drop_action", step_id=scene.step("Book a room").id)
    scene.do("Dan", "drop_action", step_id=scene.step(ALONE).id)

    with refused("changed_since"):
        scene.undo("Bo", dropped)


def test_there_is_one_champion_after_any_undo(scene: Scene) -> None:
    demoted = scene.edit("Bo", "edit_stakeholder", scene.person("Bo"), id="stakeholder_id", part=Part.OTHER)
    scene.edit("Bo", "edit_stakeholder", scene.person("Eli"), id="stakeholder_id", part=Part.CHAMPION)

    with refused("changed_since"):
        scene.undo("Bo", demoted)


def test_an_address_that_somebody_else_took_since_is_not_given_back(scene: Scene) -> None:
    scene.edit("Eli", "edit_stakeholder", scene.person("Eli"), id="stakeholder_id", email="e@contoso.example")
    gave_up = scene.edit("Eli", "edit_stakeholder", scene.person("Eli"), id="stakeholder_id", email="")
    scene.edit("Dan", "edit_stakeholder", scene.person("Dan"), id="stakeholder_id", email="e@contoso.example")

    with refused("changed_since"):
        scene.undo("Eli", gave_up)
