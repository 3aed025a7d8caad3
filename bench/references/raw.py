"""The least that an ASGI application can do with a socket: accept it, and read until it closes."""

from typing import Any

from bench.references.serving import serve


async def application(scope: Any, receive: Any, send: Any) -> None:
    """No routes, no sessions, no rooms."""
    if scope["type"] != "websocket":
        return
    await receive()
    await send({"type": "websocket.accept"})
    while (await receive())["type"] != "websocket.disconnect":
        pass


if __name__ == "__main__":
    serve(application)
