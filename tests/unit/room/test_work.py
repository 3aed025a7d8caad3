"""Working on steps: tick, untick, start, block, reopen, send back."""

from datetime import date, timedelta

import pytest

from portal.room.change import Already, Event
from portal.room.words import State
from tests.refusals import refused
from tests.rooms import TODAY, Scene, example_scene, opened_scene

PILOT, FORM, REFERENCE = "Run the pilot", "Send the questionnaire", "Show a reference customer"
ALONE, CONTRACT, SECURITY = "Kick-off is held", "Sign the contract", "Security is convinced"


@pytest.fixture
def scene() -> Scene:
    return opened_scene()


def tick(scene: Scene, who: str, title: str, **more: object) -> Event | Already:
    step = scene.step(title)
    return scene.do(who, "complete_action", **{"step_id": step.id, "round": step.round} | more)


def test_bo_ticks_what_bo_promised(scene: Scene) -> None:
    event = tick(scene, "Bo", PILOT)

    pilot = scene.step(PILOT)
    assert isinstance(event, Event)
    assert event.data["title"] == PILOT
    assert (pilot.state, pilot.finished, pilot.finished_by) == (State.DONE, TODAY, scene.person("Bo").id)


def test_the_day_is_that_of_the_rooms_zone(scene: Scene) -> None:
    scene.now = scene.now.replace(hour=16)

    tick(scene, "Bo", PILOT)

    assert scene.step(PILOT).finished == TODAY + timedelta(days=1)


def test_ticking_what_is_ticked_is_already_so(scene: Scene) -> None:
    tick(scene, "Bo", PILOT)

    assert isinstance(tick(scene, "Eli", PILOT), Already)


@pytest.mark.parametrize("finished", [date(2026, 10, 1), TODAY - timedelta(days=3), TODAY])
def test_a_tick_made_offline_says_the_day_even_before_the_rooms_start(scene: Scene, finished: date) -> None:
    tick(scene, "Bo", PILOT, finished=finished)

    assert scene.step(PILOT).finished == finished


def test_nobody_ticks_what_will_be_done_tomorrow(scene: Scene) -> None:
    with refused("finished_in_future"):
        tick(scene, "Bo", PILOT, finished=TODAY + timedelta(days=1))


def test_a_tick_of_another_round_is_refused(scene: Scene) -> None:
    tick(scene, "Dan", FORM)
    scene.do("Bo", "send_back_action", step_id=scene.step(FORM).id, round=1, reason="Blank")

    with refused("other_round"):
        tick(scene, "Dan", FORM, round=1)


def test_a_dropped_step_is_not_ticked(scene: Scene) -> None:
    scene.do("Bo", "drop_action", step_id=scene.step(PILOT).id)

    with refused("step_dropped"):
        tick(scene, "Bo", PILOT)


def test_a_milestone_with_actions_is_not_ticked_itself(scene: Scene) -> None:
    with refused("milestone_has_actions"):
        tick(scene, "Bo", SECURITY)


def test_a_milestone_without_actions_is_ticked_like_one(scene: Scene) -> None:
    event = tick(scene, "Bo", ALONE)

    assert isinstance(event, Event)
    assert scene.step(ALONE).is_done
    assert event.data["reached"] == [scene.step(ALONE).id]


def test_both_sides_may_tick_what_both_promised(scene: Scene) -> None:
    tick(scene, "Dan", CONTRACT)

    assert scene.step(CONTRACT).is_done


def test_ticking_clears_the_obstacle(scene: Scene) -> None:
    scene.do("Bo", "block_action", step_id=scene.step(PILOT).id, obstacle="No badge")

    tick(scene, "Bo", PILOT)

    assert (scene.step(PILOT).obstacle, scene.step(PILOT).blocked_since) == ("", None)


def test_unticking_is_for_the_one_who_ticked(scene: Scene) -> None:
    tick(scene, "Bo", PILOT)
    pilot = scene.step(PILOT).id

    with refused("ticked_by_another"):
        scene.do("Eli", "untick_action", step_id=pilot, round=1)
    scene.do("Bo", "untick_action", step_id=pilot, round=1)
    assert (scene.step(PILOT).state, scene.step(PILOT).finished_by) == (State.OPEN, None)
    assert isinstance(scene.do("Bo", "untick_action", step_id=pilot, round=1), Already)


def test_unticking_a_known_tick_gives_back_how_the_step_stood(scene: Scene) -> None:
    pilot, finn = scene.step(PILOT).id, scene.person("Finn").id
    scene.do("Bo", "block_action", step_id=pilot, obstacle="No badge", blocker=finn)
    before = scene.step(PILOT)

    scene.untick("Bo", tick(scene, "Bo", PILOT), pilot)

    assert scene.step(PILOT) == before


def test_unticking_by_another_event_than_the_tick_opens_the_step(scene: Scene) -> None:
    pilot = scene.step(PILOT).id
    scene.do("Bo", "block_action", step_id=pilot, obstacle="No badge")
    first = tick(scene, "Bo", PILOT)
    scene.do("Bo", "reopen_action", step_id=pilot, round=1)
    tick(scene, "Bo", PILOT)

    command = next(id for id, made in scene.events.items() if made is first)
    answer = scene.attempt("Bo", "untick_action", undone=first, step_id=pilot, round=2, tick=command)

    assert isinstance(answer, Event)
    assert answer.changes[0].set is not None
    assert answer.changes[0].set["state"] is State.OPEN


def test_a_step_is_blocked_by_an_obstacle_in_words_and_whoever_it_waits_for(scene: Scene) -> None:
    pilot, finn = scene.step(PILOT).id, scene.person("Finn").id

    scene.do("Bo", "block_action", step_id=pilot, obstacle="No badge", blocker=finn)

    step = scene.step(PILOT)
    assert (step.state, step.obstacle, step.blocker, step.blocked_since) == (
        State.BLOCKED,
        "No badge",
        finn,
        TODAY,
    )


def test_other_words_for_an_obstacle_keep_the_day_it_began(scene: Scene) -> None:
    pilot, began = scene.step(PILOT).id, TODAY - timedelta(days=5)
    scene.do("Bo", "block_action", step_id=pilot, obstacle="No badge", since=began)

    scene.do("Bo", "block_action", step_id=pilot, obstacle="No badges for three")

    assert scene.step(PILOT).blocked_since == began


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"since": TODAY + timedelta(days=1)}, "since_in_future"),
        ({"blocker": "00000000-0000-4000-8000-0000000fffff"}, "no_such_stakeholder"),
    ],
)
def test_an_obstacle_needs_a_past_day_and_a_known_person(
    scene: Scene, wish: dict[str, object], code: str
) -> None:
    with refused(code):
        scene.do("Bo", "block_action", **{"step_id": scene.step(PILOT).id, "obstacle": "No badge"} | wish)


def test_an_obstacle_that_is_gone_leaves_the_work_going_on(scene: Scene) -> None:
    pilot = scene.step(PILOT).id
    scene.do("Bo", "block_action", step_id=pilot, obstacle="No badge")

    scene.do("Bo", "unblock_action", step_id=pilot)

    assert (scene.step(PILOT).state, scene.step(PILOT).obstacle) == (State.IN_PROGRESS, "")
    assert isinstance(scene.do("Bo", "unblock_action", step_id=pilot), Already)


@pytest.mark.parametrize("deed", ["complete_action", "untick_action", "reopen_action"])
def test_cy_who_only_watches_changes_nothing(deed: str) -> None:
    scene = example_scene()
    step = scene.step(REFERENCE)

    with refused("not_allowed"):
        scene.do("Cy", deed, step_id=step.id, round=step.round)
