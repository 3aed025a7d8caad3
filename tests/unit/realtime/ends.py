"""Both ends of a socket: the server's by itself, and a client that does as it is told."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from websockets.asyncio.client import ClientConnection, connect

from realtime.direct import DIRECT, DirectProtocol

PING = 0.2
PATIENCE = 15


class Counting(DirectProtocol):
    """Notes each pong that did not come in time."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.missed: asyncio.Queue[bool] = asyncio.Queue()

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        self.missed.put_nowait(self.is_closing)


@asynccontextmanager
async def accepted(
    ping: float = PING,
) -> AsyncIterator[tuple[Counting, ClientConnection, asyncio.Queue[str]]]:
    """Both ends of a socket, and what the server was sent."""
    ends: asyncio.Queue[Counting] = asyncio.Queue()
    heard: asyncio.Queue[str] = asyncio.Queue()

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        direct = scope["extensions"][DIRECT]
        direct.take_over(heard.put_nowait, lambda: None, lambda: None)
        ends.put_nowait(direct)

    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    pings = {"ws_ping_interval": ping, "ws_ping_timeout": ping}
    config = uvicorn.Config(app, ws=Counting, lifespan="off", log_config=None, **pings)  # type: ignore[arg-type]
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    async with (
        asyncio.timeout(PATIENCE),
        connect(f"ws://127.0.0.1:{port}", ping_interval=None, max_size=None) as client,
    ):
        yield await ends.get(), client, heard
    server.should_exit = True
    await serving
