"""Limits count attempts over a sliding window."""

from datetime import timedelta

from sqlalchemy import select

from portal.people import tables
from portal.people.limits import Limit, count_attempt
from tests.unit.people.conftest import NOW

THREE = Limit("test", 3, timedelta(minutes=10))


def test_one_too_many_is_turned_down_until_the_window_has_moved(db):
    assert all(count_attempt(db, THREE, "192.0.2.1", NOW + timedelta(minutes=n)) for n in range(3))

    assert not count_attempt(db, THREE, "192.0.2.1", NOW + timedelta(minutes=9))
    assert count_attempt(db, THREE, "192.0.2.2", NOW + timedelta(minutes=9))
    assert count_attempt(db, THREE, "192.0.2.1", NOW + timedelta(minutes=10))
    assert not count_attempt(db, THREE, "192.0.2.1", NOW + timedelta(minutes=10))


def test_no_address_is_stored(db):
    count_attempt(db, THREE, "192.0.2.1", NOW)

    assert "192.0.2.1" not in str(db.execute(select(tables.limit_hit)).all())


def test_old_attempts_are_forgotten(db):
    for n in range(20):
        count_attempt(db, THREE, "192.0.2.1", NOW + timedelta(hours=n))

    assert len(db.execute(select(tables.limit_hit)).all()) == 1
