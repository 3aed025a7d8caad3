"""The measurements as a suite: each name for two seconds, to see that it still measures what it should."""

import subprocess
import sys
import time
from dataclasses import dataclass

from outcome import Outcome
from place import ROOT
from runs import Wish, execute, python

NEEDS = {"postgresql": "postgresql", "page": "browser"}


@dataclass(frozen=True)
class Benches:
    """A pass or a failure for each name; the figures of so short a run are not judged."""

    also: tuple[str, ...] = tuple(NEEDS.values())

    def __call__(self, name: str, wish: Wish) -> Outcome:
        started = time.monotonic()
        if not sys.platform.startswith("linux"):
            return Outcome(name, 0, 0, 0, "only on Linux: the kernel's counters are read")
        names = [one for one in _names() if NEEDS.get(one) not in wish.without]
        broken = [one for one in names if execute([*_command(), one, "--seconds", "2"], ROOT, wish)]
        passed = len(names) - len(broken)
        failed = len(broken) if names else 1
        return Outcome(name, passed, failed, time.monotonic() - started, ", ".join(broken))


def _names() -> list[str]:
    listed = subprocess.run([*_command(), "--list"], cwd=ROOT, capture_output=True, text=True, check=False)
    return listed.stdout.split()


def _command() -> list[str]:
    return [python(), "-m", "bench"]
