"""`python -m bench.references.stack.serve DATABASE`: one socket route; prints its port when it listens."""

import sys
from pathlib import Path
from typing import Any

import msgspec
from litestar import Litestar, WebSocket, websocket
from litestar.channels import ChannelsPlugin
from litestar.channels.backends.memory import MemoryChannelsBackend
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bench.references.serving import serve
from bench.references.stack.store import sessions
from bench.references.stack.ticking import Command, tick
from portal.people.tables import seat, session
from portal.people.tokens import hash_of

read_command = msgspec.json.Decoder(Command).decode


def application(database: Path) -> Litestar:
    """A socket joins one room, hears of every tick in it, and may tick."""
    store = sessions(database)

    @websocket("/ws")
    async def room(socket: WebSocket[Any, Any, Any], channels: ChannelsPlugin) -> None:
        await socket.accept()
        stream = (await socket.receive_json())["stream"]
        actor = await _actor(store, socket.cookies["portal_session"], stream)
        subscription = channels.start_subscription([stream])
        async with subscription as subscriber, subscriber.run_in_background(socket.send_text):
            await socket.send_json({"t": "joined", "stream": stream})
            async for text in socket.iter_data("text"):
                channels.publish(await tick(store, read_command(text), actor), stream)

    plugin = ChannelsPlugin(backend=MemoryChannelsBackend(), arbitrary_channels_allowed=True)
    return Litestar([room], plugins=[plugin], openapi_config=None)


async def _actor(store: async_sessionmaker[AsyncSession], token: str, stream: str) -> str:
    signed_in = select(seat.c.stakeholder).join(session, session.c.user == seat.c.user)
    mine = signed_in.where(session.c.hash == hash_of(token), seat.c.room == stream.removeprefix("room/"))
    async with store() as reading:
        stakeholder: str = (await reading.execute(mine)).scalar_one()
        return stakeholder


if __name__ == "__main__":
    serve(application(Path(sys.argv[1])))
