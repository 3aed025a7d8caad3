"""The milestone that is the decision, through all that happens to a plan."""

import pytest

from portal.room.words import Kind
from tests.refusals import refused
from tests.rooms import Scene, drafting_scene, opened_scene

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


def test_the_decision_of_an_open_room_is_kept(scene: Scene) -> None:
    assert scene.room.about.decision == scene.step(SIGNED).id

    with refused("decision_kept"):
        scene.do("Bo", "drop_action", step_id=scene.step(SIGNED).id)


def test_a_room_without_milestones_has_no_decision_until_the_first_is_added() -> None:
    scene = opened_scene(milestones=[], actions=[], links=[], moves=[])
    assert scene.room.about.decision is None

    scene.do("Bo", "add_milestone", title="Board agrees")
    scene.do("Bo", "add_milestone", title="Contract signed", kind=Kind.SIGNATURE, after=None)

    assert scene.room.about.decision == scene.step("Board agrees").id


def test_the_decision_of_a_draft_is_the_last_signature_until_somebody_chooses() -> None:
    scene, ada = drafting_scene(milestones=[], actions=[], links=[], moves=[])
    after = None
    decisions = []
    for title, kind in (("Agree", Kind.OTHER), ("Sign", Kind.SIGNATURE), ("Start", Kind.KICKOFF)):
        scene.do(ada, "add_milestone", title=title, kind=kind, after=after)
        after = scene.step(title).id
        decisions.append(scene.room.about.decision)

    assert decisions == [scene.step("Agree").id, scene.step("Sign").id, scene.step("Sign").id]
    scene.edit(ada, "edit_room", scene.room.about, decision=scene.step("Start").id)
    scene.do(ada, "add_milestone", title="Sign again", kind=Kind.SIGNATURE, after=after)
    assert scene.room.about.decision == scene.step("Start").id


def test_dropping_a_decision_that_was_chosen_moves_it_to_the_last_signature() -> None:
    scene, ada = drafting_scene()
    scene.edit(ada, "edit_room", scene.room.about, decision=scene.step(ALONE).id)

    scene.do(ada, "drop_action", step_id=scene.step(ALONE).id)

    assert scene.room.about.decision == scene.step(SIGNED).id


def test_dropping_the_decision_of_a_draft_moves_it_to_the_last_milestone_left() -> None:
    scene, ada = drafting_scene()
    for title in (CONTRACT, SIGNED):
        scene.do(ada, "drop_action", step_id=scene.step(title).id)

    assert scene.room.about.decision == scene.step(ALONE).id
