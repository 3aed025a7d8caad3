"""The data folder: private to its owner, and held by one process at a time.

SQLite before 3.51.3 can damage a WAL database that several processes write or checkpoint.
"""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = "lock"


class FolderInUse(Exception):
    """Another process serves from that folder."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Make the folder if need be and hold its lock; raises FolderInUse, or OSError for bad rights."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)) from None
    lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise FolderInUse(folder) from None
    try:
        yield
    finally:
        os.close(lock)


def is_held(folder: Path) -> bool:
    """Whether some process holds the folder now."""
    if not (folder / LOCK).exists():
        return False
    try:
        with held(folder):
            return False
    except FolderInUse:
        return True
