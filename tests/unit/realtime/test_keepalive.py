"""A peer that is not read is not taken for dead; one that answers no ping is."""

import pytest
from websockets.exceptions import ConnectionClosed

from tests.unit.realtime.ends import accepted


async def test_a_peer_held_longer_than_any_ping_is_waited_for_stays():
    async with accepted() as (direct, client, heard):
        direct.hold()
        await client.send("sent while held")
        missed = [await direct.missed.get() for _ in range(4)]
        assert missed == [False] * 4
        assert heard.empty()

        direct.go_on()

        assert await heard.get() == "sent while held"
        direct.hang_up(1000, "done")
        with pytest.raises(ConnectionClosed):
            await client.recv()
        assert client.close_reason == "done"


async def test_a_peer_that_answers_no_ping_is_let_go():
    async with accepted() as (direct, client, _):
        client.transport.pause_reading()

        assert await direct.missed.get()

        client.transport.abort()
