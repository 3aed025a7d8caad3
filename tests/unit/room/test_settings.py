"""The room as a whole: its settings, closing, reopening."""

import pytest

from portal.room.change import Already, Event
from portal.room.words import Outcome, RoomState
from tests.refusals import refused
from tests.rooms import Scene, drafting_scene, opened_scene

ALONE = "Kick-off is held"


@pytest.fixture
def scene() -> Scene:
    return opened_scene()


def test_another_decision_raises_the_plan_version_and_another_name_does_not(scene: Scene) -> None:
    version = scene.room.about.plan_version

    scene.edit("Bo", "edit_room", scene.room.about, name="Faster")
    assert scene.room.about.plan_version == version
    event = scene.edit("Bo", "edit_room", scene.room.about, decision=scene.step(ALONE).id)

    assert isinstance(event, Event)
    assert event.data == {"fields": ["decision"]}
    assert (scene.room.about.decision, scene.room.about.plan_version) == (scene.step(ALONE).id, version + 1)


def test_the_decision_is_a_live_milestone(scene: Scene) -> None:
    scene.do("Bo", "drop_action", step_id=scene.step(ALONE).id)

    with refused("step_dropped"):
        scene.edit("Bo", "edit_room", scene.room.about, decision=scene.step(ALONE).id)
    with refused("no_such_milestone"):
        scene.edit("Bo", "edit_room", scene.room.about, decision=scene.step("Run the pilot").id)


def test_a_closed_room_is_read_only_until_a_lead_reopens_it(scene: Scene) -> None:
    scene.do("Ada", "close_room", outcome="won")

    for who, deed, args in (
        ("Bo", "complete_action", {"step_id": scene.step("Run the pilot").id, "round": 1}),
        ("Cy", "add_comment", {"step_id": scene.step("Run the pilot").id, "words": "Why?"}),
        ("Bo", "add_milestone", {"title": "More"}),
    ):
        with refused("room_closed"):
            scene.do(who, deed, **args)
    with refused("not_allowed"):
        scene.do("Dan", "reopen_room")
    scene.do("Bo", "reopen_room")
    assert (scene.room.about.state, scene.room.about.outcome) == (RoomState.OPEN, None)
    assert isinstance(scene.do("Bo", "reopen_room"), Already)


def test_closing_twice_with_the_same_word_is_already_so(scene: Scene) -> None:
    scene.do("Ada", "close_room", outcome=Outcome.LOST)

    assert isinstance(scene.do("Bo", "close_room", outcome=Outcome.LOST), Already)
    with refused("room_closed"):
        scene.do("Bo", "close_room", outcome=Outcome.WON)


def test_nothing_is_undone_in_a_closed_room(scene: Scene) -> None:
    event = scene.do("Bo", "add_milestone", title="More")
    scene.do("Ada", "close_room", outcome="lost")

    with refused("room_closed"):
        scene.undo("Bo", event)


def test_a_draft_cannot_be_closed() -> None:
    scene, ada = drafting_scene()

    with refused("still_a_draft"):
        scene.do(ada, "close_room", outcome="lost")
