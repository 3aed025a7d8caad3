"""uvicorn's websocket protocol with a straight way in and out: no queue, no task, no await.

A socket offers itself to the application in the scope under `DIRECT`. Where another server runs the
application there is none, and `realtime.line.PlainLine` takes its place.
"""

import logging
from collections.abc import Callable
from socket import SO_SNDBUF, SOL_SOCKET
from typing import Any, cast

from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame
from websockets.http11 import Request

DIRECT = "cairn.direct"
HIGH_WATER = 64 * 1024
KERNEL_BUFFER = 128 * 1024
MOST_BUFFERED = 256 * 1024
MOST_FRAGMENTS = 1_000
FAREWELL = 2.0
log = logging.getLogger("cairn.socket")
log.setLevel(logging.WARNING)  # at INFO uvicorn writes down every peer's address and query


class DirectProtocol(WebSocketsSansIOProtocol):
    """Hands each text message to `sink`, and says when its buffer filled or drained."""

    sink: Callable[[str], None] | None = None
    drained: Callable[[], None] | None = None
    gone: Callable[[], None] | None = None
    is_behind = False

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.logger = self.conn.logger = log

    def take_over(
        self, sink: Callable[[str], None], drained: Callable[[], None], gone: Callable[[], None]
    ) -> None:
        """From now on `sink` gets every message, and the application's call may return.

        Nothing came in between: the caller accepted the socket in this very turn of the loop.
        """
        self.sink, self.drained, self.gone = sink, drained, gone
        if self.disconnected:
            self._over()

    async def run_asgi(self) -> None:
        """Call the application; a socket that was taken over outlives the call and all that it held."""
        try:
            await self.app(self.scope, self.receive, self.send)
        except ClientDisconnected:
            pass
        except Exception:
            self.logger.exception("the socket's route failed")
            self.send_500_response()
            self.sink = None
        if self.sink is not None:
            cast("dict[str, Any]", self.scope).clear()
            del self.request, self.response
        elif self.close_timer is None:
            self.transport.close()

    def handle_close(self, event: Frame) -> None:
        """The peer says goodbye."""
        super().handle_close(event)
        self._over()

    def connection_lost(self, exc: Exception | None) -> None:
        """The peer is gone, or we have closed."""
        super().connection_lost(exc)
        self._over()

    def handle_connect(self, event: Request) -> None:
        """Bound the buffers and offer this socket to the application."""
        self.transport.set_write_buffer_limits(high=HIGH_WATER, low=HIGH_WATER // 4)
        raw = self.transport.get_extra_info("socket")
        if raw is not None:
            raw.setsockopt(SOL_SOCKET, SO_SNDBUF, KERNEL_BUFFER)
        super().handle_connect(event)
        if hasattr(self, "scope"):
            cast("dict[str, Any]", self.scope["extensions"])[DIRECT] = self

    def handle_cont(self, event: Frame) -> None:
        """The protocol bounds a message's bytes, but fragments may be empty."""
        if len(self.frames) >= MOST_FRAGMENTS:
            self.hang_up(1009, "too many fragments")
            return
        super().handle_cont(event)

    def send_receive_event_to_app(self) -> None:
        """Straight to the sink, once there is one; nobody would ever read what it does not take."""
        if self.sink is None or self.close_sent:
            super().send_receive_event_to_app()
            return
        if self.curr_msg_data_type != "text":
            self.hang_up(1003, "text only")
            return
        data = self.frames[0] if len(self.frames) == 1 else b"".join(self.frames)
        self.frames = []
        self.sink(bytes(data).decode(errors="replace"))

    def pause_writing(self) -> None:
        """The peer reads slower than we write."""
        self.is_behind = True
        super().pause_writing()

    def resume_writing(self) -> None:
        """The peer has caught up with the buffer."""
        super().resume_writing()
        self.is_behind = False
        if self.drained is not None:
            self.drained()

    def write(self, framed: bytes) -> None:
        """Bytes that are frames already; dropped on a socket that is closing.

        A socket far behind is cut off, but never for the write that made it so: its peer may read well.
        """
        if self.close_sent or self.transport.is_closing():
            return
        was_behind = self.is_behind
        self.transport.write(framed)
        if was_behind and self.transport.get_write_buffer_size() > MOST_BUFFERED:
            self.abort()

    @property
    def is_closing(self) -> bool:
        """Whether nothing that the peer asks for is of use any more."""
        return self.close_sent or self.transport.is_closing()

    def hold(self) -> None:
        """Read nothing from this peer until told to go on; no pong is missed meanwhile."""
        if not self.read_paused and not self.transport.is_closing():
            self.read_paused = True
            self.transport.pause_reading()

    def go_on(self) -> None:
        """Read again."""
        if self.read_paused and not self.transport.is_closing():
            self.read_paused = False
            self._wait_anew_for_pong()
            self.transport.resume_reading()

    def _over(self) -> None:
        gone, self.gone = self.gone, None
        if gone is not None:
            gone()

    def _wait_anew_for_pong(self) -> None:
        """It may have come long ago and lie unread."""
        if self.pong_timer is not None and self.ping_timeout is not None:
            self.pong_timer.cancel()
            self.pong_timer = self.loop.call_later(self.ping_timeout, self.keepalive_timeout)

    def abort(self) -> None:
        """Close at once, whatever waits in the buffer."""
        self.transport.abort()

    def hang_up(self, code: int, reason: str) -> None:
        """Say goodbye and close."""
        if not self.close_sent and not self.transport.is_closing() and self.handshake_complete:
            self.conn.send_close(code, reason)
            self.transport.write(b"".join(self.conn.data_to_send()))
            self.close_sent = True
            self.close_timer = self.loop.call_later(FAREWELL, self.transport.abort)

    def keepalive_timeout(self) -> None:
        """The peer answers no ping: it may never read what is buffered for it either."""
        if self.read_paused:
            self._wait_anew_for_pong()
            return
        super().keepalive_timeout()
        self.loop.call_later(FAREWELL, self.transport.abort)

    def shutdown(self) -> None:
        """The server ends: whoever took this socket over closes it, once everything is answered."""
        if self.gone is None or self.close_sent:
            super().shutdown()
