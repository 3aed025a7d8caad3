"""The demo's person picker: sign in as anybody. These routes exist in the demo alone."""

from typing import Any

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from sqlalchemy import Connection

from api.policy import Policy
from api.services import Services
from api.session_cookie import begin_anew, session_cookie
from api.shapes import Output
from portal.core.errors import NotFound
from portal.people.organisations import memberships_of
from portal.people.users import AccountState, User, active_users, user_of


class DemoPerson(Output):
    """Somebody of the demo world, with the companies they belong to."""

    id: str
    name: str
    organisations: list[str]


@get("/api/demo/people", operation_id="listDemoPeople", opt={"policy": Policy.DEMO})
async def list_people(services: NamedDependency[Services]) -> list[DemoPerson]:
    """Everybody whom a visitor of the demo can be."""

    def people(db: Connection) -> list[DemoPerson]:
        return [_person(db, user) for user in active_users(db)]

    return await services.database.read(people)


@post(
    "/api/demo/people/{user:str}",
    operation_id="becomeDemoPerson",
    opt={"policy": Policy.DEMO},
    status_code=204,
)
async def become(
    services: NamedDependency[Services], request: Request[Any, Any, Any], user: FromPath[str]
) -> Response[None]:
    """Begin a session as that person."""

    def begin(db: Connection) -> str:
        if user_of(db, user).standing is not AccountState.ACTIVE:
            raise NotFound
        return begin_anew(db, request, services.settings.cookie, user)

    token = await services.database.write(begin)
    return Response(None, status_code=204, cookies=[session_cookie(services.settings, token)])


def _person(db: Connection, user: User) -> DemoPerson:
    companies = [membership.name for membership in memberships_of(db, user.id)]
    return DemoPerson(id=user.id, name=user.name, organisations=companies)


HANDLERS = [list_people, become]
