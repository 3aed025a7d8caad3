"""A link lets one person in once, after a click."""

import asyncio

import pytest
from sqlalchemy import update

from portal.cli.sign_in_link import make_link
from portal.core import clock
from portal.journal.tables import SHARED
from portal.people.limits import SIGN_IN
from portal.people.seats import Seat, seat_in, take_seat
from portal.people.sign_in_links import SignInLink, issue_sign_in_link, usable_link
from portal.people.users import remove_user
from tests.api.rooms import card, open_room
from tests.refusals import refused
from tests.scale import scale

pytestmark = pytest.mark.part("tokens")


@pytest.fixture
def link(database, cast):
    async def issue(**seat):
        return await database.write(lambda db: issue_sign_in_link(db, cast.bo, clock.now(), **seat))

    return issue


async def test_a_click_signs_in(stranger, link, cast):
    answer = await stranger.post("/api/sign-in/link", json={"token": await link()})

    assert answer.status_code == 200
    assert answer.json() == {"room": None}
    assert (await stranger.get("/api/me")).json()["user"]["id"] == cast.bo


async def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(stranger, link):
    answer = await stranger.post("/api/sign-in/link", json={"token": await link()})

    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "domain" not in cookie


async def test_opening_the_link_changes_nothing(stranger, link):
    token = await link()

    for _ in range(3):
        await stranger.get(f"/sign-in/link?token={token}")
        await stranger.get("/api/sign-in/link")

    assert (await stranger.post("/api/sign-in/link", json={"token": token})).status_code == 200


async def test_a_link_to_a_room_makes_its_person_a_member(stranger, link, services, database, cast):
    room = await open_room(services, cast.northwind, cast.ada, "bo@contoso.example")
    bo = room.stakeholders["bo@contoso.example"]
    assert (await card(services, room.id, bo)).joined is None

    answer = await stranger.post(
        "/api/sign-in/link", json={"token": await link(room=room.id, stakeholder=bo)}
    )

    assert answer.json() == {"room": room.id}
    assert (await card(services, room.id, bo)).joined is not None
    assert await database.read(lambda db: seat_in(db, cast.bo, room.id)) == Seat(cast.bo, room.id, bo)
    assert (await stranger.get(f"/api/rooms/{room.id}/plan")).status_code == 200


async def test_a_second_link_lets_a_member_in_again(browser, link, services, cast):
    room = await open_room(services, cast.northwind, cast.ada, "bo@contoso.example")
    place = {"room": room.id, "stakeholder": room.stakeholders["bo@contoso.example"]}

    for _ in range(2):
        answer = await browser().post("/api/sign-in/link", json={"token": await link(**place)})
        assert answer.json() == {"room": room.id}


async def test_of_twenty_at_once_one_joins_the_room(browser, link, services, cast):
    room = await open_room(services, cast.northwind, cast.ada, "bo@contoso.example")
    token = await link(room=room.id, stakeholder=room.stakeholders["bo@contoso.example"])

    answers = await asyncio.gather(*(_redeem(browser(), token) for _ in range(20)))

    assert sorted(answers) == [200] + [404] * 19
    assert (await services.journal.value(f"room/{room.id}")).seq == 2


async def test_used_old_unknown_and_removed_are_told_the_same(
    browser, stranger, link, database, cast, time_machine_now
):
    used, old = await link(), await link()
    await browser().post("/api/sign-in/link", json={"token": used})
    time_machine_now(minutes=11)
    of_removed = await link()
    await database.write(lambda db: remove_user(db, cast.bo))

    answers = [
        await stranger.post("/api/sign-in/link", json={"token": t}) for t in (used, old, of_removed, "none")
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


async def test_a_link_is_old_after_ten_minutes(browser, link, time_machine_now):
    in_time, late = await link(), await link()

    time_machine_now(minutes=9, seconds=55)
    assert await _redeem(browser(), in_time) == 200
    time_machine_now(minutes=10, seconds=5)

    assert await _redeem(browser(), late) == 404


async def test_of_twenty_at_once_one_gets_in(browser, link):
    for n in range(scale(5, 50)):
        token = await link()
        clients = [browser(address=f"10.0.{n}.{m}") for m in range(20)]
        answers = await asyncio.gather(*(_redeem(client, token) for client in clients))
        assert sorted(answers) == [200] + [404] * 19


async def test_signing_in_again_ends_the_session_that_the_browser_had(browser, stranger, link, settings):
    await stranger.post("/api/sign-in/link", json={"token": await link()})
    before = stranger.cookies[settings.cookie]

    await stranger.post("/api/sign-in/link", json={"token": await link()})

    thief = browser()
    thief.cookies.set(settings.cookie, before)
    assert (await thief.get("/api/me")).status_code == 401
    assert (await stranger.get("/api/me")).status_code == 200


async def test_trying_tokens_is_soon_turned_down(stranger):
    said = [await _redeem(stranger, "guess") for _ in range(SIGN_IN.most + 1)]

    assert said == [404] * SIGN_IN.most + [429]


async def test_of_many_tries_at_once_no_more_are_answered_than_may(stranger):
    said = await asyncio.gather(*(_redeem(stranger, f"guess {n}") for n in range(2 * SIGN_IN.most)))

    assert sorted(said) == [404] * SIGN_IN.most + [429] * SIGN_IN.most


async def test_a_used_token_counts_like_an_unknown_one(browser, stranger, link):
    used = await link()
    await _redeem(browser(), used)

    said = [await _redeem(stranger, used) for _ in range(SIGN_IN.most)]

    assert said == [404] * SIGN_IN.most
    assert await _redeem(stranger, used) == await _redeem(stranger, "unknown") == 429


async def test_wrong_tokens_from_an_office_lock_nobody_out_of_it(stranger, link, services, cast):
    room = await open_room(services, cast.northwind, cast.ada, "bo@contoso.example")
    place = {"room": room.id, "stakeholder": room.stakeholders["bo@contoso.example"]}
    for _ in range(SIGN_IN.most + 1):
        await _redeem(stranger, "guess")

    assert await _redeem(stranger, await link()) == 200
    assert await _redeem(stranger, await link(**place)) == 200


async def test_an_office_signs_in_as_often_as_it_likes(stranger, link):
    said = [await _redeem(stranger, await link()) for _ in range(SIGN_IN.most + 1)]

    assert said == [200] * (SIGN_IN.most + 1)


async def _redeem(client, token):
    return (await client.post("/api/sign-in/link", json={"token": token})).status_code


async def test_who_sits_in_a_room_is_never_made_somebody_else_by_a_link(services, database, cast):
    room = await open_room(services, cast.northwind, cast.ada, "bo@contoso.example", "cy@contoso.example")
    cy = room.stakeholders["cy@contoso.example"]

    def sit_and_ask(db):
        take_seat(db, cast.bo, room.id, cy)
        return make_link(db, "bo@contoso.example", "", "", room.id)

    token = await database.write(sit_and_ask)

    found = await database.read(lambda db: usable_link(db, token, clock.now()))
    assert found == SignInLink(cast.bo, room.id, cy)


async def test_a_card_as_which_somebody_sits_lets_nobody_else_in(services, database, cast):
    room = await open_room(services, cast.northwind, cast.ada, "bo@contoso.example")
    bo = room.stakeholders["bo@contoso.example"]
    await database.write(lambda db: take_seat(db, cast.cy, room.id, bo))

    with refused("address_taken"):
        await database.write(lambda db: make_link(db, "bo@contoso.example", "", "", room.id))


async def test_a_link_leads_nowhere_when_two_cards_bear_the_address(services, database, cast):
    room = await open_room(services, cast.northwind, cast.ada, "bo@contoso.example", "cy@contoso.example")
    table = SHARED["stakeholder"]

    def double_and_ask(db):
        db.execute(
            update(table).where(table.c.email == "cy@contoso.example").values(email="Bo@contoso.example")
        )
        return make_link(db, "bo@contoso.example", "", "", room.id)

    with refused("address_taken"):
        await database.write(double_and_ask)
