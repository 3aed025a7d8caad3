"""Serving a reference: uvicorn as we run it ourselves, on uvloop, until standard input ends."""

import asyncio
import json
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
import uvloop


def serve(application: Any) -> None:
    """Listen on a free port of the loopback, print it, serve until nobody holds our input."""
    uvloop.run(_serve(application))


@asynccontextmanager
async def serving(application: Any, ws: Any = "websockets-sansio") -> AsyncIterator[int]:
    """A server in this event loop, on a free port; the settings are those of the product."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    config = uvicorn.Config(
        application,
        access_log=False,
        log_level="warning",
        server_header=False,
        ws=ws,
        ws_max_size=64 << 10,
        ws_per_message_deflate=False,
        ws_ping_interval=20.0,
        ws_ping_timeout=20.0,
        timeout_graceful_shutdown=2,
    )
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started and not task.done():  # noqa: ASYNC110  uvicorn has no event for it
        await asyncio.sleep(0.01)
    yield listener.getsockname()[1]
    server.should_exit = True
    await task


async def _serve(application: Any) -> None:
    async with serving(application) as port:
        print(json.dumps({"port": port}), flush=True)
        await asyncio.to_thread(sys.stdin.read)
