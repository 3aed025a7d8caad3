"""Shaping the plan: add, word, order, assign and drop milestones and actions."""

import pytest

from portal.core.ids import row_id
from portal.room.change import Already, Event
from portal.room.positions import ordered
from portal.room.rows import Action, Milestone
from portal.room.words import Side, State
from tests.refusals import refused
from tests.rooms import Scene, command_id, opened_scene

PILOT, FORM, CONTRACT, ALONE = (
    "Run the pilot",
    "Send the questionnaire",
    "Sign the contract",
    "Kick-off is held",
)
PROVEN, SECURITY, SIGNED = "The pilot proves it", "Security is convinced", "Contract is signed"
NOBODY = "00000000-0000-4000-8000-0000000fffff"


@pytest.fixture
def scene() -> Scene:
    return opened_scene()


def titles(scene: Scene) -> list[str]:
    return [m.title for m in ordered(scene.room.rows(Milestone))]


def test_a_new_action_has_the_first_id_of_its_command_and_stands_behind_its_neighbour(scene: Scene) -> None:
    pilot, proven = scene.step(PILOT), scene.step(PROVEN)

    scene.do("Bo", "add_action", title="Write it up", milestone=proven.id, after=pilot.id)

    row = scene.step("Write it up")
    assert row.id == row_id(command_id(scene.commands), 1)
    assert [a.title for a in ordered(scene.room.actions_of(proven.id))][:2] == [PILOT, "Write it up"]


def test_an_id_that_is_taken_is_refused(scene: Scene) -> None:
    scene.do("Bo", "add_action", title="Once")
    scene.commands -= 1

    with refused("id_taken"):
        scene.do("Bo", "add_milestone", title="Twice")


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"milestone": NOBODY}, "no_such_milestone"),
        ({"after": NOBODY}, "no_such_neighbour"),
        ({"buyer_owner": NOBODY}, "no_such_stakeholder"),
        ({"start": "2026-12-02", "due": "2026-12-01"}, "start_after_due"),
        ({"side": "seller"}, "not_allowed"),
    ],
)
def test_an_action_is_not_added(scene: Scene, wish: dict[str, str], code: str) -> None:
    with refused(code):
        scene.do("Bo", "add_action", **{"title": "New"} | wish)


def test_an_owner_stands_on_the_side_that_promises(scene: Scene) -> None:
    with refused("owner_of_other_side"):
        scene.do("Bo", "add_action", title="New", buyer_owner=scene.person("Dan").id)


def test_adding_an_action_to_a_reached_milestone_unreaches_it(scene: Scene) -> None:
    scene.do("Bo", "complete_action", step_id=scene.step(ALONE).id, round=1)

    event = scene.do("Bo", "add_action", title="Book a room", milestone=scene.step(ALONE).id)

    assert isinstance(event, Event)
    assert event.data["unreached"] == [scene.step(ALONE).id]
    assert (scene.step(ALONE).state, scene.step(ALONE).finished) == (State.OPEN, None)


def test_a_blocked_milestone_that_gets_actions_is_no_longer_blocked_itself(scene: Scene) -> None:
    scene.do("Bo", "block_action", step_id=scene.step(ALONE).id, obstacle="No room")

    scene.do("Bo", "add_action", title="Book a room", milestone=scene.step(ALONE).id)

    assert (scene.step(ALONE).state, scene.step(ALONE).obstacle) == (State.OPEN, "")


def test_each_new_step_raises_the_plan_version_and_words_do_not(scene: Scene) -> None:
    version = scene.room.about.plan_version

    scene.do("Bo", "add_action", title="New")
    scene.edit("Bo", "edit_step", scene.step("New"), id="step_id", title="Newer", note="Soon")

    assert scene.room.about.plan_version == version + 1


def test_an_edit_names_the_value_that_it_replaces(scene: Scene) -> None:
    pilot = scene.step(PILOT)
    scene.edit("Bo", "edit_step", pilot, id="step_id", title="Run the big pilot")

    with refused("changed_meanwhile"):
        scene.edit("Eli", "edit_step", pilot, id="step_id", title="Run the small pilot")


def test_two_people_who_wish_the_same_words_do_not_quarrel(scene: Scene) -> None:
    pilot = scene.step(PILOT)
    scene.edit("Bo", "edit_step", pilot, id="step_id", title="Run the big pilot")

    assert isinstance(scene.edit("Eli", "edit_step", pilot, id="step_id", title="Run the big pilot"), Already)


def test_an_edit_that_sets_nothing_is_already_so(scene: Scene) -> None:
    assert isinstance(scene.edit("Bo", "edit_step", scene.step(PILOT), id="step_id"), Already)


def test_an_edit_must_say_what_it_replaces(scene: Scene) -> None:
    with refused("was_missing"):
        scene.do("Bo", "edit_step", step_id=scene.step(PILOT).id, set={"title": "New"}, was={})


def test_nobody_is_put_on_the_other_sides_list(scene: Scene) -> None:
    with refused("not_allowed"):
        scene.edit("Bo", "assign_step", scene.step(PILOT), id="step_id", side=Side.SELLER)
    checkpoint = next(m for m in scene.room.rows(Milestone) if m.side is Side.BUYER)
    with refused("not_allowed"):
        scene.edit("Bo", "assign_step", checkpoint, id="step_id", side=Side.SELLER)
    with refused("not_allowed"):
        scene.edit("Ada", "assign_step", checkpoint, id="step_id", side=Side.SELLER)


def test_a_promise_can_be_made_a_shared_one(scene: Scene) -> None:
    version = scene.room.about.plan_version

    scene.edit(
        "Bo",
        "assign_step",
        scene.step(PILOT),
        id="step_id",
        side=Side.BOTH,
        seller_owner=scene.person("Dan").id,
    )

    assert scene.step(PILOT).owner(Side.SELLER) == scene.person("Dan").id
    assert scene.room.about.plan_version == version + 1


def test_moving_the_last_open_action_away_reaches_the_milestone_it_left(scene: Scene) -> None:
    visit, pilot = scene.step("Visit the factory"), scene.step(PILOT)
    scene.do("Bo", "complete_action", step_id=pilot.id, round=1)

    event = scene.do("Bo", "move_action", step_id=visit.id, milestone=scene.step(SECURITY).id)

    assert isinstance(event, Event)
    assert event.data["reached"] == [scene.step(PROVEN).id]
    assert scene.room.one(Action, visit.id).milestone == scene.step(SECURITY).id


def test_moving_an_open_action_under_a_reached_milestone_unreaches_it(scene: Scene) -> None:
    scene.do("Bo", "complete_action", step_id=scene.step(CONTRACT).id, round=1)

    event = scene.do("Bo", "move_action", step_id=scene.step(PILOT).id, milestone=scene.step(SIGNED).id)

    assert isinstance(event, Event)
    assert event.data["unreached"] == [scene.step(SIGNED).id]


def test_an_action_that_stands_there_already_is_not_moved(scene: Scene) -> None:
    visit, pilot = scene.step("Visit the factory"), scene.step(PILOT)

    wish = {"step_id": visit.id, "milestone": scene.step(PROVEN).id, "after": pilot.id}

    assert isinstance(scene.do("Bo", "move_action", **wish), Already)


def test_milestones_are_put_in_another_order(scene: Scene) -> None:
    scene.do("Dan", "move_milestone", step_id=scene.step(PROVEN).id, after=None)

    assert titles(scene)[:2] == [PROVEN, SECURITY]
    again = scene.do("Dan", "move_milestone", step_id=scene.step(PROVEN).id, after=None)
    assert isinstance(again, Already)


def test_a_step_does_not_stand_behind_itself(scene: Scene) -> None:
    with refused("no_such_neighbour"):
        scene.do("Dan", "move_milestone", step_id=scene.step(PROVEN).id, after=scene.step(PROVEN).id)


def test_nothing_is_put_under_a_dropped_milestone(scene: Scene) -> None:
    scene.do("Bo", "drop_action", step_id=scene.step(ALONE).id)

    with refused("milestone_dropped"):
        scene.do("Bo", "move_action", step_id=scene.step(PILOT).id, milestone=scene.step(ALONE).id)
    with refused("milestone_dropped"):
        scene.do("Bo", "add_action", title="New", milestone=scene.step(ALONE).id)
    with refused("milestone_dropped"):
        scene.do("Bo", "add_criterion", words="Held", milestone=scene.step(ALONE).id)


def test_dropping_the_last_open_action_reaches_the_milestone(scene: Scene) -> None:
    scene.do("Bo", "complete_action", step_id=scene.step(PILOT).id, round=1)

    event = scene.do("Bo", "drop_action", step_id=scene.step("Visit the factory").id, reason="Seen on video")

    assert isinstance(event, Event)
    assert (event.data["reason"], event.data["reached"]) == ("Seen on video", [scene.step(PROVEN).id])


def test_a_milestone_is_dropped_once_nothing_under_it_is_promised(scene: Scene) -> None:
    with refused("milestone_has_actions"):
        scene.do("Bo", "drop_action", step_id=scene.step(PROVEN).id)

    for title in (PILOT, "Visit the factory", PROVEN):
        scene.do("Bo", "drop_action", step_id=scene.step(title).id)

    assert scene.step(PROVEN).is_dropped
    assert isinstance(scene.do("Bo", "drop_action", step_id=scene.step(PROVEN).id), Already)


def test_the_other_sides_promise_is_not_dropped(scene: Scene) -> None:
    with refused("not_allowed"):
        scene.do("Bo", "drop_action", step_id=scene.step(FORM).id)


def test_a_list_holds_two_thousand_steps_and_no_more(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.room.room.MOST_ROWS", len(scene.room.tables["action"]))

    with refused("room_full"):
        scene.do("Bo", "add_action", title="One too many")
