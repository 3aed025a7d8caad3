"""Where things stand in this checkout, and how a finished piece is told from a half-made one."""

import fcntl
import hashlib
import os
import platform
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FRONTEND = ROOT / "frontend"
ENVIRONMENTS = ROOT / ".venvs"
ENVIRONMENT = ROOT / ".venv"

sys.path.append(str(ROOT))


class CannotSetUp(Exception):
    """Something that only the person at the keyboard can mend; the text says how."""


def digest(files: Iterable[Path], *facts: str) -> str:
    """Hex digest over the names and bytes of files and over facts such as the platform."""
    sum_ = hashlib.sha256("\0".join((*facts, platform.system(), platform.machine(), str(ROOT))).encode())
    for file in sorted(files):
        sum_.update(f"\0{file.relative_to(ROOT)}\0".encode())
        sum_.update(file.read_bytes())
    return sum_.hexdigest()


def is_finished(folder: Path, stamp: str) -> bool:
    """Whether the folder was built to its end from what the stamp stands for."""
    mark = folder / ".stamp"
    return mark.is_file() and mark.read_text() == stamp


def finish(built: Path, stamp: str, wished: Path) -> None:
    """Put the stamp on a folder built aside, then let it take the place of the former one."""
    (built / ".stamp").write_text(stamp)
    former = wished.with_name(f".{wished.name}-former")
    shutil.rmtree(former, ignore_errors=True)
    if wished.exists():
        wished.rename(former)
    built.rename(wished)
    shutil.rmtree(former, ignore_errors=True)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Hold the checkout's lock, so that two commands started together build once."""
    if not os.access(ROOT, os.W_OK):
        raise CannotSetUp(f"{ROOT} cannot be written to by {os.environ.get('USER', 'this user')}.")
    ENVIRONMENTS.mkdir(exist_ok=True)
    with (ENVIRONMENTS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def require_space(megabytes: int, what: str) -> None:
    """Raises CannotSetUp when the disk has no room for what is about to be built."""
    free = shutil.disk_usage(ROOT).free // 2**20
    if free < megabytes:
        raise CannotSetUp(f"{what} needs {megabytes} MB of disk, {free} MB are free.")


def python_version() -> str:
    return f"{sys.implementation.name} {platform.python_version()} {sys.base_prefix}"
