"""How a long step is shown while it runs, and what of its output is worth keeping."""

import os
import subprocess
import sys
import time
from collections import deque
from pathlib import Path

from place import CannotSetUp

WIDTH = 96


def run(label: str, command: list[str], cwd: Path, environment: dict[str, str] | None = None) -> None:
    """Run one step with its last line on show; its output is printed only if it fails."""
    started, tail = time.monotonic(), deque[str](maxlen=40)
    on_terminal = sys.stderr.isatty()
    _show(f"{label} …" if on_terminal else f"  {label} …\n", on_terminal)
    step = subprocess.Popen(
        command,
        cwd=cwd,
        env={**os.environ, "NO_COLOR": "1", **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    for line in step.stdout or ():
        tail.append(line.rstrip())
        if on_terminal:
            _show(f"{label} … {tail[-1].strip()}", on_terminal)
    if step.wait() != 0:
        print("\n".join(("", *tail)), file=sys.stderr)
        raise CannotSetUp(f"“{label}” failed; its last lines are above.")
    _show(f"  {label}: {time.monotonic() - started:.0f} s\n", on_terminal)


def _show(text: str, on_terminal: bool) -> None:
    if on_terminal:
        ending = "\n" if text.endswith("\n") else ""
        text = "\r\x1b[K" + text.rstrip("\n")[:WIDTH] + ending
    sys.stderr.write(text)
    sys.stderr.flush()
