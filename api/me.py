"""The reader's own account."""

from typing import Any

from litestar import Request, get, patch
from litestar.di import NamedDependency
from litestar.params import JSONBody
from sqlalchemy import Connection

from api.policy import Policy
from api.reader import find_standing
from api.services import Services
from api.shapes import Input, Output
from portal.people.organisations import OrganisationRole, memberships_of
from portal.people.standing import Standing
from portal.people.users import set_language, user_of
from portal.room.registry import PROTOCOL
from portal.text import Language


class Person(Output):
    """The reader. Language "" means: as the browser says."""

    id: str
    name: str
    email: str
    language: str


class Company(Output):
    """A company that the reader belongs to."""

    id: str
    name: str
    role: OrganisationRole


class Me(Output):
    """Who is signed in, and how this server speaks."""

    user: Person
    organisations: list[Company]
    demo: bool
    protocol: int


class Visit(Output):
    """Who is signed in in the browser that asks; null for nobody."""

    me: Me | None


class Wishes(Input):
    """What people may change about their own account."""

    language: Language


@get("/api/session", operation_id="getSession", opt={"policy": Policy.PUBLIC})
async def get_session(request: Request[Any, Any, Any], services: NamedDependency[Services]) -> Visit:
    """What `/api/me` answers, and no error for a stranger: a page may ask before anybody signs in."""
    reader = await find_standing(request, services)
    if reader is None:
        return Visit(me=None)
    return Visit(me=await services.database.read(lambda db: _me(db, services, reader.user)))


@get("/api/me", operation_id="getMe", opt={"policy": Policy.SIGNED_IN})
async def get_me(services: NamedDependency[Services], reader: NamedDependency[Standing]) -> Me:
    """The reader's account and companies."""
    return await services.database.read(lambda db: _me(db, services, reader.user))


@patch("/api/me", operation_id="changeMe", opt={"policy": Policy.SIGNED_IN})
async def change_me(
    services: NamedDependency[Services], reader: NamedDependency[Standing], data: JSONBody[Wishes]
) -> Me:
    """Choose the language of the reader's pages and mails."""

    def change(db: Connection) -> Me:
        set_language(db, reader.user, data.language)
        return _me(db, services, reader.user)

    return await services.database.write(change)


def _me(db: Connection, services: Services, user: str) -> Me:
    person = user_of(db, user)
    companies = [Company(id=c.organisation, name=c.name, role=c.role) for c in memberships_of(db, user)]
    return Me(
        user=Person(id=person.id, name=person.name, email=person.email, language=person.language),
        organisations=companies,
        demo=services.settings.demo,
        protocol=PROTOCOL,
    )
