"""Reads a file in a process of its own, so that no file can slow the server down or eat its memory."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import os
import resource
import sys
import traceback
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import structlog

from portal.exchange.errors import Unreadable
from portal.exchange.limits import LIMITS, MEGABYTE
from portal.exchange.meanings import Meaning
from portal.exchange.options import ReadOptions
from portal.room.words import Side

# Nothing of the server's own settings, the database's password above all, is near a hostile file.
ENVIRONMENT = {"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": os.defpath, "LC_ALL": "C.UTF-8"}
SECONDS = 10
MEMORY = 1024 * MEGABYTE
REFUSED, BROKEN = 3, 5
log = structlog.get_logger(__name__)


async def read_apart(
    data: bytes, filename: str, options: ReadOptions, *, seconds: float = SECONDS
) -> dict[str, Any]:
    """What `preview` returns, read elsewhere within the wall-clock limit; raises Unreadable."""
    if len(data) > LIMITS.file:
        raise Unreadable("too_big", limit=LIMITS.file // MEGABYTE)
    question = await asyncio.to_thread(_question, data, filename, options)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",
        "-m",
        "portal.exchange.apart",
        env=ENVIRONMENT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(seconds):
            answer, _ = await process.communicate(question)
    except TimeoutError as error:
        raise Unreadable("too_slow", limit=int(seconds)) from error
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    return await asyncio.to_thread(_answer, process.returncode, answer)


def _answer(code: int | None, answer: bytes) -> dict[str, Any]:
    if code == 0:
        found: dict[str, Any] = json.loads(answer)
        return found
    if code == REFUSED:
        refusal = json.loads(answer)
        raise Unreadable(refusal["code"], **refusal["fields"])
    if code in {-24, -9}:
        raise Unreadable("too_slow", limit=SECONDS)
    if code in {-6, -11, 4}:
        raise Unreadable("too_much_memory")
    bug = json.loads(answer) if code == BROKEN else {"error": f"ended with code {code}", "frames": []}
    log.error("the reader of spreadsheets broke", **bug)
    raise Unreadable("reader_failed")


def _question(data: bytes, filename: str, options: ReadOptions) -> bytes:
    said = {
        "filename": filename,
        "data": base64.b64encode(data).decode(),
        "start": options.start.isoformat(),
        "importer_side": options.importer_side.value,
        "duration_column": options.duration_column,
        "company": options.company,
        "organisation": options.organisation,
        "columns": [[*place, meaning.value] for place, meaning in options.columns.items()],
        "cells": [[*place, text] for place, text in options.cells.items()],
    }
    return json.dumps(said).encode()


def options_of(said: Mapping[str, Any]) -> ReadOptions:
    """The options as they were sent."""
    return ReadOptions(
        date.fromisoformat(said["start"]),
        Side(said["importer_side"]),
        said["duration_column"],
        said["company"],
        said["organisation"],
        {(tab, column): Meaning(meaning) for tab, column, meaning in said["columns"]},
        {(tab, row, column): text for tab, row, column, text in said["cells"]},
    )


def main() -> int:
    """Answer one question from standard input on standard output, within limits of time and memory."""
    from portal.exchange.preview import preview

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    with contextlib.suppress(ValueError, OSError):  # macOS refuses a limit on the address space
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    said = json.load(sys.stdin.buffer)
    try:
        answer: object = preview(base64.b64decode(said["data"]), said["filename"], options_of(said))
        code = 0
    except Unreadable as refusal:
        answer, code = refusal.as_json(), REFUSED
    except MemoryError:
        answer, code = Unreadable("too_much_memory").as_json(), REFUSED
    except Exception as error:  # noqa: BLE001  told to the server's log, without the sheet's words
        answer, code = _bug(error), BROKEN
    sys.stdout.write(json.dumps(answer, ensure_ascii=True))
    return code


def _bug(error: Exception) -> dict[str, object]:
    frames = traceback.extract_tb(error.__traceback__)
    told = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return {"error": type(error).__name__, "frames": told[-12:]}


if __name__ == "__main__":
    sys.exit(main())
