"""`portal restore`: what a restored database needs before anybody is served from it.

Browsers may hold events that the copy never had, and a session ended since is alive in it: every
stream begins a new epoch, and sessions and mailed links are void.
"""

import argparse
import asyncio
import secrets
import sqlite3
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, bindparam, delete, select, update

from portal.cli.stores import services_of
from portal.core import clock
from portal.core.config import DATABASE_FILE, Settings
from portal.core.data_folder import held
from portal.core.migrate import head, revision_of, upgrade
from portal.journal.tables import stream
from portal.people.tables import session, sign_in_link


def arguments(parser: argparse.ArgumentParser) -> None:
    """The copy, for the embedded database; PostgreSQL is restored with its own tools first."""
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="the copy of portal.db; none with PostgreSQL"
    )


def run(options: argparse.Namespace) -> int:
    """Put the copy in place, what was there aside, and begin anew for every browser."""
    settings = Settings()
    if settings.is_sqlite is (options.file is None):
        said = "FILE: name the copy of portal.db" if settings.is_sqlite else "FILE is for SQLite alone"
        print(f"{said}.", file=sys.stderr)
        return 2
    if options.file is None:
        return _begin_anew(settings)
    if wrong := _fault_of(options.file):
        print(f"{options.file}: {wrong}. Nothing was touched.", file=sys.stderr)
        return 2
    with held(settings.data):
        aside = _put_in_place(options.file, settings.data, clock.now())
        code = _begin_anew(settings)
    print(f"What was there before: {aside}" if aside else "There was no database before.")
    return code


def renew(db: Connection) -> int:
    """A new epoch for every stream, no session, no link; how many streams there are."""
    names = list(db.execute(select(stream.c.name)).scalars())
    change = update(stream).where(stream.c.name == bindparam("which")).values(epoch=bindparam("fresh"))
    if names:
        db.execute(change, [{"which": name, "fresh": secrets.token_hex(8)} for name in names])
    db.execute(delete(session))
    db.execute(delete(sign_in_link))
    return len(names)


def _begin_anew(settings: Settings) -> int:
    upgrade(settings.database_url)

    async def write() -> int:
        async with services_of(settings) as services:
            return await services.database.write(renew)

    count = asyncio.run(write())
    print(f"Restored: {count} logs begin a new epoch; everybody signs in anew.")
    return 0


def _fault_of(copy: Path) -> str:
    """Why a file is no database of ours; empty if it is."""
    if not copy.is_file():
        return "there is no such file"
    try:
        with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            sound = connection.execute("PRAGMA quick_check").fetchone()[0]
        revision = revision_of(f"sqlite:///{copy.absolute()}")
    except sqlite3.DatabaseError as error:
        return str(error)
    if sound != "ok":
        return f"damaged ({sound})"
    if revision is None:
        return "no database of this portal"
    return "of a newer version: install that one first" if revision > head() else ""


def _put_in_place(copy: Path, folder: Path, now: datetime) -> Path | None:
    """The copy is whole before anything moves; returns the folder of what was there."""
    fresh = folder / f"{DATABASE_FILE}-restoring"
    fresh.unlink(missing_ok=True)
    with closing(sqlite3.connect(copy)) as source, closing(sqlite3.connect(fresh)) as target:
        source.backup(target)
    old = [folder / f"{DATABASE_FILE}{ending}" for ending in ("", "-wal", "-shm")]
    aside = folder / f"before-restore-{now:%Y%m%dT%H%M%S}"
    kept = [path for path in old if path.exists()]
    if kept:
        aside.mkdir(mode=0o700)
    for path in kept:
        path.rename(aside / path.name)
    fresh.rename(folder / DATABASE_FILE)
    return aside if kept else None
