"""Who holds a connection and does nothing with it loses it; who gets on, or waits for us, keeps it."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState
from websockets.asyncio.client import connect

from portal.cli.deadlines import Patience, PatientProtocol
from realtime.direct import DirectProtocol

SHORT = Patience(head=0.3, progress=0.3, least=10)
LIMIT = 15
GET = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n"
POST = b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n"
BIG = b"x" * (16 << 20)


class Impatient(PatientProtocol):
    """As the server's, but a test need not wait."""

    patience = SHORT

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self.app_state["gone"].set()


async def _app(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.send", "text": (await receive())["text"]})
        return
    while (await receive()).get("more_body"):
        pass
    if scope["path"] == "/slow":
        await asyncio.sleep(3 * SHORT.head)
    body = BIG if scope["path"] == "/big" else b"done"
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body})


@pytest.fixture
async def gone() -> asyncio.Event:
    return asyncio.Event()


@pytest.fixture
async def port(gone) -> AsyncIterator[int]:
    config = uvicorn.Config(_app, ws=DirectProtocol, lifespan="off", log_config=None)
    config.load()
    server = await asyncio.get_running_loop().create_server(
        lambda: Impatient(config=config, server_state=ServerState(), app_state={"gone": gone}), "127.0.0.1", 0
    )
    async with asyncio.timeout(LIMIT):
        yield server.sockets[0].getsockname()[1]
    server.close()


@pytest.fixture
async def peer(port) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    yield reader, writer
    writer.transport.abort()


@pytest.mark.parametrize(
    "sent",
    [b"", b"GET / HT", b"\r\n\r\n", GET[:-2], POST, POST + b"half"],
    ids=["nothing", "half a line", "blank lines", "half a head", "no body", "half a body"],
)
async def test_who_stops_in_the_middle_is_cut_off(peer, gone, sent):
    reader, writer = peer
    writer.write(sent)

    assert await _end(reader) == b""
    await gone.wait()


async def test_who_sends_a_byte_now_and_then_is_cut_off(peer):
    reader, writer = peer
    writer.write(POST)
    dripping = asyncio.create_task(_drip(writer))

    assert await _end(reader) == b""
    dripping.cancel()


async def test_who_asks_nothing_more_is_cut_off(peer):
    reader, writer = peer
    writer.write(GET)

    assert (await _end(reader)).startswith(b"HTTP/1.1 200")


async def test_who_never_reads_the_answer_is_cut_off(peer, gone):
    _, writer = peer
    writer.transport.pause_reading()
    writer.write(GET.replace(b"/ ", b"/big "))

    await gone.wait()


async def test_who_waits_for_a_slow_answer_gets_it(peer):
    reader, writer = peer
    writer.write(GET.replace(b"/ ", b"/slow "))

    assert b"done" in await _end(reader)


async def test_a_body_that_gets_on_is_waited_for(peer):
    reader, writer = peer
    writer.write(POST)
    for _ in range(5):
        await asyncio.sleep(SHORT.progress * 0.6)
        writer.write(b"x" * 20)

    assert b"done" in await _end(reader)


async def test_an_open_socket_may_be_silent(port):
    async with connect(f"ws://127.0.0.1:{port}") as client:
        await asyncio.sleep(3 * SHORT.head)
        await client.send("still here")

        assert await client.recv() == "still here"


async def _end(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.read()
    except ConnectionResetError:
        return b""


async def _drip(writer: asyncio.StreamWriter) -> None:
    for _ in range(90):
        writer.write(b"x")
        await asyncio.sleep(SHORT.progress / 5)
