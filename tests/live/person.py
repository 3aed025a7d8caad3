"""One browser of one person: requests, a socket, and a replica of every stream it shows."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeVar

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from portal.core.ids import new_command
from tests.live.replica import Plain, Replica, plain
from tests.servers.serving import COOKIE, Serving

T = TypeVar("T")
Frame = dict[str, Any]
PATIENCE = 15.0
ANSWERS = ("done", "already", "refused", "unavailable", "unknown")
PATHS = {"room": "/api/rooms/{}", "deal": "/api/deals/{}"}


@dataclass
class Person:
    """Signed in by `token`, or a visitor without one; `frames` are all that the socket ever said."""

    serving: Serving
    name: str
    token: str = ""
    ids: Callable[[], str] = new_command
    frames: list[Frame] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    replicas: dict[str, Replica] = field(default_factory=dict)
    closed: tuple[int, str] | None = None
    broken: Exception | None = None
    socket: ClientConnection | None = None

    def __post_init__(self) -> None:
        self.http = self._client()
        self._moved = asyncio.Event()
        self._reading: asyncio.Task[None] | None = None
        self._catching: set[asyncio.Task[None]] = set()

    def _client(self) -> httpx.AsyncClient:
        cookies = {COOKIE: self.token} if self.token else None
        headers = {"origin": self.serving.origin, "accept-language": "en"}
        plain = {"timeout": PATIENCE, "verify": False}  # a TLS context takes longer than a request
        return httpx.AsyncClient(
            base_url=self.serving.origin,
            headers=headers,
            cookies=cookies,
            **plain,  # type: ignore[arg-type]
        )

    async def connect(self, **options: Any) -> "Person":
        """Open the socket and wait for the hello."""
        headers = {"Cookie": f"{COOKIE}={self.token}"} if self.token else {}
        usual = {"origin": self.serving.origin, "compression": None, "max_size": None, "ping_interval": None}
        address = self.serving.origin.replace("http", "ws") + "/ws"
        self.socket = await connect(address, additional_headers=headers, **(usual | options))
        self.closed = None
        seen = len(self.frames)
        self._reading = asyncio.create_task(self._read(self.socket))
        await self.until(lambda: any(f.get("t") in ("hello", "bye") for f in self.frames[seen:]))
        return self

    async def disconnect(self) -> None:
        """Close the socket; the replicas stay as they are."""
        if self.socket is not None:
            await self.socket.close()
        if self._reading is not None:
            await asyncio.gather(self._reading, return_exceptions=True)
        self.socket = None

    async def leave(self) -> None:
        """Close everything."""
        for task in self._catching:
            task.cancel()
        with suppress(OSError, ConnectionClosed):
            await self.disconnect()
        await self.http.aclose()

    async def moved(self) -> None:
        """Follow the server to another port or process: nothing of the old connection is of use."""
        await self.http.aclose()
        self.http = self._client()

    async def snapshot(self, stream: str) -> Frame:
        """The stream as the server tells it now."""
        answer = await self.http.get(path_of(stream) + "/snapshot")
        assert answer.status_code == 200, (self.name, stream, answer.status_code, answer.text)
        found: Frame = answer.json()
        return found

    async def join(self, stream: str, *, anew: bool = True) -> Replica:
        """Show a stream: from a new snapshot, or from where the replica stands; returns once live."""
        if anew or stream not in self.replicas:
            self.replicas[stream] = Replica.of(await self.snapshot(stream))
        seen = len(self.frames)
        await self._ask_to_join(stream)
        await self.until(lambda: self._told("joined", stream, seen))
        return self.replicas[stream]

    async def say(self, **frame: Any) -> None:
        """Send one message."""
        await self.shout(json.dumps(frame))

    async def shout(self, raw: str | bytes) -> None:
        """Send anything."""
        assert self.socket is not None
        await self.socket.send(raw)

    async def send(self, deed: str, stream: str, id: str | None = None, **args: Any) -> str:
        """Send a command and do not wait; returns its id."""
        command = id or self.ids()
        await self.say(t="cmd", id=command, stream=stream, do=deed, v=1, args=args)
        return command

    async def do(self, deed: str, stream: str, id: str | None = None, **args: Any) -> Frame:
        """Do a deed over the socket; the answer is a frame, or the event itself."""
        seen = len(self.frames)
        command = await self.send(deed, stream, id, **args)
        return await self.until(lambda: self.answer(command, seen))

    async def post(self, deed: str, stream: str, id: str | None = None, **args: Any) -> httpx.Response:
        """Do a deed through its door."""
        headers = {"idempotency-key": id or self.ids()}
        path = f"{path_of(stream)}/{deed.replace('_', '-')}"
        return await self.http.post(path, json=args, headers=headers)

    def answer(self, command: str, seen: int = 0) -> Frame | None:
        """What was said of a command since then."""
        for frame in self.frames[seen:]:
            is_answer = frame.get("t") in ANSWERS and frame.get("id") == command
            if is_answer or ("t" not in frame and frame["command"] == command):
                return frame
        return None

    def said(self, t: str) -> list[Frame]:
        """Every frame of that kind."""
        return [frame for frame in self.frames if frame.get("t") == t]

    async def reaches(self, stream: str, seq: int) -> Replica:
        """Wait until the replica stands at that seq, or behind it."""
        return await self.until(
            lambda: self.replicas[stream] if self.replicas[stream].seq >= seq else None,
        )

    async def until(self, found: Callable[[], T | None], seconds: float = PATIENCE) -> T:
        """Wait for what the frames bring about."""
        async with asyncio.timeout(seconds):
            while not (result := found()):
                if self.broken is not None:
                    raise self.broken
                self._moved.clear()
                await self._moved.wait()
            return result

    async def agrees(self, stream: str) -> tuple[Plain, Plain]:
        """The replica once it stands where a fresh snapshot does, and that snapshot, to be compared."""
        snapshot = await self.snapshot(stream)
        replica = await self.reaches(stream, snapshot["seq"])
        while replica.seq > snapshot["seq"]:
            snapshot = await self.snapshot(stream)
        return replica.plain, plain(snapshot)

    async def _read(self, socket: ClientConnection) -> None:
        try:
            async for text in socket:
                assert isinstance(text, str)
                self._take(text)
        except ConnectionClosed:
            pass
        except Exception as error:
            self.broken = error
            raise
        finally:
            self.closed = (socket.close_code or 1006, socket.close_reason or "")
            self._moved.set()

    def _take(self, text: str) -> None:
        frame: Frame = json.loads(text)
        self.texts.append(text)
        self.frames.append(frame)
        stream = frame.get("stream", "")
        if "t" not in frame:
            if stream in self.replicas:
                self.replicas[stream].take(frame)
        elif frame["t"] == "behind":
            self._start(self._catch_up(stream))
        elif frame["t"] == "resync":
            self._start(self._begin_anew(stream))
        elif frame["t"] == "gone":
            self.replicas.pop(stream, None)
        self._moved.set()

    async def _catch_up(self, stream: str) -> None:
        replica = self.replicas[stream]
        answer = await self.http.get(path_of(stream) + "/events", params={"after": replica.seq})
        if not answer.headers["etag"].startswith(f'"{replica.epoch}.'):
            replica = self.replicas[stream] = Replica.of(await self.snapshot(stream))
        for event in answer.json():
            replica.take(event)
        await self._ask_to_join(stream)
        self._moved.set()

    async def _begin_anew(self, stream: str) -> None:
        self.replicas[stream] = Replica.of(await self.snapshot(stream))
        await self._ask_to_join(stream)
        self._moved.set()

    async def _ask_to_join(self, stream: str) -> None:
        replica = self.replicas[stream]
        await self.say(t="join", stream=stream, epoch=replica.epoch, seq=replica.seq)

    def _told(self, t: str, stream: str, since: int) -> bool:
        return any(f.get("t") == t and f.get("stream") == stream for f in self.frames[since:])

    def _start(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._catching.add(task)
        task.add_done_callback(self._catching.discard)


def path_of(stream: str) -> str:
    """The path of a stream's resources."""
    kind, room, *_ = stream.split("/")
    return PATHS[kind].format(room)


def numbered(prefix: str) -> Callable[[], str]:
    """Command ids that are the same in every run; `prefix` is eight hexadecimal digits."""
    numbers = count(1)
    return lambda: f"{prefix}-0000-4000-8000-{next(numbers):08x}0000"


@asynccontextmanager
async def everybody(serving: Serving, tokens: dict[str, str], *names: str) -> AsyncIterator[list[Person]]:
    """These people, each with an open socket, gone at the end of the block."""
    people = [Person(serving, name, tokens[name]) for name in names]
    try:
        for person in people:
            await person.connect()
        yield people
    finally:
        for person in people:
            await person.leave()
