"""Plans from spreadsheets: read with corrections as often as wished, then made a draft. No file is kept."""

import asyncio
import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Annotated, Any

from litestar import Request, Response, Router, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType
from litestar.exceptions import ClientException, HTTPException
from litestar.params import Body
from pydantic import Field, ValidationError
from sqlalchemy import Connection

from api.policy import Policy
from api.room.doors import DeedOutcome, Key, done
from api.services import Services
from api.shapes import Input
from portal.core import clock
from portal.core.errors import Invalid
from portal.core.ids import new_command
from portal.deal.draft import BeginDraft
from portal.exchange.apart import read_apart
from portal.exchange.draft_json import draft_of
from portal.exchange.errors import Unreadable
from portal.exchange.into_room import Room, begin_request, malformed
from portal.exchange.limits import LIMITS
from portal.exchange.meanings import Meaning
from portal.exchange.options import ReadOptions
from portal.people.deals import home_organisation, new_draft
from portal.people.standing import Standing
from portal.people.users import User, user_of
from portal.room.fields import Day, Line, MaybeLine, Zone
from portal.room.words import Side


class ColumnMeans(Input):
    """What a column holds; `column` counts from 0."""

    tab: str
    column: Annotated[int, Field(ge=0, le=1_000)]
    meaning: Meaning


class CellSays(Input):
    """A cell put right; `row` as the spreadsheet shows it, `column` counts from 0."""

    tab: str
    row: Annotated[int, Field(ge=1, le=10_000_000)]
    column: Annotated[int, Field(ge=0, le=1_000)]
    text: Annotated[str, Field(max_length=4_000)]


class ImportOptions(Input):
    """How to read the sheet; `titles` are accepted rewordings by the draft's step id."""

    start: Day | None = None
    side: Side = Side.SELLER
    company: MaybeLine = ""
    name: MaybeLine = ""
    zone: Zone = "UTC"
    duration_column: str | None = None
    columns: Annotated[tuple[ColumnMeans, ...], Field(max_length=500)] = ()
    cells: Annotated[tuple[CellSays, ...], Field(max_length=5_000)] = ()
    titles: Annotated[dict[str, Line], Field(default_factory=dict, max_length=2_000)]


@dataclass
class Sheet:
    """A multipart body: the file, and its options as JSON."""

    file: UploadFile
    options: str = "{}"


SheetBody = Annotated[Sheet, Body(media_type=RequestEncodingType.MULTI_PART)]


@post("/preview", operation_id="previewImport", opt={"policy": Policy.SIGNED_IN}, status_code=200)
async def preview_import(
    services: NamedDependency[Services], reader: NamedDependency[Standing], data: SheetBody
) -> Response[dict[str, Any]]:
    """What the sheet says: the draft, the columns with their meanings, doubtful cells, better wordings."""
    options = _options(data)
    _, _, company = await services.database.read(lambda db: _importer(db, reader.user))
    async with services.imports.of(reader.user):
        return Response(await _read(data, options, company))


@post("/room", operation_id="importRoom", opt={"policy": Policy.SIGNED_IN})
async def import_room(
    services: NamedDependency[Services],
    reader: NamedDependency[Standing],
    data: SheetBody,
    key: Key = None,
) -> DeedOutcome:
    """Make the sheet a draft room of the reader's company."""
    options = _options(data)
    maker, organisation, company = await services.database.read(lambda db: _importer(db, reader.user))
    async with services.imports.of(reader.user):
        found = await _read(data, options, company)
    room = Room(
        name=options.name or PurePath(data.file.filename).stem,
        side=options.side,
        own_company=company,
        other_company=options.company or "?",
        maker_name=maker.name,
        maker_email=maker.email,
        zone=options.zone,
    )
    try:
        request = await asyncio.to_thread(_begun, found["draft"], room, options.titles)
    except ValidationError as error:
        raise malformed(error) from error
    asked = [await _fingerprint(data.file), options.model_dump(mode="json")]
    return await done(services, new_draft(key or new_command(), reader.user, organisation, request, asked))


def _begun(draft: dict[str, Any], room: Room, titles: dict[str, str]) -> BeginDraft:
    return begin_request(draft_of(draft), room, titles)


async def read_parts(request: Request[Any, Any, Any]) -> None:
    """Litestar's own reading of the parts takes one in an unknown charset for a bug of ours."""
    try:
        await request.form()
    except HTTPException:
        raise
    except (LookupError, ValueError) as error:
        raise ClientException from error


async def _fingerprint(file: UploadFile) -> str:
    await file.seek(0)
    named = hashlib.sha256(file.filename.encode() + b"\0")
    await asyncio.to_thread(named.update, await file.read())
    return named.hexdigest()


def _options(sheet: Sheet) -> ImportOptions:
    try:
        return ImportOptions.model_validate_json(sheet.options)
    except ValidationError as error:
        raise malformed(error) from error


def _importer(db: Connection, user: str) -> tuple[User, str, str]:
    organisation, company = home_organisation(db, user)
    return user_of(db, user), organisation, company


async def _read(sheet: Sheet, options: ImportOptions, company: str) -> dict[str, Any]:
    start: date = options.start or clock.today(options.zone, clock.now())
    reading = ReadOptions(
        start=start,
        importer_side=options.side,
        duration_column=options.duration_column,
        company=options.company,
        organisation=company,
        columns={(c.tab, c.column): c.meaning for c in options.columns},
        cells={(c.tab, c.row, c.column): c.text for c in options.cells},
    )
    try:
        return await read_apart(await sheet.file.read(), sheet.file.filename, reading)
    except Unreadable as refusal:
        raise Invalid(f"import.{refusal.code}", **refusal.fields) from refusal


imports = Router(
    "/api/imports",
    route_handlers=[preview_import, import_room],
    before_request=read_parts,
    request_max_body_size=LIMITS.file + (1 << 20),
    tags=["imports"],
)
