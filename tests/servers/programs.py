"""Where the outside programs that tests drive are found; standard library only."""

import os
import re
import shutil
import sys
from pathlib import Path

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_APPS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
QUIET_CHROMIUM = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def chromium() -> str | None:
    """Path of the browser to drive: the named one, the system's, Playwright's own, or None."""
    if named := os.environ.get("PORTAL_CHROMIUM"):
        return named
    found = (path for name in CHROMIUM_NAMES if (path := shutil.which(name)))
    apps = (path for path in CHROMIUM_APPS if Path(path).exists())
    return next(found, None) or next(apps, None) or _playwright_chromium()


def chromium_flags() -> list[str]:
    """Command-line switches that keep the browser from the outside; root cannot have its sandbox."""
    return [*QUIET_CHROMIUM, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def postgresql_programs() -> Path | None:
    """Folder with the newest initdb and postgres of version 15 or later; None if there is none."""
    if on_path := shutil.which("initdb"):
        return Path(on_path).resolve().parent
    folders = [
        Path(found).parent
        for root in ("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt")
        for found in Path(root).glob("*/bin/initdb")
    ]
    fit = [folder for folder in folders if _major(folder) >= 15]
    return max(fit, key=_major, default=None)


def as_user(program: Path, *arguments: str) -> list[str]:
    """The command as a user who may run PostgreSQL, which refuses root."""
    runuser = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    return [*runuser, str(program), *arguments]


def _major(folder: Path) -> int:
    digits = re.search(r"\d+", folder.parent.name)
    return int(digits.group()) if digits else 0


def _playwright_chromium() -> str | None:
    cache = Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "ms-playwright"
    return next(
        (str(path) for path in sorted(cache.glob("chromium-*/*/*")) if path.name in {"chrome", "Chromium"}),
        None,
    )
