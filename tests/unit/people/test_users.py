"""Who can sign in."""

import pytest
from sqlalchemy.exc import IntegrityError

from portal.core.errors import Invalid, NotFound
from portal.people.organisations import add_organisation
from portal.people.users import (
    AccountState,
    active_users,
    add_user,
    remove_user,
    user_by_email,
    user_of,
)
from tests.refusals import refused
from tests.unit.people.conftest import NOW


def test_an_address_is_found_in_any_case(db):
    ada = add_user(db, " Ada@Northwind.EXAMPLE ", "Ada")

    assert ada.email == "ada@northwind.example"
    assert user_by_email(db, "ADA@northwind.example") == ada


def test_an_address_belongs_to_one_user(db):
    add_user(db, "ada@northwind.example", "Ada")

    with pytest.raises(IntegrityError):
        add_user(db, "ADA@northwind.example", "Another")


NO_ADDRESSES = [
    "",
    "ada",
    "@northwind.example",
    "ada@northwind",
    "a@b\nc.example",
    "a@b@c.example",
    "a\0@b.example",
]


@pytest.mark.parametrize("email", [*NO_ADDRESSES, "a" * 250 + "@b.example"])
def test_what_is_no_address_is_refused(db, email):
    with pytest.raises(Invalid):
        add_user(db, email, "Ada")


@pytest.mark.parametrize("name", ["", "\u200b", "A\x07da", "\ud800", "A" * 201])
def test_a_name_that_no_room_takes_is_refused(db, name):
    with refused("name_malformed"):
        add_user(db, "ada@northwind.example", name)
    with refused("name_malformed"):
        add_organisation(db, name, NOW)


def test_a_name_is_kept_as_a_room_keeps_it(db):
    assert add_user(db, "ada@northwind.example", " Ada\nOkafor ").name == "Ada Okafor"


def test_a_removed_user_keeps_the_name_and_gets_a_higher_version(db):
    ada = add_user(db, "ada@northwind.example", "Ada")

    remove_user(db, ada.id)

    removed = user_of(db, ada.id)
    assert (removed.name, removed.standing) == ("Ada", AccountState.REMOVED)
    assert removed.version > ada.version
    assert active_users(db) == []


def test_an_unknown_user_is_not_found(db):
    with pytest.raises(NotFound):
        user_of(db, "none")
