"""What `bin/test` runs: the suites by name, which of them a wish selects, and in what order."""

import argparse
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from benches import Benches
from environment import ensure_environment
from needs import require
from outcome import Outcome, exit_code, summary
from pages import ensure_modules, ensure_pages
from place import FRONTEND, ROOT, CannotSetUp
from runs import Pytest, Step, Steps, Suite, Wish, python, tool, vitest

from tests.scale import PARTS

CODE = ("portal", "api", "realtime")
API_TYPES = ("-o", "src/generated/api.ts", "--default-non-nullable=false", "--check")


def _lint() -> list[Step]:
    return [
        ("ruff", [python(), "-m", "ruff", "check"], ROOT),
        ("ruff format", [python(), "-m", "ruff", "format", "--check"], ROOT),
        ("deptry", [python(), "-m", "deptry", *CODE], ROOT),
        ("locks and paths", [python(), "bin/setup/checks.py"], ROOT),
        ("generated files", [python(), "-m", "api.generate", "--check"], ROOT),
        ("types of the API", [*tool("openapi-typescript/bin/cli.js"), "openapi.json", *API_TYPES], FRONTEND),
        ("biome", [*tool("@biomejs/biome/bin/biome"), "ci", "--colors=off", "."], FRONTEND),
        ("knip", [*tool("knip/bin/knip.js")], FRONTEND),
    ]


def _types() -> list[Step]:
    svelte_check = [
        *tool("svelte-check/bin/svelte-check"),
        "--tsconfig",
        "./tsconfig.json",
        "--fail-on-warnings",
    ]
    return [("mypy", [python(), "-m", "mypy"], ROOT), ("svelte-check", svelte_check, FRONTEND)]


def _imports() -> list[Step]:
    return [("import contracts", [str(Path(python()).with_name("lint-imports"))], ROOT)]


SUITES: dict[str, Suite] = {
    "types": Steps(_types),
    "lint": Steps(_lint),
    "imports": Steps(_imports),
    "unit": Pytest("tests/unit"),
    "property": Pytest("tests/property"),
    "frontend": vitest,
    "shape": Pytest("tests/shape"),
    "laws": Pytest("tests/laws", workers=2),
    "api": Pytest("tests/api", workers=2),
    "socket": Pytest("tests/socket", workers=2),
    "postgresql": Pytest("tests", marks=("postgresql",), workers=2),
    "browser": Pytest("tests/browser", marks=("browser",), also=("postgresql",), workers=2),
    "bench": Benches(),
}
SIDE_BY_SIDE = ("types", "lint", "imports", "unit", "property", "frontend", "shape")
QUICK = SIDE_BY_SIDE[:6]
WITH_PAGES = {"laws", "api", "socket", "postgresql", "browser", "bench"}


def test(arguments: list[str]) -> int:
    """Ready what the wished suites need, run them, print the table; the exit code is the outcome's."""
    wished = _parse(arguments)
    try:
        outcomes, left_out = _run_parts(wished) if wished.full else _run_suites(wished)
    except CannotSetUp as reason:
        print(f"Cannot go on: {reason}", file=sys.stderr)
        outcomes, left_out = [Outcome("set-up", 0, 1, 0)], []
    print(summary(outcomes, left_out), flush=True)
    return exit_code(outcomes, left_out)


def _parse(arguments: list[str]) -> argparse.Namespace:
    about = f"Suites: {', '.join(SUITES)}; quick is {', '.join(QUICK)}. Parts of --full: {', '.join(PARTS)}."
    parser = argparse.ArgumentParser(prog="bin/test", description=about)
    parser.add_argument(
        "names", nargs="*", metavar="SUITE", help="suites, `quick`, or with --full parts; default: all"
    )
    parser.add_argument("--full", action="store_true", help="the full scale, in named parts")
    parser.add_argument(
        "--without", default="", metavar="SUITE,…", help="leave these out aloud (exit code 3)"
    )
    wished = parser.parse_args(arguments)
    wished.without = frozenset(name for name in wished.without.split(",") if name)
    known = set(PARTS) if wished.full else {*SUITES, "quick"}
    if unknown := (set(wished.names) - known) | (wished.without - set(SUITES)):
        parser.error(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(sorted(known))}")
    return wished


def _run_suites(wished: argparse.Namespace) -> tuple[list[Outcome], list[str]]:
    is_quick = "quick" in wished.names
    asked = [
        name for name in SUITES if not wished.names or name in wished.names or (is_quick and name in QUICK)
    ]
    names = [name for name in asked if name not in wished.without]
    left_out = [name for name in asked if name in wished.without]
    beside = [need for name in names for need in getattr(SUITES[name], "also", ())]
    _ready([*names, *(need for need in beside if need not in wished.without)])
    wish = Wish(wished.without, is_quick=is_quick)
    if len(names) == 1 and names[0] in SIDE_BY_SIDE:
        return [SUITES[names[0]](names[0], wish)], left_out
    outcomes = _side_by_side([name for name in names if name in SIDE_BY_SIDE], wish)
    if WITH_PAGES & set(names):
        outcomes.append(_pages())
    outcomes += [_announced(name, wish) for name in names if name not in SIDE_BY_SIDE]
    return outcomes, left_out


def _run_parts(wished: argparse.Namespace) -> tuple[list[Outcome], list[str]]:
    _ready([name for name in ("postgresql", "browser", "laws") if name not in wished.without])
    parts = [part for part in PARTS if not wished.names or part in wished.names]
    every_test = Pytest("tests")
    outcomes = [_pages(), *(every_test(part, Wish(wished.without, part=part)) for part in parts)]
    return outcomes, sorted(wished.without)


def _ready(names: list[str]) -> None:
    require(names)
    ensure_environment("dev")
    ensure_modules()


def _pages() -> Outcome:
    """Pages that do not build are one failure, and no reason to leave the other suites untried."""
    started = time.monotonic()
    try:
        ensure_pages()
    except CannotSetUp as reason:
        return Outcome("pages", 0, 1, time.monotonic() - started, str(reason))
    return Outcome("pages", 1, 0, time.monotonic() - started)


def _side_by_side(names: list[str], wish: Wish) -> list[Outcome]:
    """Two at a time, their output shown when they are done and only if they failed."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as lanes:
        wishes = [replace(wish, log=Path(folder) / name) for name in names]
        return list(lanes.map(_logged, names, wishes))


def _logged(name: str, wish: Wish) -> Outcome:
    outcome = SUITES[name](name, wish)
    text = wish.log.read_text(errors="replace") if outcome.failed and wish.log and wish.log.exists() else ""
    word = "FAILED" if outcome.failed else "ok"
    print(f"{name:<14}{word:<8}{outcome.seconds:>6.1f} s  {outcome.note}\n{text}".rstrip(), flush=True)
    return outcome


def _announced(name: str, wish: Wish) -> Outcome:
    print(f"\n== {name}", flush=True)
    return SUITES[name](name, wish)
