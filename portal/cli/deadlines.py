"""Connections are held for those who use them: a request has to arrive, and an answer to be read, in time.

uvicorn alone waits for ever for the first byte of a connection and for the rest of a request.
"""

from asyncio import Transport
from dataclasses import dataclass
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait for a request's head, and for `least` more bytes of its body or any reading."""

    head: float = 10.0
    progress: float = 20.0
    least: int = 4096


class PatientProtocol(HttpToolsProtocol):
    """Cuts a connection off that is silent, or as good as silent, while the other side has the turn.

    One timer runs whenever it is the peer's turn, and none while the application works.
    """

    patience = Patience()

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._timer: Any = None
        self._reads_body = False
        self._received = 0
        self._unsent = 0

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """Somebody is there, and says something soon."""
        super().connection_made(transport)
        self._wait(self.patience.head)

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody to wait for."""
        self._rest()
        super().connection_lost(exc)

    def handle_websocket_upgrade(self) -> None:
        """A socket has deadlines of its own."""
        self._rest()
        super().handle_websocket_upgrade()

    def on_message_begin(self) -> None:
        """The head of a request begins; blank lines before it give no time."""
        super().on_message_begin()
        self._wait(self.patience.head)

    def on_headers_complete(self) -> None:
        """The head is there; from now on the body has to get on."""
        super().on_headers_complete()
        self._reads_body, self._received = True, 0
        self._wait(self.patience.progress)

    def on_body(self, body: bytes) -> None:
        """The body gets on."""
        self._received += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """All of a request is there: it is our turn, unless it was answered before."""
        self._reads_body = False
        self._rest()
        super().on_message_complete()
        if self.cycle is not None and self.cycle.response_complete:  # type: ignore[redundant-expr]
            self._wait(self.patience.head)
        elif self.flow.write_paused:
            self._wait(self.patience.progress)

    def on_response_complete(self) -> None:
        """The peer may read the answer and ask again."""
        super().on_response_complete()
        if self._timer is None and not self.pipeline:
            self._wait(self.patience.head)

    def pause_writing(self) -> None:
        """The peer has to read what it asked for."""
        super().pause_writing()
        if self._timer is None:
            self._wait(self.patience.progress)

    def resume_writing(self) -> None:
        """It has read."""
        super().resume_writing()
        if self._is_ours and not self._reads_body:
            self._rest()

    @property
    def _is_ours(self) -> bool:
        """Whether an answer is under way."""
        return self.cycle is not None and not self.cycle.response_complete  # type: ignore[redundant-expr]

    def _wait(self, seconds: float) -> None:
        self._rest()
        self._unsent = self.transport.get_write_buffer_size()
        self._timer = self.loop.call_later(seconds, self._look)

    def _rest(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _look(self) -> None:
        self._timer = None
        if self._gets_on():
            self._received = 0
            self._wait(self.patience.progress)
        else:
            self.transport.abort()

    def _gets_on(self) -> bool:
        """Whether the peer did anything worth a wait, or waits for us."""
        unsent = self.transport.get_write_buffer_size()
        if unsent:
            return unsent < self._unsent or not self._unsent
        if self._reads_body:
            waits = self._is_ours and (self.flow.read_paused or self.cycle.waiting_for_100_continue)
            return waits or self._received >= self.patience.least
        return self._is_ours or self._unsent > 0
