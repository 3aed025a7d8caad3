"""Nobody gets in who should not, and what they are told gives nothing away."""

import pytest
from litestar import get
from sqlalchemy import update

from api.app import create_app
from api.policy import UndeclaredPolicy
from portal.core import clock
from portal.core.ids import new_id
from portal.people import tables
from portal.people.seats import PartyLink, link_party, take_seat
from portal.people.users import remove_user
from tests.api.rooms import open_room

NOWHERE = "/api/rooms/6a1f6e0e-6c39-4c1e-9a3e-1d5b1c8e0000/plan"


async def test_a_route_without_a_policy_stops_the_start(services):
    @get("/api/forgotten", sync_to_thread=False)
    def forgotten() -> None: ...

    with pytest.raises(UndeclaredPolicy, match="/api/forgotten"):
        create_app(services, [forgotten])


async def test_a_misspelt_policy_stops_the_start(services):
    @get("/api/misspelt", opt={"policy": "everybody"}, sync_to_thread=False)
    def misspelt() -> None: ...

    with pytest.raises(UndeclaredPolicy, match="/api/misspelt"):
        create_app(services, [misspelt])


async def test_a_visitor_without_a_session_is_asked_to_sign_in(stranger):
    answer = await stranger.get("/api/me")

    assert answer.status_code == 401
    assert answer.json()["code"] == "not_signed_in"


async def test_a_stranger_gets_the_bytes_of_a_room_that_does_not_exist(database, cast, ada, bo):
    room = new_id()
    await database.write(lambda db: take_seat(db, cast.bo, room, new_id()))

    assert (await bo.get(f"/api/rooms/{room}/plan")).status_code == 200
    there, nowhere = await ada.get(f"/api/rooms/{room}/plan"), await ada.get(NOWHERE)
    unknown = await ada.get("/api/no/such/path")

    assert there.status_code == nowhere.status_code == unknown.status_code == 404
    assert there.content == nowhere.content == unknown.content
    assert set(there.headers) == set(nowhere.headers)


async def test_only_the_own_company_may_see_a_deal(database, cast, ada, bo):
    room = new_id()
    link = PartyLink(room, new_id(), cast.northwind, "seller")
    await database.write(lambda db: (link_party(db, link), take_seat(db, cast.bo, room, new_id())))

    assert (await ada.get(f"/api/deals/{room}/plan")).status_code == 200
    assert (await bo.get(f"/api/deals/{room}/plan")).status_code == 404


async def test_a_colleague_sees_a_deal_only_when_it_names_them(database, services, cast, ada, bo, cy):
    room = await open_room(services, cast.contoso, cast.cy)

    assert (await cy.get(f"/api/deals/{room.id}/plan")).status_code == 200
    assert (await bo.get(f"/api/deals/{room.id}/plan")).status_code == 404
    assert (await ada.get(f"/api/deals/{room.id}/plan")).status_code == 404


async def test_a_removed_user_is_out_at_once(database, cast, bo):
    assert (await bo.get("/api/me")).status_code == 200

    await database.write(lambda db: remove_user(db, cast.bo))

    assert (await bo.get("/api/me")).status_code == 401


async def test_an_idle_session_is_over_after_twelve_hours(database, bo, time_machine_now):
    time_machine_now(hours=11, minutes=59)
    assert (await bo.get("/api/me")).status_code == 200

    time_machine_now(hours=24, minutes=1)

    assert (await bo.get("/api/me")).status_code == 401


async def test_a_busy_session_is_over_after_seven_days(database, bo, time_machine_now):
    for hours in range(0, 7 * 24, 11):
        time_machine_now(hours=hours)
        assert (await bo.get("/api/me")).status_code == 200

    time_machine_now(days=7, minutes=1)

    assert (await bo.get("/api/me")).status_code == 401


async def test_a_database_thief_finds_no_token(database, bo, settings):
    stored = await database.read(lambda db: db.execute(tables.session.select()).one())

    assert bo.cookies[settings.cookie] not in str(stored)


async def test_a_session_is_touched_at_most_once_a_minute(database, cast, bo, time_machine_now):
    earlier = clock.now()
    await database.write(lambda db: db.execute(update(tables.session).values(seen=earlier)))

    await bo.get("/api/me")
    assert await _seen(database) == earlier
    time_machine_now(minutes=2)
    await bo.get("/api/me")

    assert await _seen(database) > earlier


async def _seen(database):
    return await database.read(lambda db: db.execute(tables.session.select()).one().seen)
