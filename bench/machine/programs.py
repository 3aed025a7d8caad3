"""Programs of this package in processes of their own; they talk in JSON lines."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO, cast

ROOT = Path(__file__).parents[2]
LONGEST_END = 30


class ProgramFailed(Exception):
    """A program of a measurement ended before it answered."""


class Program:
    """A running program: one JSON line in, one out."""

    def __init__(self, process: "subprocess.Popen[str]", name: str) -> None:
        self._process = process
        self._name = name

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid

    def tell(self, message: object) -> None:
        """Send one line."""
        stdin = cast("TextIO", self._process.stdin)
        stdin.write(json.dumps(message) + "\n")
        stdin.flush()

    def answer(self) -> Any:
        """The next line it prints; raises ProgramFailed if it ends instead."""
        line = cast("TextIO", self._process.stdout).readline()
        if not line:
            raise ProgramFailed(self._name)
        return json.loads(line)

    def ask(self, message: object) -> Any:
        """Send one line and wait for one."""
        self.tell(message)
        return self.answer()


@contextmanager
def program(module: str, *arguments: str) -> Iterator[Program]:
    """`python -m module …`; its standard input is closed at the end, which ends it."""
    command = [sys.executable, "-P", "-m", module, *arguments]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment()
    )
    try:
        yield Program(process, module)
    finally:
        end(process)


def end(process: "subprocess.Popen[Any]") -> None:
    """Close its input, wait, and at last insist."""
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(LONGEST_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The caller's, with this checkout on Python's path and no setting of a portal."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
    for name in ("PUBLIC_URL", "DATABASE_URL"):
        kept.pop(name, None)
    return {**kept, "PYTHONPATH": str(ROOT), **(more or {})}
