"""Companies, cards, absence, joining and roles."""

from datetime import date

import pytest

from portal.room.change import Already, Event
from portal.room.member import Member
from portal.room.room import Room
from portal.room.words import Part, Role, Side
from tests.refusals import refused
from tests.rooms import Scene, example_draft, example_scene, opened, opened_scene


@pytest.fixture
def scene() -> Scene:
    return opened_scene()


def test_a_person_is_named_before_anybody_knows_their_name(scene: Scene) -> None:
    event = scene.do(
        "Dan", "name_stakeholder", party=scene.company("Contoso").id, title="CFO", part="approver"
    )

    assert isinstance(event, Event)
    assert event.data.keys() == {"stakeholder"}
    assert scene.room.side_of(event.data["stakeholder"]) is Side.BUYER


@pytest.mark.parametrize(
    ("company", "card", "code"),
    [
        ("Contoso", {"name": " ", "title": ""}, "name_or_title"),
        ("Contoso", {"name": "\u200b"}, "name_or_title"),
        ("Contoso", {"name": "Gil", "part": "champion"}, "one_champion"),
        ("Northwind", {"name": "Gil", "part": "champion"}, "one_champion"),
    ],
)
def test_a_card_is_refused(scene: Scene, company: str, card: dict[str, str], code: str) -> None:
    with refused(code):
        scene.do("Ada", "name_stakeholder", party=scene.company(company).id, **card)


def test_the_champion_is_the_buyers(scene: Scene) -> None:
    scene.edit("Bo", "edit_stakeholder", scene.person("Bo"), id="stakeholder_id", part=Part.APPROVER)

    with refused("champion_is_the_buyers"):
        scene.do("Ada", "name_stakeholder", party=scene.company("Northwind").id, name="Gil", part="champion")


def test_a_closed_room_can_still_be_entered(scene: Scene) -> None:
    finn = scene.person("Finn")
    scene.do("Bo", "close_room", outcome="won")

    scene.do(Member(finn.id, finn.id, Side.BUYER, Role.VIEWER), "join_room", stakeholder_id=finn.id)

    assert scene.member("Finn").role is Role.VIEWER


def test_a_person_changes_sides_only_while_nothing_hangs_on_them(scene: Scene) -> None:
    northwind, finn = scene.company("Northwind").id, scene.person("Finn")
    with refused("member_changes_side"):
        scene.edit("Bo", "edit_stakeholder", scene.person("Eli"), id="stakeholder_id", party=northwind)
    scene.edit("Bo", "assign_step", scene.step("Kick-off is held"), id="step_id", buyer_owner=finn.id)
    with refused("still_named"):
        scene.edit("Bo", "edit_stakeholder", finn, id="stakeholder_id", party=northwind)
    scene.edit("Bo", "assign_step", scene.step("Kick-off is held"), id="step_id", buyer_owner=None)

    scene.edit("Bo", "edit_stakeholder", finn, id="stakeholder_id", party=northwind)

    assert scene.room.side_of(finn.id) is Side.SELLER


def test_anybody_says_when_they_are_away(scene: Scene) -> None:
    away = {"away_from": date(2026, 12, 21), "away_to": date(2027, 1, 4), "away_note": "Skiing"}

    event = scene.edit("Cy", "set_availability", scene.person("Cy"), id="stakeholder_id", **away)

    assert isinstance(event, Event)
    assert scene.person("Cy").away_to == date(2027, 1, 4)


@pytest.mark.parametrize(
    "away",
    [{"away_to": date(2026, 12, 1)}, {"away_from": date(2026, 12, 2), "away_to": date(2026, 12, 1)}],
)
def test_absence_does_not_run_backwards(scene: Scene, away: dict[str, date]) -> None:
    with refused("away_backwards"):
        scene.edit("Cy", "set_availability", scene.person("Cy"), id="stakeholder_id", **away)


def test_only_a_lead_takes_somebody_of_the_own_side_off_the_list(scene: Scene) -> None:
    finn = scene.person("Finn").id
    for who in ("Eli", "Ada"):
        with refused("not_allowed"):
            scene.do(who, "remove_stakeholder", stakeholder_id=finn)

    scene.do("Bo", "remove_stakeholder", stakeholder_id=finn)

    assert isinstance(scene.do("Bo", "remove_stakeholder", stakeholder_id=finn), Already)


@pytest.mark.parametrize(("who", "code"), [("Finn", "still_named"), ("Cy", "has_joined")])
def test_somebody_who_joined_or_is_named_stays(who: str, code: str) -> None:
    scene = example_scene()

    with refused(code):
        scene.do("Bo", "remove_stakeholder", stakeholder_id=scene.person(who).id)


def test_a_member_joins_once_as_the_card_that_is_theirs(scene: Scene) -> None:
    finn, cy = scene.person("Finn"), scene.person("Cy")
    member = Member(finn.id, finn.id, Side.BUYER, Role.CONTRIBUTOR)
    with refused("not_allowed"):
        scene.do(member, "join_room", stakeholder_id=cy.id)

    scene.do(member, "join_room", stakeholder_id=finn.id)

    assert scene.member("Finn").role is Role.CONTRIBUTOR
    assert isinstance(scene.do(member, "join_room", stakeholder_id=finn.id), Already)


def test_who_has_not_joined_is_no_member(scene: Scene) -> None:
    with refused("not_a_member"):
        scene.member("Finn")


def test_a_lead_gives_roles_on_the_own_side_and_a_side_keeps_a_lead(scene: Scene) -> None:
    scene.do("Bo", "change_role", stakeholder_id=scene.person("Cy").id, role="contributor")
    assert scene.member("Cy").role is Role.CONTRIBUTOR

    with refused("not_allowed"):
        scene.do("Bo", "change_role", stakeholder_id=scene.person("Dan").id, role="viewer")
    with refused("last_lead"):
        scene.do("Bo", "change_role", stakeholder_id=scene.person("Bo").id, role="viewer")


def test_a_company_is_of_one_side(scene: Scene) -> None:
    scene.do("Ada", "add_party", side="seller", name="Fabrikam")
    assert scene.company("Fabrikam").side is Side.SELLER

    with refused("party_of_both"):
        scene.do("Ada", "add_party", side="both", name="Everybody")


def test_the_other_sides_company_is_corrected_only_while_nobody_leads_there() -> None:
    both = opened(example_draft())
    assert both.room is not None
    scene = Scene(Room({}).after(both.room.changes))

    scene.edit("Ada", "edit_party", scene.company("Contoso"), id="party_id", name="Contoso KK")

    assert scene.company("Contoso KK")
    later = opened_scene()
    with refused("not_allowed"):
        later.edit("Ada", "edit_party", later.company("Contoso"), id="party_id", name="Contoso KK")


@pytest.mark.parametrize("part", ["champion", "seller_lead"])
def test_only_a_lead_gives_a_part_that_leads(scene: Scene, part: str) -> None:
    northwind = scene.company("Northwind").id

    with refused("not_allowed"):
        scene.do("Dan", "name_stakeholder", party=northwind, name="Gil", part=part)


def test_a_card_without_an_address_is_like_many_others(scene: Scene) -> None:
    for name in ("Gil", "Hal"):
        assert isinstance(
            scene.do("Ada", "name_stakeholder", party=scene.company("Northwind").id, name=name), Event
        )
