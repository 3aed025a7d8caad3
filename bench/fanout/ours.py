"""Our hub and our protocol under uvicorn; the journal behind them is empty and asked nothing."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import uvloop

from bench.fanout.pump import pump
from bench.references.serving import serving
from portal.cli.stores import services_of
from portal.core.config import Settings
from portal.journal.streams import LONG_AGO, StreamValue
from realtime.direct import DIRECT, DirectProtocol
from realtime.feeding import Cursor
from realtime.hub import Hub
from realtime.line import Line


@dataclass(eq=False, slots=True)
class Ear:
    """A listener that must never fall behind here."""

    line: Line
    user: str = ""
    session: str = ""

    def lag(self, stream: str, cursor: Cursor) -> None:
        """The pump waits for its readers, so this is a fault of the measurement."""
        raise RuntimeError(f"{stream} lags at {cursor}")

    def detach(self, stream: str, *, gone: bool) -> None:
        """Nobody leaves here."""
        raise RuntimeError(stream)


def value(room: int) -> StreamValue:
    """A room at some moment."""
    return StreamValue(f"room/{room}", 1_000, "epoch", LONG_AGO, {})


async def main() -> None:
    """Sockets of `/ws/N` are live in room N."""
    values = [value(room) for room in range(64)]
    with TemporaryDirectory(prefix="cairn-bench-") as folder:
        async with services_of(Settings(data=Path(folder))) as services:
            await serve(Hub(services.journal), values)


async def serve(hub: Hub, values: list[StreamValue]) -> None:
    """Attach whoever comes, and pump."""

    async def application(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "websocket":
            return
        room = values[int(scope["path"].rsplit("/", 1)[1])]
        await receive()
        await send({"type": "websocket.accept"})
        ear = Ear(scope["extensions"][DIRECT])
        hub.attach(room.name, ear, "", room)
        await receive()
        hub.detach(room.name, ear)

    async with serving(application, ws=DirectProtocol) as port:
        await pump(lambda room, bodies: hub.publish(values[room], bodies), port)


if __name__ == "__main__":
    uvloop.run(main())
