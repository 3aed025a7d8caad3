"""How a load talks to the measurement that started it: JSON lines over standard input and output."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import uvloop


def say(message: object) -> None:
    """One line out."""
    print(json.dumps(message), flush=True)


async def hear() -> Any:
    """One line in; None at the end of input."""
    line = await asyncio.to_thread(sys.stdin.readline)
    return json.loads(line) if line else None


def talk(main: Callable[[Any], Awaitable[None]]) -> None:
    """Run `main` with the first line heard."""

    async def run() -> None:
        await main(await hear())

    uvloop.run(run())
