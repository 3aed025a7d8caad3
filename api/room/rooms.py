"""The reader's rooms, and the door of a new one."""

from typing import Annotated

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody
from pydantic import Field, ValidationError
from sqlalchemy import Connection

from api.policy import Policy
from api.room.doors import DeedOutcome, Key, done
from api.services import Services
from api.shapes import Input
from portal.core import clock
from portal.core.ids import new_command
from portal.deal.draft import BeginDraft
from portal.exchange.into_room import malformed
from portal.people.deals import home_organisation, new_draft
from portal.people.standing import Standing
from portal.people.users import user_of
from portal.reports.cards import RoomCard, cards_of
from portal.room.fields import Line, MaybeWords, Zone
from portal.room.words import Side


class NewRoom(Input):
    """An empty draft: what it is called, who the other company is, on which side the maker stands."""

    name: Line
    company: Line
    side: Annotated[Side, Field(description="the maker's side")] = Side.SELLER
    outcome: MaybeWords = ""
    zone: Zone = "UTC"


@get("/api/rooms", operation_id="listRooms", opt={"policy": Policy.SIGNED_IN}, tags=["rooms"])
async def list_rooms(
    services: NamedDependency[Services], reader: NamedDependency[Standing]
) -> list[RoomCard]:
    """Rooms and drafts that the reader may open."""
    return await services.database.read(lambda db: cards_of(db, reader.user))


@post("/api/rooms", operation_id="beginRoom", opt={"policy": Policy.SIGNED_IN}, tags=["rooms"])
async def begin_room(
    services: NamedDependency[Services],
    reader: NamedDependency[Standing],
    data: JSONBody[NewRoom],
    key: Key = None,
) -> DeedOutcome:
    """Begin an empty draft, seen by the reader's own company alone."""

    def prepare(db: Connection) -> tuple[str, BeginDraft]:
        organisation, company = home_organisation(db, reader.user)
        maker = user_of(db, reader.user)
        return organisation, BeginDraft(
            name=data.name,
            side=data.side,
            own_company=company,
            other_company=data.company,
            maker_name=maker.name,
            maker_email=maker.email,
            zone=data.zone,
            outcome=data.outcome,
            started=clock.today(data.zone, clock.now()),
        )

    try:
        organisation, request = await services.database.read(prepare)
    except ValidationError as error:
        raise malformed(error) from error
    asked = data.model_dump(mode="json")
    return await done(services, new_draft(key or new_command(), reader.user, organisation, request, asked))
