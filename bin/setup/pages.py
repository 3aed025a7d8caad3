"""The front end: its packages from the lock, and the pages built from them."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from environment import node_folder
from place import FRONTEND, digest, finish, is_finished, one_at_a_time, require_space
from progress import run

PNPM = "pnpm@12.21.0"
MODULES, DIST = FRONTEND / "node_modules", FRONTEND / "dist"
NOT_SOURCES = {"node_modules", "dist", "coverage", "tests"}


def ensure_modules() -> None:
    """Install the locked packages aside, then swap them in."""
    stamp = _modules_stamp()
    if is_finished(MODULES, stamp):
        return
    with one_at_a_time():
        if is_finished(MODULES, stamp):
            return
        require_space(600, "The front end")
        aside = FRONTEND / ".aside"
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir()
        for name in ("package.json", "pnpm-lock.yaml"):
            shutil.copy(FRONTEND / name, aside)
        command = ["npx", "--yes", PNPM, "install", "--frozen-lockfile", "--reporter=append-only"]
        run("installing front-end packages", _with_node(command), aside, node_environment())
        finish(aside / "node_modules", stamp, MODULES)
        shutil.rmtree(aside)


def ensure_pages() -> None:
    """Build the pages, unless those that stand there were built from these very sources."""
    ensure_modules()
    stamp = digest(_sources(), _modules_stamp())
    if is_finished(DIST, stamp):
        return
    with one_at_a_time():
        if is_finished(DIST, stamp):
            return
        aside = FRONTEND / ".dist-aside"
        shutil.rmtree(aside, ignore_errors=True)
        command = [
            "node",
            str(MODULES / "vite/bin/vite.js"),
            "build",
            "--outDir",
            aside.name,
            "--emptyOutDir",
        ]
        run("building the pages", _with_node(command), FRONTEND, node_environment())
        finish(aside, stamp, DIST)


def node_environment() -> dict[str, str]:
    """Variables under which node and its tools ask nothing and tell nobody."""
    path = os.pathsep.join((str(node_folder()), os.environ.get("PATH", "")))
    return {"PATH": path, "CI": "true", "NO_UPDATE_NOTIFIER": "1", "npm_config_update_notifier": "false"}


def _with_node(command: list[str]) -> list[str]:
    node, *rest = str(node_folder() / "node"), *command
    npx = node_folder().parent / "lib/node_modules/npm/bin/npx-cli.js"
    return [node, str(npx), *rest[1:]] if rest[0] == "npx" else [node, *rest[1:]]


def _modules_stamp() -> str:
    return digest([FRONTEND / "package.json", FRONTEND / "pnpm-lock.yaml"], PNPM)


def _sources() -> Iterator[Path]:
    for folder, folders, names in os.walk(FRONTEND):
        folders[:] = [name for name in folders if name not in NOT_SOURCES and not name.startswith(".")]
        yield from (Path(folder) / name for name in names if not name.endswith(".test.ts"))
