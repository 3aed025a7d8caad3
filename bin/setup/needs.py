"""The programs that tests drive and pip cannot bring: a browser with fonts, PostgreSQL, strace."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from place import ROOT, CannotSetUp
from progress import run

from tests.servers.programs import chromium, postgresql_programs

PACKAGES = {
    "browser": ("chromium", "fonts-inter", "fonts-noto-cjk", "fonts-noto-color-emoji"),
    "postgresql": ("postgresql",),
    "laws": ("strace",),
}
ELSEWHERE = {
    "browser": "Chromium or Chrome (or set PORTAL_CHROMIUM), with the Inter, Noto CJK and colour emoji fonts",
    "postgresql": "PostgreSQL 15 or later with its server programs (or set TEST_DATABASE_URL)",
    "laws": "strace, which counts what a server puts on its disk",
}


def require(suites: list[str]) -> None:
    """Install what these suites drive where that can be done, else say all that is missing.

    Raises CannotSetUp naming each missing program and the way to run without it.
    """
    wanted = [need for need in PACKAGES if need in suites and not _is_met(need)]
    if wanted and _is_root_on_debian():
        _install(
            sorted(package for need in wanted for package in PACKAGES[need] if not _has_package(package))
        )
    missing = [need for need in wanted if not _has_program(need)]
    if missing:
        lines = "".join(f"\n  {need}: {ELSEWHERE[need]}" for need in missing)
        packages = " ".join(package for need in missing for package in PACKAGES[need])
        raise CannotSetUp(
            f"these tests need what is not here:{lines}\n"
            f"On Debian: apt install --no-install-recommends {packages}\n"
            f"Or leave them out aloud: bin/test --without {','.join(missing)}"
        )


def _is_met(need: str) -> bool:
    if not _has_program(need):
        return False
    given = {"browser": "PORTAL_CHROMIUM", "postgresql": "TEST_DATABASE_URL"}.get(need)
    if (given and os.environ.get(given)) or not _is_root_on_debian():
        return True
    return all(_has_package(package) for package in PACKAGES[need] if package.startswith("fonts-"))


def _has_program(need: str) -> bool:
    if need == "browser":
        return chromium() is not None
    if need == "laws":
        return shutil.which("strace") is not None or not sys.platform.startswith("linux")
    return bool(os.environ.get("TEST_DATABASE_URL")) or postgresql_programs() is not None


def _is_root_on_debian() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None and Path("/etc/debian_version").exists()


def _has_package(name: str) -> bool:
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", name]
    return subprocess.run(query, capture_output=True, text=True, check=False).stdout == "installed"


def _install(packages: list[str]) -> None:
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run("reading Debian's package lists", ["apt-get", "update", "-q"], ROOT, quiet)
    command = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages]
    run(f"installing {' '.join(packages)}", command, ROOT, quiet)
