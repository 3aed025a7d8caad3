"""Litestar's ChannelsPlugin, wired as its documentation does."""

from typing import Any

import uvloop
from litestar import Litestar, WebSocket, websocket
from litestar.channels import ChannelsPlugin
from litestar.channels.backends.memory import MemoryChannelsBackend

from bench.fanout.pump import pump
from bench.references.serving import serving


@websocket("/ws/{room:str}")
async def listen(socket: WebSocket[Any, Any, Any], channels: ChannelsPlugin, room: str) -> None:
    """Hear everything of one room."""
    await socket.accept()
    subscription = channels.start_subscription([room])
    async with subscription as subscriber, subscriber.run_in_background(socket.send_text):
        async for _ in socket.iter_data("text"):
            pass


async def main() -> None:
    """Sockets of `/ws/N` are in room N."""
    channels = ChannelsPlugin(backend=MemoryChannelsBackend(), arbitrary_channels_allowed=True)
    application = Litestar([listen], plugins=[channels], openapi_config=None)

    def publish(room: int, bodies: list[bytes]) -> None:
        for body in bodies:
            channels.publish(body, str(room))

    async with serving(application) as port:
        await pump(publish, port)


if __name__ == "__main__":
    uvloop.run(main())
