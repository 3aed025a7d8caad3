"""Checks on the checkout itself: run as a script, it prints each finding and fails if there is one."""

import re
import subprocess
import sys
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


def _tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def _lines(file: Path) -> list[tuple[int, str]]:
    try:
        return list(enumerate(file.read_text().splitlines(), 1))
    except UnicodeDecodeError:
        return []


if __name__ == "__main__":
    found = list(findings())
    print("\n".join(found))
    sys.exit(bool(found))
