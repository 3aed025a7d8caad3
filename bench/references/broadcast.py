"""`websockets.broadcast()`: the fan-out of the websockets library itself, no framework around it."""

import asyncio

import uvloop
from websockets.asyncio.server import ServerConnection, broadcast, serve

from bench.fanout.pump import pump


async def main() -> None:
    """Sockets of `/ws/N` are in room N; the events are bytes, so nothing is encoded again."""
    rooms: list[set[ServerConnection]] = [set() for _ in range(64)]

    async def handler(socket: ServerConnection) -> None:
        assert socket.request is not None
        room = rooms[int(socket.request.path.rsplit("/", 1)[1])]
        room.add(socket)
        try:
            await socket.wait_closed()
        finally:
            room.discard(socket)

    def publish(room: int, bodies: list[bytes]) -> None:
        for body in bodies:
            broadcast(rooms[room], body)

    async with serve(handler, "127.0.0.1", 0, compression=None) as server:
        await pump(publish, next(iter(server.sockets)).getsockname()[1])
        await asyncio.sleep(0)


if __name__ == "__main__":
    uvloop.run(main())
