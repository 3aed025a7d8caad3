"""Who may take back what."""

import pytest

from portal.core.ids import row_id
from portal.room.change import Event
from portal.room.member import Member
from portal.room.room import Room
from portal.room.rows import Party
from portal.room.words import Role, Side
from tests.refusals import refused
from tests.rooms import TODAY, Scene, command_id, example_draft, example_scene, opened, opened_scene

PILOT, FORM, PROVEN, ALONE = (
    "Run the pilot",
    "Send the questionnaire",
    "The pilot proves it",
    "Kick-off is held",
)


@pytest.fixture
def scene() -> Scene:
    return opened_scene()


def test_nobody_undoes_what_another_did_nor_what_cannot_be_undone(scene: Scene) -> None:
    ticked = scene.do("Bo", "complete_action", step_id=scene.step(PILOT).id, round=1)
    said = scene.do("Bo", "add_comment", step_id=scene.step(PILOT).id, words="Done")

    with refused("not_undoable"):
        scene.undo("Eli", ticked)
    with refused("not_undoable"):
        scene.undo("Bo", said)
    with refused("not_undoable"):
        scene.attempt("Bo", "undo", command_id=command_id(0x999))


def test_an_event_of_the_private_stream_has_no_undoing(scene: Scene) -> None:
    begun = Event("draft.begun", scene.person("Ada").id, scene.now, ())

    with refused("not_undoable"):
        scene.attempt("Ada", "undo", undone=begun, command_id=command_id(1))


def test_an_undo_is_not_undone(scene: Scene) -> None:
    event = scene.undo("Bo", scene.do("Bo", "add_milestone", title="Board agrees"))

    with refused("not_undoable"):
        scene.undo("Bo", event)


@pytest.mark.parametrize(
    ("deed", "args"),
    [
        ("add_party", {"side": "buyer", "name": "Fabrikam"}),
        ("add_measure", {"name": "Returns"}),
        ("edit_room", {"set": {"name": "Faster"}, "was": {"name": "Contoso and Northwind"}}),
    ],
)
def test_a_right_that_was_lost_is_not_used_by_undo(scene: Scene, deed: str, args: dict[str, object]) -> None:
    made = scene.do("Bo", deed, **args)
    scene.do("Bo", "change_role", stakeholder_id=scene.person("Eli").id, role=Role.LEAD)
    scene.do("Eli", "change_role", stakeholder_id=scene.person("Bo").id, role=Role.CONTRIBUTOR)

    with refused("not_allowed"):
        scene.undo("Bo", made)


def test_a_leading_part_is_given_back_by_leads_alone(scene: Scene) -> None:
    northwind = scene.company("Northwind").id
    scene.do("Ada", "name_stakeholder", party=northwind, name="Gil", part="seller_lead")
    gil = scene.person("Gil")
    taken = scene.edit("Ada", "edit_stakeholder", gil, id="stakeholder_id", part="other")
    scene.do("Ada", "change_role", stakeholder_id=scene.person("Dan").id, role=Role.LEAD)
    scene.do("Dan", "change_role", stakeholder_id=scene.person("Ada").id, role=Role.CONTRIBUTOR)

    with refused("not_allowed"):
        scene.undo("Ada", taken)


def test_a_viewer_gives_back_no_part_of_the_own_card(scene: Scene) -> None:
    given = scene.edit("Eli", "edit_stakeholder", scene.person("Eli"), id="stakeholder_id", part="legal")
    scene.do("Bo", "change_role", stakeholder_id=scene.person("Eli").id, role=Role.VIEWER)

    with refused("not_allowed"):
        scene.undo("Eli", given)


def test_an_address_that_has_become_anothers_to_set_is_not_given_back() -> None:
    both = opened(example_draft())
    assert both.room is not None
    scene = Scene(Room({}).after(both.room.changes))
    finn = scene.person("Finn")
    changed = scene.edit("Ada", "edit_stakeholder", finn, id="stakeholder_id", email="f@contoso.example")
    bo = scene.person("Bo")
    scene.do(Member(bo.id, bo.id, Side.BUYER, Role.LEAD), "join_room", stakeholder_id=bo.id)

    with refused("not_allowed"):
        scene.undo("Ada", changed)


def test_a_step_that_went_to_the_other_side_is_no_longer_ones_own_to_undo(scene: Scene) -> None:
    ticked = scene.do("Dan", "complete_action", step_id=scene.step(FORM).id, round=1)
    scene.edit("Dan", "assign_step", scene.step(FORM), id="step_id", side="both")
    scene.edit("Bo", "assign_step", scene.step(FORM), id="step_id", side="buyer")

    with refused("not_allowed"):
        scene.undo("Dan", ticked)


def test_cy_takes_back_the_own_absence(scene: Scene) -> None:
    away = scene.edit("Cy", "set_availability", scene.person("Cy"), id="stakeholder_id", away_from=TODAY)

    scene.undo("Cy", away)

    assert scene.person("Cy").away_from is None


def test_a_party_with_people_stays() -> None:
    scene = example_scene()
    added = scene.do("Bo", "add_party", side="buyer", name="Fabrikam")
    scene.do("Bo", "name_stakeholder", party=row_id(command_id(scene.commands), 1), title="Counsel")

    with refused("changed_since"):
        scene.undo("Bo", added)
    assert any(party.name == "Fabrikam" for party in scene.room.rows(Party))
