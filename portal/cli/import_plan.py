"""`portal import`: a spreadsheet becomes a draft room; the result alone goes to stdout."""

import argparse
import asyncio
import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from pydantic import ValidationError
from sqlalchemy import Connection

from api.services import Services
from portal.cli.stores import services_of
from portal.core import clock
from portal.core.config import Settings
from portal.core.control import Handler, NoServer, call
from portal.core.data_folder import held
from portal.core.errors import NotFound
from portal.core.ids import new_command
from portal.core.migrate import is_new, read_once, upgrade
from portal.exchange.apart import read_apart
from portal.exchange.draft_json import draft_of
from portal.exchange.errors import Unreadable
from portal.exchange.into_room import Room, begin_request, malformed
from portal.exchange.options import ReadOptions
from portal.exchange.summary import summary
from portal.journal.commands import Refused
from portal.people.deals import home_organisation, new_draft
from portal.people.users import User, user_by_email
from portal.room.words import Side

CALL = "import"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the sheet does not say."""
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--start", type=date.fromisoformat, help="first day of the plan (default: today)")
    parser.add_argument("--as", dest="side", choices=("seller", "buyer"), default="seller")
    parser.add_argument("--company", default="", help="the other company")
    parser.add_argument("--name", default="", help="name of the room (default: the file's)")
    parser.add_argument("--by", default="", metavar="EMAIL", help="who imports; needed to make the room")
    parser.add_argument("--zone", default="UTC", help="the room's time zone (default: UTC)")
    parser.add_argument("--column", default=None, metavar="NAME", help="which duration column to take")
    parser.add_argument("--dry-run", action="store_true", help="only say what the sheet holds")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")


def run(options: argparse.Namespace) -> int:
    """0 with the result on stdout, 2 with a sentence on stderr for a file that is refused."""
    if not options.dry_run and not options.by:
        print("Say with --by EMAIL who imports, or try --dry-run.", file=sys.stderr)
        return 2
    if options.zone not in available_timezones():
        print(f"--zone {options.zone}: not a time zone", file=sys.stderr)
        return 2
    start = options.start or clock.today(options.zone, clock.now())
    reading = ReadOptions(
        start=start,
        importer_side=Side(options.side),
        duration_column=options.column,
        company=options.company,
        organisation=_own_company(options.by) if options.by else "",
    )
    print(f"Reading {options.file} …", file=sys.stderr)
    try:
        data = options.file.read_bytes()
        found = asyncio.run(read_apart(data, options.file.name, reading))["draft"]
    except OSError as error:
        print(f"{options.file}: {error.strerror}", file=sys.stderr)
        return 2
    except Unreadable as refusal:
        print(refusal.sentence, file=sys.stderr)
        return 2
    made = None if options.dry_run else _made(options, found)
    _print(found, made, as_json=options.json)
    return 0


def control_handlers(services: Services) -> dict[str, Handler]:
    """What a running server does for this command."""

    async def make(wish: Mapping[str, Any]) -> str:
        return await make_room(services, wish)

    return {CALL: make}


async def make_room(services: Services, wish: Mapping[str, Any]) -> str:
    """Begin the draft; returns the room's id. NotFound for an address that nobody has."""
    maker, organisation, company = await services.database.read(lambda db: _importer(db, wish["by"]))
    room = Room(
        name=wish["name"],
        side=Side(wish["side"]),
        own_company=company,
        other_company=wish["company"] or "?",
        maker_name=maker.name,
        maker_email=maker.email,
        zone=wish["zone"],
    )
    try:
        request = begin_request(draft_of(wish["draft"]), room)
    except ValidationError as error:
        raise malformed(error) from error
    command = new_draft(new_command(), maker.id, organisation, request)
    answer = await services.journal.submit(command)
    if isinstance(answer, Refused):
        raise answer.refusal
    return command.name.room


def _made(options: argparse.Namespace, draft: dict[str, Any]) -> str:
    settings = Settings()
    wish = {"by": options.by, "side": options.side, "company": options.company, "draft": draft}
    wish["zone"] = options.zone
    wish["name"] = options.name or options.file.stem.encode("utf-8", "replace").decode()
    room = asyncio.run(_asked(settings, wish))
    print(f"{settings.public_url}/rooms/{room}", file=sys.stderr)
    return room


async def _asked(settings: Settings, wish: Mapping[str, Any]) -> str:
    if not settings.is_sqlite:
        return await _by_ourselves(settings, wish)
    try:
        return str(await call(settings.data, CALL, wish))
    except NoServer:
        with held(settings.data):
            return await _by_ourselves(settings, wish)


async def _by_ourselves(settings: Settings, wish: Mapping[str, Any]) -> str:
    await asyncio.to_thread(upgrade, settings.database_url)
    async with services_of(settings) as services:
        return await make_room(services, wish)


def _own_company(email: str) -> str:
    """What the importer's company is called: the sheet may name it as an owner."""
    settings = Settings()
    if is_new(settings.database_url):
        return ""
    return read_once(settings.database_url, lambda db: _importer(db, email))[2]


def _importer(db: Connection, email: str) -> tuple[User, str, str]:
    user = user_by_email(db, email)
    if user is None:
        raise NotFound("no_such_user")
    return user, *home_organisation(db, user.id)


def _print(draft: dict[str, Any], room: str | None, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(draft | ({"room": room} if room else {}), ensure_ascii=False, indent=2))
    else:
        print(summary(draft_of(draft)))
