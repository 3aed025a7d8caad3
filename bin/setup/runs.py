"""How a suite is run and counted: plain steps, pytest, Vitest."""

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from outcome import Outcome
from pages import MODULES, node_environment
from place import ENVIRONMENT, FRONTEND, ROOT

LONGEST_SUITE = 1500
NO_TESTS = 5


@dataclass(frozen=True)
class Wish:
    """How this run is to be done: without some marks, short or full, and where output goes."""

    without: frozenset[str] = frozenset()
    is_quick: bool = False
    part: str | None = None
    log: Path | None = None


Suite = Callable[[str, Wish], Outcome]
Step = tuple[str, list[str], Path]


@dataclass(frozen=True)
class Pytest:
    """Tests below a folder, as far as their marks fit: all of `marks`, and perhaps some of `also`."""

    folder: str
    marks: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    workers: int = 0
    extra: tuple[str, ...] = field(default=())

    def __call__(self, name: str, wish: Wish) -> Outcome:
        started = time.monotonic()
        if not (ROOT / self.folder).is_dir():
            return Outcome(name, 0, 1, 0, f"{self.folder} is missing")
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / "report.xml"
            code = execute([*self._command(wish), f"--junitxml={report}"], ROOT, wish)
            passed, failed, skipped = _junit_counts(report)
        note = f"{skipped} skipped" if skipped else ""
        if code == NO_TESTS:
            failed, note = 1, f"{self.folder} has no tests"
        return Outcome(name, passed, max(failed, int(code != 0)), time.monotonic() - started, note)

    def _command(self, wish: Wish) -> list[str]:
        fit = {*self.marks, *self.also}
        unwanted = {"postgresql", "browser"} - fit if not wish.part else set()
        unwanted |= wish.without & {"postgresql", "browser"}
        if wish.is_quick:
            unwanted.add("slow")
        marks = " and ".join([*self.marks, *(f"not {mark}" for mark in sorted(unwanted))])
        part = ["--part", wish.part, "--timeout", "600"] if wish.part else []
        workers = ["-n", str(self.workers)] if self.workers and not wish.is_quick else []
        return [
            python(),
            "-m",
            "pytest",
            "-q",
            "--continue-on-collection-errors",
            self.folder,
            "-m",
            marks,
            *workers,
            *part,
            *self.extra,
        ]


@dataclass(frozen=True)
class Steps:
    """Checks that pass or fail as one each; what they print is shown only when they fail."""

    steps: Callable[[], list[Step]]

    def __call__(self, name: str, wish: Wish) -> Outcome:
        started = time.monotonic()
        broken = [label for label, command, cwd in self.steps() if not _passes(label, command, cwd, wish)]
        passed = len(self.steps()) - len(broken)
        return Outcome(name, passed, len(broken), time.monotonic() - started, ", ".join(broken))


def vitest(name: str, wish: Wish) -> Outcome:
    """The front end's own tests."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        reporters = ["--reporter=default", "--reporter=json", f"--outputFile.json={report}"]
        code = execute([*tool("vitest/vitest.mjs"), "run", *reporters], FRONTEND, wish)
        counts = json.loads(report.read_text()) if report.exists() else {}
    passed, failed = counts.get("numPassedTests", 0), counts.get("numFailedTests", 0)
    failed = max(failed, int(code != 0 or passed + failed == 0))
    return Outcome(name, passed, failed, time.monotonic() - started)


def python() -> str:
    return str(ENVIRONMENT / "bin" / "python")


def tool(script: str) -> list[str]:
    """Command that runs a front-end package's script with the environment's node."""
    return ["node", str(MODULES / script)]


def execute(command: list[str], cwd: Path, wish: Wish) -> int:
    """Exit code of a command that can ask nothing and may not run for ever."""
    environment = {**os.environ, **node_environment(), "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
    environment["TEST_SCALE"] = "full" if wish.part else "everyday"
    output = wish.log.open("a") if wish.log else None
    try:
        return subprocess.run(
            command,
            cwd=cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT if output else None,
            timeout=LONGEST_SUITE,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired:
        return 124
    finally:
        if output:
            output.close()


def _passes(label: str, command: list[str], cwd: Path, wish: Wish) -> bool:
    if wish.log:
        with wish.log.open("a") as log:
            log.write(f"— {label}\n")
    else:
        print(f"— {label}", flush=True)
    return execute(command, cwd, wish) == 0


def _junit_counts(report: Path) -> tuple[int, int, int]:
    """Passed, failed (errors too) and skipped tests."""
    if not report.exists():
        return 0, 0, 0
    suites = list(ElementTree.parse(report).getroot().iter("testsuite"))
    total, failures, errors, skipped = (
        sum(int(suite.get(name, 0)) for suite in suites)
        for name in ("tests", "failures", "errors", "skipped")
    )
    return total - failures - errors - skipped, failures + errors, skipped
