"""What the doctor looks at: each check is a question with its answer and the remedy."""

import os
import shutil
import socket
import sqlite3
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import Connection, func, select

from portal.core import clock as time
from portal.core.config import DATABASE_FILE, Settings
from portal.core.data_folder import FolderInUse, held, is_held
from portal.core.migrate import head, is_new, read_once, revision_of
from portal.journal.tables import stream
from portal.worker.jobs import dead_jobs

ENOUGH_DISK = 1 << 30


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, and what to do about it unless it is good."""

    what: str
    mend: str
    is_good: bool


def good(what: str) -> Finding:
    """Nothing to mend."""
    return Finding(what, "", is_good=True)


def bad(what: str, mend: str) -> Finding:
    """Something to mend."""
    return Finding(what, mend, is_good=False)


def python() -> Finding:
    """The interpreter is one that the product is tested on."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    return Finding(f"Python {version}", "use Python 3.11 or later", sys.version_info >= (3, 11))


def sqlite() -> Finding:
    """SQLite knows RETURNING and UPSERT."""
    enough = sqlite3.sqlite_version_info >= (3, 35)
    return Finding(f"SQLite {sqlite3.sqlite_version}", "use a Python built with SQLite 3.35 or later", enough)


def data_folder(settings: Settings) -> Finding:
    """The data folder can be written, and nobody else on the machine can read it."""
    folder = settings.data.absolute()
    if not folder.exists():
        parent = next(path for path in folder.parents if path.exists())
        writable = parent.is_dir() and os.access(parent, os.W_OK)
        return Finding(f"data folder {folder} will be made", f"make {parent} a writable folder", writable)
    if not folder.is_dir():
        return bad(f"data folder {folder} is not a folder", "set PORTAL_DATA to one")
    if not os.access(folder, os.W_OK | os.X_OK):
        return bad(f"data folder {folder} is not writable", "chown it to the user that serves")
    private = folder.stat().st_mode & 0o077 == 0
    return Finding(f"data folder {folder}", f"others can look into it: chmod 700 {folder}", private)


def server(settings: Settings) -> Finding:
    """Told for information: whether a server holds the folder now."""
    running = settings.is_sqlite and is_held(settings.data)
    return good(f"a server is {'running' if running else 'not running'} on this data folder")


def disk(settings: Settings) -> Finding:
    """There is room for a while."""
    folder = settings.data.absolute()
    free = shutil.disk_usage(next(path for path in (folder, *folder.parents) if path.exists())).free
    return Finding(
        f"{free >> 20} MiB of disk free", "writes stop when it is full: make room", free >= ENOUGH_DISK
    )


def database(settings: Settings) -> Finding:
    """The database answers and has this version's schema."""
    if is_new(settings.database_url):
        return good("no database yet: the first start makes it")
    try:
        revision = revision_of(settings.database_url)
    except Exception as error:  # noqa: BLE001 - whatever the driver says, the person must hear it
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        return bad(f"database does not answer ({reason})", _mend(settings, reason))
    mend = "portal migrate, or start the server: it migrates"
    if revision is not None and revision > head():
        mend = "it was used by a newer version: install that one again"
    return Finding(
        f"database schema {revision or 'empty'}, this version's is {head()}", mend, revision == head()
    )


def _mend(settings: Settings, reason: str) -> str:
    """A sound database that cannot be reached is never to be replaced by an old copy."""
    if not settings.is_sqlite:
        return "check DATABASE_URL and that it runs"
    if "malformed" in reason or "not a database" in reason:
        return "portal restore FILE, with a copy of portal.db"
    if "locked" in reason:
        return "close other programs that use it"
    return "chown and chmod for the user that serves; check the disk"


def writing(settings: Settings) -> Finding:
    """The embedded database takes writes, as far as that can be told without writing."""
    if not settings.is_sqlite or is_new(settings.database_url):
        return good("nothing of the database to write to here")
    kept = sorted(settings.data.absolute().glob(f"{DATABASE_FILE}*"))
    shut = [str(path) for path in kept if not os.access(path, os.W_OK)]
    if shut:
        return bad(f"not writable: {', '.join(shut)}", "chown and chmod for the user that serves")
    try:
        with held(settings.data):
            _begin_writing(settings.data / DATABASE_FILE)
    except FolderInUse:
        return good("the database's files are writable")
    except sqlite3.Error as error:
        return bad(f"database takes no writes ({error})", "close other programs that use it; check the disk")
    return good("the database takes writes")


def _begin_writing(path: Path) -> None:
    connection = sqlite3.connect(path, timeout=1, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    finally:
        connection.close()


def jobs(settings: Settings) -> Finding:
    """No job was given up after its last try."""
    try:
        url = settings.database_url
        dead = [] if is_new(url) else read_once(url, lambda db: dead_jobs(db, 10))
    except Exception:  # noqa: BLE001 - the check of the database says why
        dead = []
    named = ", ".join(f"{job.kind} {job.id}: {job.error}" for job in dead)
    return Finding(
        f"jobs given up after their last try: {named or 'none'}",
        "the log says when and why; tell us if it is not your database or disk",
        not dead,
    )


def clock(settings: Settings) -> Finding:
    """The clock is not behind what was written already: writes would be refused."""
    try:
        last = None if is_new(settings.database_url) else read_once(settings.database_url, _last_event)
    except Exception:  # noqa: BLE001 - the check of the database says why
        last = None
    behind = last is not None and time.now() < last - timedelta(minutes=1)
    return Finding(
        f"clock says {time.now():%Y-%m-%d %H:%M} UTC", f"set it: the last event is of {last}", not behind
    )


def _last_event(connection: Connection) -> datetime | None:
    last: datetime | None = connection.execute(select(func.max(stream.c.at))).scalar_one()
    return last


def address(settings: Settings) -> Finding:
    """People reach the portal by the address under which cookies and origins are checked."""
    bound_to = f"{settings.host}:{settings.port}"
    if settings.is_https:
        mend = "trust the proxy that ends TLS: PORTAL_TRUSTED_PROXIES, or all sign-ins share one limit"
        return Finding(f"{settings.public_url} by way of {bound_to}", mend, bool(settings.trusted_proxies))
    matches = (urlsplit(settings.public_url).port or 80) == settings.port
    return Finding(
        f"{settings.public_url} on {bound_to}", "PUBLIC_URL names another port than PORTAL_PORT", matches
    )


def port(settings: Settings) -> Finding:
    """Nobody else listens where the server wants to."""
    with socket.socket() as probe:
        probe.settimeout(1)
        taken = probe.connect_ex(("127.0.0.1", settings.port)) == 0
    ours = taken and settings.is_sqlite and is_held(settings.data)
    return Finding(
        f"port {settings.port} is {'ours' if ours else 'taken' if taken else 'free'}",
        "set PORTAL_PORT to another one, or stop what listens there",
        ours or not taken,
    )


def front_end(settings: Settings) -> Finding:
    """The pages are built."""
    built = (settings.front_end / "index.html").exists()
    is_named = "front_end" in settings.model_fields_set
    mend = "PORTAL_FRONT_END names no built pages" if is_named else "bin/portal serve builds them"
    return Finding(f"pages {'' if built else 'not '}built", mend, built)


OF_SETTINGS: Sequence[Callable[[Settings], Finding]] = (
    data_folder,
    server,
    disk,
    database,
    writing,
    jobs,
    clock,
    address,
    port,
    front_end,
)
