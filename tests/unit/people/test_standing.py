"""Whether a browser may act, and as whom."""

from datetime import timedelta

from portal.people.sessions import (
    IDLE,
    LIFE,
    begin_session,
    end_all_sessions,
    end_session,
    live_sessions,
    touch_session,
)
from portal.people.standing import live_standings, standing_of
from portal.people.users import add_user, remove_user, user_of
from tests.unit.people.conftest import NOW


def test_a_token_stands_for_its_user(db):
    ada = add_user(db, "ada@northwind.example", "Ada")
    token = begin_session(db, ada.id, NOW, "Test browser")

    standing = standing_of(db, token, NOW)

    assert (standing.user, standing.version) == (ada.id, ada.version)
    assert live_standings(db, [standing.session], NOW) == {standing.session: standing}
    assert standing_of(db, "guess", NOW) is None


def test_a_session_ends_by_idleness_and_by_age(db):
    ada = add_user(db, "ada@northwind.example", "Ada")
    token = begin_session(db, ada.id, NOW, "")
    session = standing_of(db, token, NOW).session

    assert standing_of(db, token, NOW + IDLE - timedelta(seconds=1))
    assert standing_of(db, token, NOW + IDLE) is None
    assert live_standings(db, [session], NOW + IDLE) == {}
    touch_session(db, session, NOW + LIFE - timedelta(hours=1))
    assert standing_of(db, token, NOW + LIFE - timedelta(seconds=1))
    assert standing_of(db, token, NOW + LIFE) is None


def test_every_change_of_standing_raises_the_version(db):
    ada = add_user(db, "ada@northwind.example", "Ada")
    tokens = [begin_session(db, ada.id, NOW, "") for _ in range(2)]
    first = standing_of(db, tokens[0], NOW).session
    versions = [user_of(db, ada.id).version]

    assert end_session(db, ada.id, first, NOW)
    versions.append(user_of(db, ada.id).version)
    assert end_all_sessions(db, ada.id, NOW) == 1
    versions.append(user_of(db, ada.id).version)
    remove_user(db, ada.id)
    versions.append(user_of(db, ada.id).version)

    assert versions == sorted(set(versions))
    assert live_sessions(db, ada.id, NOW) == []


def test_a_session_ends_only_once_and_only_by_its_owner(db):
    ada, bo = add_user(db, "ada@northwind.example", "Ada"), add_user(db, "bo@contoso.example", "Bo")
    session = standing_of(db, begin_session(db, ada.id, NOW, ""), NOW).session

    assert not end_session(db, bo.id, session, NOW)
    assert end_session(db, ada.id, session, NOW)
    assert not end_session(db, ada.id, session, NOW)
