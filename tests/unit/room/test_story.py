"""The success story, its measures and criteria, risks, evidence, comments."""

from typing import Any

import pytest

from portal.room.change import Already, Event
from portal.room.room import Room
from portal.room.rows import Comment, Criterion, Evidence, Measure, Risk
from portal.room.words import RiskState
from tests.refusals import refused
from tests.rooms import Scene, example_draft, example_scene, opened, opened_scene

NOBODY = "00000000-0000-4000-8000-0000000fffff"


@pytest.fixture
def scene() -> Scene:
    return opened_scene()


def test_the_buyers_lead_words_the_story_once_there_is_one(scene: Scene) -> None:
    scene.edit("Bo", "edit_story", scene.room.story, outcome="Ship today")

    assert scene.room.story.outcome == "Ship today"
    with refused("story_is_the_buyers"):
        scene.edit("Ada", "edit_story", scene.room.story, outcome="Buy today")


def test_the_sellers_lead_words_the_story_until_then() -> None:
    both = opened(example_draft())
    assert both.room is not None
    scene = Scene(Room({}).after(both.room.changes))

    scene.edit("Ada", "edit_story", scene.room.story, outcome="Ship today")
    scene.do("Ada", "add_measure", name="Returns")

    assert scene.room.story.outcome == "Ship today"


def test_each_side_words_its_own_goal(scene: Scene) -> None:
    scene.edit("Ada", "edit_goal", scene.room.story, seller_goal="Two references")

    assert scene.room.story.seller_goal == "Two references"
    with refused("not_allowed"):
        scene.edit("Ada", "edit_goal", scene.room.story, buyer_goal="Pay more")


def test_events_about_the_story_name_its_fields_only(scene: Scene) -> None:
    event = scene.edit("Bo", "edit_story", scene.room.story, outcome="Ship today")

    assert isinstance(event, Event)
    assert event.data == {"fields": ["outcome"]}


def test_measures_are_added_in_order_changed_and_taken_out(scene: Scene) -> None:
    scene.do("Bo", "add_measure", name="Returns", from_value="5 %", to_value="1 %")
    measures = sorted(scene.room.rows(Measure), key=lambda m: m.position)
    assert [m.name for m in measures] == ["Days to ship", "Returns"]

    scene.edit("Bo", "edit_measure", measures[1], id="measure_id", to_value="0.5 %")
    scene.do("Bo", "remove_measure", measure_id=measures[0].id)

    assert [(m.name, m.to_value) for m in scene.room.rows(Measure)] == [("Returns", "0.5 %")]
    assert isinstance(scene.do("Bo", "remove_measure", measure_id=measures[0].id), Already)


def test_both_sides_say_what_must_be_true(scene: Scene) -> None:
    scene.do("Dan", "add_criterion", words="Ten orders")
    scene.do(
        "Eli", "add_criterion", words="Signed by the CISO", milestone=scene.step("Security is convinced").id
    )

    assert {c.words for c in scene.room.rows(Criterion)} >= {"Ten orders", "Signed by the CISO"}


def test_a_new_criterion_unreaches_a_reached_milestone_and_its_removal_reaches_it_again(scene: Scene) -> None:
    scene.do("Bo", "complete_action", step_id=scene.step("Sign the contract").id, round=1)
    signed = scene.step("Contract is signed")
    assert signed.is_done

    scene.do("Bo", "add_criterion", words="Stamped", milestone=signed.id)
    assert not scene.step("Contract is signed").is_done
    scene.do("Bo", "remove_criterion", criterion_id=scene.criterion("Stamped").id)

    assert scene.step("Contract is signed").is_done


def test_a_risk_is_logged_reassessed_and_closed(scene: Scene) -> None:
    scene.do(
        "Eli", "log_risk", title="Strike", probability=2, impact=5, steps=[scene.step("Run the pilot").id]
    )
    assert scene.risk("Strike").exposure == 10

    scene.edit("Dan", "edit_risk", scene.risk("Strike"), id="risk_id", probability=1, state=RiskState.CLOSED)

    assert (scene.risk("Strike").exposure, scene.risk("Strike").state) == (5, RiskState.CLOSED)


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"owner": NOBODY}, "no_such_stakeholder"),
        ({"steps": [NOBODY]}, "no_such_step"),
        ({"steps": "twice"}, "step_named_twice"),
    ],
)
def test_a_risk_names_people_and_steps_that_are_there(scene: Scene, wish: dict[str, Any], code: str) -> None:
    if wish.get("steps") == "twice":
        wish = {"steps": [scene.step("Run the pilot").id] * 2}
    with refused(code):
        scene.do("Dan", "log_risk", title="Strike", probability=2, impact=5, **wish)


def test_cy_may_speak_but_not_log_a_risk(scene: Scene) -> None:
    pilot = scene.step("Run the pilot").id

    event = scene.do("Cy", "add_comment", step_id=pilot, words="May I watch?")

    assert isinstance(event, Event)
    assert scene.step("Run the pilot").comments == 1
    assert scene.only(Comment).author == scene.person("Cy").id
    assert "words" not in event.data
    with refused("not_allowed"):
        scene.do("Cy", "log_risk", title="Strike", probability=2, impact=5)


def test_evidence_is_a_link_that_goes_when_it_is_taken_away() -> None:
    scene = example_scene()
    link = scene.only(Evidence)

    scene.do("Bo", "remove_evidence", evidence_id=link.id)

    assert not list(scene.room.rows(Evidence))
    assert isinstance(scene.do("Bo", "remove_evidence", evidence_id=link.id), Already)


def test_the_example_has_a_row_in_every_table() -> None:
    room = example_scene().room

    assert all(room.tables[name] for name in room.tables)
    assert len(list(room.rows(Risk))) == 2
