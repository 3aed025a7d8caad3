"""A peer is let go for reading slower than is written, never for the size of one single write."""

from realtime.direct import MOST_BUFFERED
from realtime.protocol import frame
from tests.unit.realtime.ends import accepted

MORE_THAN_ANY_BUFFER = 16 << 20
SELDOM = 10.0


async def test_a_peer_that_reads_gets_one_write_that_no_buffer_holds():
    words = "n" * MORE_THAN_ANY_BUFFER
    async with accepted(SELDOM) as (direct, client, _):
        direct.write(frame(words.encode()))

        assert direct.is_behind
        assert not direct.is_closing
        assert await client.recv() == words


async def test_a_peer_far_behind_is_let_go_at_the_next_write():
    async with accepted(SELDOM) as (direct, client, _):
        client.transport.pause_reading()
        direct.write(frame(b"n" * MORE_THAN_ANY_BUFFER))
        assert direct.transport.get_write_buffer_size() > MOST_BUFFERED

        direct.write(frame(b"more"))

        assert direct.is_closing
        client.transport.abort()
