"""What a page could send to harm others or its own room: refused, or the socket ends; never a bug."""

import json
from contextlib import suppress

import pytest
from websockets.exceptions import ConnectionClosed

from tests.live.person import Person
from tests.live.world import World

ID = "00000000-0000-4000-8000-00000abc0000"
DEEP = "[" * 20_000 + "]" * 20_000


@pytest.mark.parametrize("deed", ["join_room", "begin_draft"])
@pytest.mark.parametrize("stream", ["shared", "deal", "draft"])
async def test_what_only_a_door_may_do_cannot_be_sent(person, world: World, deed: str, stream: str):
    ada: Person = await person("Ada").connect()

    answer = await ada.do(deed, getattr(world, stream), stakeholder_id=world.cards["Ada"])

    assert (answer["t"], answer["code"]) == ("refused", "no_such_deed")


@pytest.mark.parametrize(
    "frame",
    [
        {"t": "cmd", "id": ID + "\n", "stream": "SHARED", "do": "undo", "args": {}},
        {"t": "cmd", "id": ID, "stream": "SHARED", "do": "undo", "args": "DEEP"},
        {"t": "join", "stream": "SHARED", "epoch": "", "seq": -1},
        {"t": "shout", "stream": "SHARED"},
    ],
    ids=lambda frame: " ".join(str(value)[:12] for value in frame.values()),
)
async def test_a_malformed_frame_ends_the_socket(person, world: World, frame):
    cy: Person = await person("Cy").connect()

    await cy.shout(json.dumps(frame).replace("SHARED", world.shared).replace('"DEEP"', DEEP))

    await cy.until(lambda: cy.closed)
    assert cy.closed == (1008, "malformed")


async def test_bytes_are_no_message(person, world: World):
    cy: Person = await person("Cy").connect()

    await cy.shout(b'{"t":"home"}')

    await cy.until(lambda: cy.closed)
    assert cy.closed == (1003, "text only")


async def test_a_message_in_endless_empty_fragments_is_not_waited_for(person, world: World):
    cy: Person = await person("Cy").connect()

    with suppress(ConnectionClosed):
        await cy.shout("" for _ in range(2_000))

    await cy.until(lambda: cy.closed)
    assert cy.closed == (1009, "too many fragments")


async def test_a_place_is_one_that_pages_have_and_carries_no_words(person, world: World):
    bo: Person = await person("Bo").connect()
    cy: Person = await person("Cy").connect()
    for one in (bo, cy):
        await one.join(world.shared)

    for place in ("<b>words</b>", "plan/words for all", "plan/\n", "plan"):
        await cy.say(t="here", stream=world.shared, place=place)

    await bo.until(lambda: [who for frame in bo.said("here") for who in frame["who"]])
    assert {who["place"] for frame in bo.said("here") for who in frame["who"]} == {"plan"}


@pytest.mark.parametrize("end", ["\n", " ", "/"])
@pytest.mark.parametrize("stream", ["shared", "deal"])
async def test_a_stream_has_one_name(person, world: World, stream: str, end: str):
    ada: Person = await person("Ada").connect()
    name = getattr(world, stream) + end

    await ada.say(t="join", stream=name, epoch="", seq=0)
    told = await ada.until(lambda: next((f for f in ada.frames if f.get("stream") == name), None))
    answer = await ada.do("edit_deal", name, set={}, was={})

    assert told["t"] == "gone"
    assert answer["code"] == "not_found"
