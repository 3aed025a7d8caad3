"""Who sits where."""

from portal.people.organisations import OrganisationRole, add_membership, add_organisation, memberships_of
from portal.people.seats import leave_seat, seat_in, seats_of, take_seat
from portal.people.users import add_user, user_of
from tests.unit.people.conftest import NOW


def test_a_user_sits_in_a_room_as_one_stakeholder(db):
    bo = add_user(db, "bo@contoso.example", "Bo").id

    take_seat(db, bo, "room", "first card")
    take_seat(db, bo, "room", "second card")

    assert seat_in(db, bo, "room").stakeholder == "second card"
    assert [seat.room for seat in seats_of(db, bo)] == ["room"]
    leave_seat(db, bo, "room")
    assert seat_in(db, bo, "room") is None


def test_a_new_membership_raises_the_version(db):
    ada = add_user(db, "ada@northwind.example", "Ada")
    northwind = add_organisation(db, "Northwind", NOW)

    add_membership(db, northwind, ada.id, OrganisationRole.ADMIN)

    assert user_of(db, ada.id).version > ada.version
    assert [(m.name, m.role) for m in memberships_of(db, ada.id)] == [("Northwind", "admin")]
