"""A link into a room is worth what its person's place there is worth when it is followed."""

import asyncio
from threading import Event

import pytest
from sqlalchemy import delete

from portal.core import clock
from portal.core.ids import new_command
from portal.journal.commands import Done, command
from portal.journal.tables import SHARED
from portal.people.seats import seat_in, take_seat
from portal.people.sign_in_links import issue_sign_in_link
from portal.room.people import EditStakeholder
from tests.api.rooms import OpenedRoom, card, open_room

pytestmark = pytest.mark.part("tokens")

BO, ELSE = "bo@contoso.example", "somebody.else@contoso.example"


@pytest.fixture
async def room(services, cast) -> OpenedRoom:
    return await open_room(services, cast.northwind, cast.ada, BO)


@pytest.fixture
def bos(room) -> str:
    """The card that bears Bo's address."""
    return room.stakeholders[BO]


@pytest.fixture
async def token(database, cast, room, bos) -> str:
    return await database.write(
        lambda db: issue_sign_in_link(db, cast.bo, clock.now(), room=room.id, stakeholder=bos)
    )


@pytest.fixture
def followed(stranger, token, settings):
    """Bo's link is followed, and lets nobody in: it is told from an unknown one by nothing."""

    async def follow():
        said = [await stranger.post("/api/sign-in/link", json={"token": t}) for t in (token, "unknown")]
        assert [answer.status_code for answer in said] == [404, 404]
        assert said[0].content == said[1].content
        assert settings.cookie not in stranger.cookies

    return follow


async def test_a_link_is_spent_once_the_card_bears_another_address(
    services, database, cast, room, bos, followed
):
    assert isinstance(await services.journal.submit(_readdressed(room, bos)), Done)

    await followed()

    assert await database.read(lambda db: seat_in(db, cast.bo, room.id)) is None
    assert (await card(services, room.id, bos)).joined is None


async def test_a_link_is_spent_once_the_card_is_gone(database, bos, followed):
    cards = SHARED["stakeholder"]
    await database.write(lambda db: db.execute(delete(cards).where(cards.c.id == bos)))

    await followed()


async def test_a_link_is_spent_once_somebody_else_sits_as_the_card(database, cast, room, bos, followed):
    await database.write(lambda db: take_seat(db, cast.cy, room.id, bos))

    await followed()

    assert await database.read(lambda db: seat_in(db, cast.bo, room.id)) is None


async def test_a_link_is_spent_once_its_person_sits_as_another_card(database, cast, room, followed):
    other = room.stakeholders["ada@northwind.example"]
    await database.write(lambda db: take_seat(db, cast.bo, room.id, other))

    await followed()

    assert (await database.read(lambda db: seat_in(db, cast.bo, room.id))).stakeholder == other


async def test_a_link_is_good_again_once_the_card_bears_the_address_again(
    services, stranger, room, bos, token, followed
):
    await services.journal.submit(_readdressed(room, bos))
    await followed()
    await services.journal.submit(_readdressed(room, bos, ELSE, BO))

    assert (await stranger.post("/api/sign-in/link", json={"token": token})).json() == {"room": room.id}


async def test_a_change_of_address_in_the_same_batch_comes_before_the_link(
    services, database, stranger, cast, room, bos, token, monkeypatch
):
    both_sent, sent = Event(), []
    send = services.journal.send

    def counted(*given):
        send(*given)
        sent.append(given)
        if len(sent) == 2:
            both_sent.set()

    monkeypatch.setattr(services.journal, "send", counted)
    _, edited, answer = await asyncio.gather(
        database.write(lambda _: both_sent.wait(10)),
        services.journal.submit(_readdressed(room, bos)),
        stranger.post("/api/sign-in/link", json={"token": token}),
    )

    assert len(sent) == 2
    assert isinstance(edited, Done)
    assert (answer.status_code, answer.json()["code"]) == (404, "link_spent")
    assert await database.read(lambda db: seat_in(db, cast.bo, room.id)) is None


def _readdressed(room, stakeholder, was=BO, new=ELSE):
    request = EditStakeholder.model_validate(
        {"stakeholder_id": stakeholder, "set": {"email": new}, "was": {"email": was}}
    )
    ada = room.stakeholders["ada@northwind.example"]
    return command(new_command(), f"room/{room.id}", "edit_stakeholder", request, ada)
