"""The reader's sessions: see them, end one, end all, sign out."""

from datetime import datetime

from litestar import Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from api.policy import Policy
from api.services import Services
from api.session_cookie import cleared_cookie
from api.shapes import Output
from portal.core import clock
from portal.core.errors import NotFound
from portal.people.sessions import end_all_sessions, end_session, live_sessions
from portal.people.standing import Standing

LEAVING = {"policy": Policy.SIGNED_IN, "leaving": True}


class SessionView(Output):
    """One signed-in browser; `current` is the one that asks."""

    id: str
    created: datetime
    seen: datetime
    user_agent: str
    current: bool


@get("/api/sessions", operation_id="listSessions", opt={"policy": Policy.SIGNED_IN})
async def list_sessions(
    services: NamedDependency[Services], reader: NamedDependency[Standing]
) -> list[SessionView]:
    """The reader's signed-in browsers, last seen first."""
    now = clock.now()
    sessions = await services.database.read(lambda db: live_sessions(db, reader.user, now))
    return [
        SessionView(
            id=session.id,
            created=session.created,
            seen=session.seen,
            user_agent=session.user_agent,
            current=session.id == reader.session,
        )
        for session in sessions
    ]


@delete("/api/sessions/{session:str}", operation_id="endSession", opt={"policy": Policy.SIGNED_IN})
async def end_one(
    services: NamedDependency[Services], reader: NamedDependency[Standing], session: FromPath[str]
) -> None:
    """End one of the reader's sessions; its sockets close within a second."""
    now = clock.now()
    if not await services.database.write(lambda db: end_session(db, reader.user, session, now)):
        raise NotFound


@delete("/api/sessions", operation_id="endAllSessions", opt=LEAVING)
async def end_all(services: NamedDependency[Services], reader: NamedDependency[Standing]) -> Response[None]:
    """Sign out everywhere, here too."""
    now = clock.now()
    await services.database.write(lambda db: end_all_sessions(db, reader.user, now))
    return Response(None, status_code=204, cookies=[cleared_cookie(services.settings)])


@post("/api/session/end", operation_id="signOut", opt=LEAVING, status_code=204)
async def sign_out(services: NamedDependency[Services], reader: NamedDependency[Standing]) -> Response[None]:
    """End the session that asks."""
    now = clock.now()
    await services.database.write(lambda db: end_session(db, reader.user, reader.session, now))
    return Response(None, status_code=204, cookies=[cleared_cookie(services.settings)])
