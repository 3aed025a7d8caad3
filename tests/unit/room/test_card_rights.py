"""Who may change a person's card: their own, their leads, and an address's own side."""

from typing import Any

import pytest

from portal.room.change import Event
from portal.room.member import Member
from portal.room.room import Room
from portal.room.words import Part, Role, Side
from tests.refusals import refused
from tests.rooms import Scene, example_draft, opened, opened_scene


@pytest.fixture
def scene() -> Scene:
    return opened_scene()


@pytest.mark.parametrize(
    ("who", "whose", "field", "allowed"),
    [
        ("Cy", "Cy", {"phone": "1"}, True),
        ("Cy", "Cy", {"part": Part.APPROVER}, False),
        ("Cy", "Finn", {"title": "Chief"}, False),
        ("Eli", "Finn", {"title": "Chief"}, True),
        ("Dan", "Finn", {"title": "Chief"}, True),
        ("Eli", "Bo", {"title": "Chief"}, False),
        ("Bo", "Eli", {"title": "Chief"}, True),
        ("Ada", "Eli", {"title": "Chief"}, False),
        ("Ada", "Bo", {"email": "x@y.example"}, False),
        ("Eli", "Finn", {"email": "x@y.example"}, True),
        ("Ada", "Finn", {"email": "x@y.example"}, False),
        ("Dan", "Finn", {"email": "x@y.example"}, False),
    ],
)
def test_a_card_is_its_persons_and_their_leads(
    scene: Scene, who: str, whose: str, field: dict[str, Any], allowed: bool
) -> None:
    card = scene.person(whose)

    if allowed:
        assert isinstance(scene.edit(who, "edit_stakeholder", card, id="stakeholder_id", **field), Event)
    else:
        with refused("not_allowed"):
            scene.edit(who, "edit_stakeholder", card, id="stakeholder_id", **field)


def test_the_other_sides_addresses_are_not_set_by_naming_people(scene: Scene) -> None:
    contoso = scene.company("Contoso").id

    with refused("not_allowed"):
        scene.do("Dan", "name_stakeholder", party=contoso, name="Gil", email="gil@elsewhere.example")

    assert isinstance(scene.do("Dan", "name_stakeholder", party=contoso, name="Gil"), Event)


def test_a_leading_part_is_taken_away_by_leads_alone(scene: Scene) -> None:
    northwind = scene.company("Northwind").id
    scene.do("Ada", "name_stakeholder", party=northwind, name="Gil", part="seller_lead")
    gil = scene.person("Gil")

    with refused("not_allowed"):
        scene.edit("Dan", "edit_stakeholder", gil, id="stakeholder_id", part=Part.OTHER)

    assert scene.edit("Ada", "edit_stakeholder", gil, id="stakeholder_id", part=Part.OTHER)


def test_a_card_with_an_address_changes_sides_only_where_the_address_may_be_set(scene: Scene) -> None:
    northwind, contoso = scene.company("Northwind").id, scene.company("Contoso").id
    scene.do("Dan", "name_stakeholder", party=northwind, name="Gil", email="gil@elsewhere.example")
    scene.edit("Bo", "edit_stakeholder", scene.person("Finn"), id="stakeholder_id", email="f@contoso.example")

    with refused("not_allowed"):
        scene.edit("Dan", "edit_stakeholder", scene.person("Gil"), id="stakeholder_id", party=contoso)
    with refused("not_allowed"):
        scene.edit("Dan", "edit_stakeholder", scene.person("Finn"), id="stakeholder_id", party=northwind)


def test_the_address_of_who_will_lead_is_set_by_leads_alone() -> None:
    both = opened(example_draft())
    assert both.room is not None
    scene = Scene(Room({}).after(both.room.changes))
    dan, bo = scene.person("Dan"), scene.person("Bo")
    scene.do(Member(dan.id, dan.id, Side.SELLER, Role.CONTRIBUTOR), "join_room", stakeholder_id=dan.id)

    with refused("not_allowed"):
        scene.edit("Dan", "edit_stakeholder", bo, id="stakeholder_id", email="dan@elsewhere.example")

    assert scene.edit("Ada", "edit_stakeholder", bo, id="stakeholder_id", email="bo.l@contoso.example")


def test_nobody_takes_an_address_that_another_card_bears(scene: Scene) -> None:
    scene.edit(
        "Eli", "edit_stakeholder", scene.person("Eli"), id="stakeholder_id", email="eli@contoso.example"
    )

    with refused("address_taken"):
        scene.edit(
            "Dan", "edit_stakeholder", scene.person("Dan"), id="stakeholder_id", email="ELI@contoso.example"
        )
    with refused("address_taken"):
        party = scene.company("Northwind").id
        scene.do("Ada", "name_stakeholder", party=party, name="Gil", email="eli@contoso.example")
