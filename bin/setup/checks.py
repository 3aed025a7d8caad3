"""Checks on the checkout itself: run as a script, it prints each finding and fails if there is one."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from place import ROOT

LOCKS = ("requirements/runtime.txt", "requirements/dev.txt", "frontend/pnpm-lock.yaml")
REFUSED = ("uv.lock", "package-lock.json", "yarn.lock", "pylock.toml")
HOST = re.compile(r"(https?|ftp|file)://|--(extra-)?index-url|--find-links")
HOMES = re.compile(r"/(home|Users)/(?!user/|you/)[a-z][\w.-]+/")


def findings() -> Iterator[str]:
    """One line for each host in a lock, and each path of one machine in a tracked file."""
    for lock in LOCKS:
        yield from (
            f"{lock}:{n}: a lock names a host" for n, line in _lines(ROOT / lock) if HOST.search(line)
        )
    places = [str(ROOT) + "/", *([f"{Path.home()}/"] if len(Path.home().parts) > 2 else [])]
    for name in _tracked():
        if Path(name).name in REFUSED:
            yield f"{name}: this lock would name registry hosts; keep it out"
        for number, line in _lines(ROOT / name):
            if HOMES.search(line) or any(place in line for place in places):
                yield f"{name}:{number}: names a path of one machine"


def unlocked() -> Iterator[str]:
    """One line for each wished package that a lock lacks, and each version in which the two locks differ."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    runtime, dev = (_pins(ROOT / lock) for lock in LOCKS[:2])
    for lock, pins, wishes in (
        ("runtime", runtime, project["project"]["dependencies"]),
        ("dev", dev, project["dependency-groups"]["dev"]),
    ):
        names = {re.split(r"[\[<>=!~; ]", wish)[0].lower() for wish in wishes}
        yield from (
            f"requirements/{lock}.txt lacks {name}; run bin/lock" for name in sorted(names - set(pins))
        )
    for name in sorted(set(runtime.items()) - set(dev.items())):
        yield f"requirements/dev.txt has another {name[0]} than requirements/runtime.txt; run bin/lock"


def _pins(lock: Path) -> dict[str, str]:
    pinned = (
        line.rstrip(" \\").split("==", 1) for _, line in _lines(lock) if "==" in line.split("--hash")[0]
    )
    return {name: version for name, version in pinned if not name.startswith(" ")}


def _tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def _lines(file: Path) -> list[tuple[int, str]]:
    try:
        return list(enumerate(file.read_text().splitlines(), 1))
    except UnicodeDecodeError:
        return []


if __name__ == "__main__":
    found = [*findings(), *unlocked()]
    print("\n".join(found))
    sys.exit(bool(found))
