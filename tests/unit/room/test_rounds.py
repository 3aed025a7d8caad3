"""Reopening, sending back, and the milestones that are reached and un-reached by it."""

from datetime import timedelta

import pytest

from portal.room.change import Already, Event
from portal.room.words import State
from tests.refusals import refused
from tests.rooms import TODAY, Scene, opened_scene

PILOT, FORM, REFERENCE = "Run the pilot", "Send the questionnaire", "Show a reference customer"
ALONE, CONTRACT, SECURITY = "Kick-off is held", "Sign the contract", "Security is convinced"


@pytest.fixture
def scene() -> Scene:
    return opened_scene()


def tick(scene: Scene, who: str, title: str, **more: object) -> Event | Already:
    step = scene.step(title)
    return scene.do(who, "complete_action", **{"step_id": step.id, "round": step.round} | more)


def test_reopening_starts_the_next_round_and_keeps_the_dates(scene: Scene) -> None:
    tick(scene, "Bo", PILOT)
    before = scene.step(PILOT)

    scene.do("Eli", "reopen_action", step_id=before.id, round=1, reason="A bug")

    after = scene.step(PILOT)
    assert (after.state, after.round, after.finished, after.due) == (State.OPEN, 2, None, before.due)


def test_reopening_twice_at_once_is_already_so(scene: Scene) -> None:
    tick(scene, "Bo", PILOT)
    wish = {"step_id": scene.step(PILOT).id, "round": 1}
    scene.do("Eli", "reopen_action", **wish)

    assert isinstance(scene.do("Bo", "reopen_action", **wish), Already)


def test_reopening_an_old_round_of_a_step_dropped_since_is_refused(scene: Scene) -> None:
    tick(scene, "Bo", PILOT)
    pilot = scene.step(PILOT).id
    scene.do("Bo", "reopen_action", step_id=pilot, round=1)
    scene.do("Bo", "drop_action", step_id=pilot)

    with refused("other_round"):
        scene.do("Bo", "reopen_action", step_id=pilot, round=1)


def test_reopening_a_dropped_step_changes_the_plan_and_brings_no_obstacle_back(scene: Scene) -> None:
    pilot, version = scene.step(PILOT).id, scene.room.about.plan_version
    scene.do("Bo", "block_action", step_id=pilot, obstacle="No badge", blocker=scene.person("Finn").id)
    scene.do("Bo", "drop_action", step_id=pilot)

    scene.do("Bo", "reopen_action", step_id=pilot, round=1)

    assert (scene.step(PILOT).state, scene.step(PILOT).blocker) == (State.OPEN, None)
    assert scene.room.about.plan_version == version + 2


def test_nothing_is_reopened_under_a_dropped_milestone(scene: Scene) -> None:
    added = scene.do("Bo", "add_milestone", title="Board agrees", after=scene.step(SECURITY).id)
    assert isinstance(added, Event)
    milestone = scene.step("Board agrees").id
    scene.do("Bo", "add_action", title="Write the paper", milestone=milestone)
    paper = scene.step("Write the paper").id
    scene.do("Bo", "drop_action", step_id=paper)
    scene.do("Bo", "drop_action", step_id=milestone)

    with refused("milestone_dropped"):
        scene.do("Bo", "reopen_action", step_id=paper, round=1)


def test_the_other_sides_work_is_sent_back_with_a_reason(scene: Scene) -> None:
    tick(scene, "Dan", FORM)

    event = scene.do("Bo", "send_back_action", step_id=scene.step(FORM).id, round=1, reason="Blank")

    assert isinstance(event, Event)
    assert (event.data["reason"], event.data["finished"]) == ("Blank", TODAY)
    assert (scene.step(FORM).state, scene.step(FORM).round) == (State.OPEN, 2)


@pytest.mark.parametrize(
    ("who", "title", "reason", "code"),
    [
        ("Bo", FORM, " ", "reason_missing"),
        ("Bo", REFERENCE, "Why", "not_finished"),
        ("Dan", FORM, "My own", "not_allowed"),
        ("Cy", FORM, "I watch", "not_allowed"),
    ],
)
def test_sending_back_is_refused(scene: Scene, who: str, title: str, reason: str, code: str) -> None:
    tick(scene, "Dan", FORM)

    with refused(code):
        scene.do(who, "send_back_action", step_id=scene.step(title).id, round=1, reason=reason)


def test_the_last_tick_reaches_the_milestone_on_the_latest_day(scene: Scene) -> None:
    scene.edit("Bo", "edit_criterion", scene.criterion("Report accepted"), id="criterion_id", met=True)
    tick(scene, "Dan", FORM, finished=TODAY - timedelta(days=1))
    assert not scene.step(SECURITY).is_done

    event = tick(scene, "Eli", "Answer the security questions", finished=TODAY - timedelta(days=4))

    assert isinstance(event, Event)
    assert event.data["reached"] == [scene.step(SECURITY).id]
    assert scene.step(SECURITY).finished == TODAY - timedelta(days=1)


def test_the_last_criterion_reaches_the_milestone_today(scene: Scene) -> None:
    tick(scene, "Dan", FORM, finished=TODAY - timedelta(days=1))
    tick(scene, "Eli", "Answer the security questions", finished=TODAY - timedelta(days=4))
    assert not scene.step(SECURITY).is_done

    scene.edit("Bo", "edit_criterion", scene.criterion("Report accepted"), id="criterion_id", met=True)

    assert scene.step(SECURITY).finished == TODAY


def test_sending_back_unreaches_the_milestone(scene: Scene) -> None:
    tick(scene, "Dan", CONTRACT)
    assert scene.step("Contract is signed").is_done

    event = scene.do("Bo", "send_back_action", step_id=scene.step(CONTRACT).id, round=1, reason="Page 3")

    assert isinstance(event, Event)
    assert event.data["unreached"] == [scene.step("Contract is signed").id]
    assert not scene.step("Contract is signed").is_done
