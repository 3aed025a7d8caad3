"""The socket's route: who is it, then straight from the wire into a connection."""

from typing import Any

from litestar import WebSocket, websocket
from litestar.handlers import WebsocketRouteHandler

from portal.core import clock
from portal.people.standing import Standing, standing_of
from portal.room.registry import PROTOCOL
from realtime.connection import Connection
from realtime.direct import DIRECT, DirectProtocol
from realtime.line import PlainLine
from realtime.live import Live
from realtime.protocol import say

Socket = WebSocket[Any, Any, Any]
FULL = 10.0


def socket_door(live: Live, cookie: str) -> WebsocketRouteHandler:
    """The handler of `/ws`; the origin was checked at the edge, the session is checked here.

    Its policy is `public` because an answer can only be given after accepting: a stranger is told
    `signed_out` and the socket closes.
    """

    @websocket("/ws", opt={"policy": "public"})
    async def door(socket: Socket) -> None:
        standing = await _standing(live, socket, cookie)
        try:
            await socket.accept()
        except OSError:
            return  # gone before it was let in
        if standing is None:
            await socket.send_text(say("bye", code="signed_out", after=0).decode())
            await socket.close(4401, "signed_out")
            return
        await _serve(live, socket, standing)

    return door


async def _standing(live: Live, socket: Socket, cookie: str) -> Standing | None:
    token = socket.cookies.get(cookie)
    if not token:
        return None
    now = clock.now()
    return await live.database.read(lambda db: standing_of(db, token, now))


async def _serve(live: Live, socket: Socket, standing: Standing) -> None:
    direct = socket.scope.get("extensions", {}).get(DIRECT)  # type: ignore[union-attr]
    line = direct if isinstance(direct, DirectProtocol) else PlainLine(socket.send)
    connection = Connection(live, line, standing)
    if len(live.hub.connections) >= live.sockets:
        await socket.send_text(say("bye", code="full", after=FULL).decode())
        await socket.close(1013, "full")
        return
    if not live.hub.arrive(connection, live.sockets_per_account):
        await socket.close(4429, "too_many")
        return
    connection.say(say("hello", protocol=PROTOCOL, user=standing.user))
    if isinstance(line, DirectProtocol):
        line.take_over(connection.intake.received, connection.drained, connection.close)
        return
    line.drained = connection.drained
    try:
        await _listen(socket, line, connection)
    finally:
        connection.close()


async def _listen(socket: Socket, line: PlainLine, connection: Connection) -> None:
    """Until the peer is gone."""
    while True:
        await line.may_read.wait()
        message = await socket.receive()
        if message["type"] == "websocket.disconnect":
            return
        if message["type"] == "websocket.receive" and message.get("text") is not None:
            connection.intake.received(str(message["text"]))
