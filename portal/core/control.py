"""The control socket: how a command typed on this machine reaches the server that holds the data folder.

One line of JSON there, one back. The socket lies in a folder that only its owner can enter, and no
browser can reach it; its path is written into the data folder, as socket paths must be short. The folder
is named after the data folder, so that what a killed server left is taken over by the next one.
"""

import asyncio
import hashlib
import json
import os
import shutil
import stat
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from portal.core.database import ClockBehind, OutcomeUnknown, Unavailable
from portal.core.errors import Refusal
from portal.core.logging import log_bug

ADDRESS = "control"
LIMIT = 64 << 20
UNAVAILABLE = {kind.__name__: kind for kind in (Unavailable, ClockBehind, OutcomeUnknown)}

Handler = Callable[[Mapping[str, Any]], Awaitable[Any]]


class NoServer(Exception):
    """Nobody answers behind the folder's control socket."""


class Broken(Exception):
    """The server met a bug over this call, or ended before it answered."""


@asynccontextmanager
async def listening(folder: Path, handlers: Mapping[str, Handler]) -> AsyncIterator[None]:
    """Answer the named calls for as long as the block lasts."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        wish = json.loads(await reader.readline())
        answer = await _answer(handlers, wish)
        writer.write(json.dumps(answer).encode() + b"\n")
        await writer.drain()
        writer.close()

    private = _private_folder(folder)
    try:
        path = private / "socket"
        server = await asyncio.start_unix_server(serve, path, limit=LIMIT)
        address = folder / ADDRESS
        address.write_text(str(path))
        async with server:
            yield
        address.unlink(missing_ok=True)
    finally:
        shutil.rmtree(private, ignore_errors=True)


async def call(folder: Path, name: str, arguments: Mapping[str, Any]) -> Any:
    """What the running server answers; raises Refusal and Unavailable as it does, NoServer, Broken."""
    try:
        path = (folder / ADDRESS).read_text()
        reader, writer = await asyncio.open_unix_connection(path, limit=LIMIT)
    except (OSError, ValueError) as error:
        raise NoServer(folder) from error
    answer = await _asked(reader, writer, {"name": name, "arguments": arguments})
    if "refused" in answer:
        raise Refusal(answer["refused"], **answer["fields"])
    if "unavailable" in answer:
        raise UNAVAILABLE[answer["unavailable"]]
    if "broken" in answer:
        raise Broken(answer["broken"])
    return answer["result"]


async def _asked(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, wish: Mapping[str, Any]) -> Any:
    try:
        writer.write(json.dumps(wish).encode() + b"\n")
        await writer.drain()
        return json.loads(await reader.readline() or b'{"broken": "no answer"}')
    except (OSError, ValueError) as error:
        raise Broken(type(error).__name__) from error
    finally:
        writer.close()


def _private_folder(folder: Path) -> Path:
    """A new one, or the one that was left; one by any name where somebody else has taken ours."""
    key = hashlib.sha256(f"{os.getuid()} {folder.resolve()}".encode()).hexdigest()[:12]
    private = Path(tempfile.gettempdir()) / f"portal-{key}"
    try:
        private.mkdir(mode=0o700)
    except FileExistsError:
        found = private.lstat()
        if (found.st_uid, found.st_mode) != (os.getuid(), stat.S_IFDIR | 0o700):
            return Path(tempfile.mkdtemp(prefix="portal-"))
    return private


async def _answer(handlers: Mapping[str, Handler], wish: Mapping[str, Any]) -> Mapping[str, Any]:
    try:
        return {"result": await handlers[wish["name"]](wish["arguments"])}
    except Refusal as refusal:
        return {"refused": refusal.code, "fields": dict(refusal.fields)}
    except Unavailable as error:
        return {"unavailable": type(error).__name__}
    except Exception as error:  # noqa: BLE001 - a bug in one call must not end the server
        log_bug(error, call=str(wish.get("name")))
        return {"broken": type(error).__name__}
