"""Whose private side of which room a user may read."""

import pytest
from sqlalchemy import insert

from portal.deal.rows import Standing
from portal.journal.tables import PRIVATE
from portal.people.colleagues import deal_party, deals_of
from portal.people.organisations import OrganisationRole, add_membership, add_organisation
from portal.people.seats import PartyLink, link_party
from portal.people.users import add_user
from tests.unit.people.conftest import NOW


def _user(db, name: str, **roles: str) -> str:
    """Somebody who belongs to companies by their ids."""
    user = add_user(db, f"{name}@example.com", name).id
    for organisation, role in roles.items():
        add_membership(db, organisation, user, OrganisationRole(role))
    return user


def _deal(db, room: str, organisation: str, *named: str) -> PartyLink:
    link = PartyLink(room, f"party of {organisation}", organisation, "seller")
    link_party(db, link)
    for user in named:
        row = {
            "stream": f"deal/{room}/{link.party}",
            "id": user,
            "standing": Standing.TEAM,
            "stakeholder": None,
        }
        db.execute(insert(PRIVATE["colleague"]).values(row))
    return link


@pytest.fixture
def northwind(db) -> str:
    return add_organisation(db, "Northwind", NOW)


@pytest.fixture
def contoso(db) -> str:
    return add_organisation(db, "Contoso", NOW)


@pytest.mark.parametrize(
    ("role", "named", "sees"),
    [
        ("admin", False, True),
        ("manager", False, False),
        ("manager", True, True),
        ("member", True, True),
        ("member", False, False),
        (None, True, False),
    ],
)
def test_admins_see_every_deal_of_theirs_and_others_those_that_name_them(db, northwind, role, named, sees):
    user = _user(db, "somebody", **({northwind: role} if role else {}))
    link = _deal(db, "room", northwind, *([user] if named else []))

    assert deal_party(db, user, "room") == (link if sees else None)
    assert deals_of(db, user) == ([link] if sees else [])


def test_being_named_in_one_deal_opens_no_other(db, northwind):
    user = _user(db, "dan", **{northwind: "member"})
    named = _deal(db, "room", northwind, user)
    _deal(db, "other room", northwind)

    assert deals_of(db, user) == [named]
    assert deal_party(db, user, "other room") is None


def test_who_belongs_to_both_companies_of_a_room_finds_the_side_that_they_may_read(db, northwind, contoso):
    user = _user(db, "both", **{northwind: "admin", contoso: "member"})
    _deal(db, "room", contoso)
    readable = _deal(db, "room", northwind)

    assert deal_party(db, user, "room") == readable
    assert deals_of(db, user) == [readable]
