"""`portal sign-in-link`: the way in until mail exists, and the way back in for a locked-out operator."""

import argparse
import asyncio
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from api.services import Services
from portal.cli.stores import services_of
from portal.core import clock
from portal.core.config import Settings
from portal.core.control import Handler, NoServer, call
from portal.core.data_folder import held
from portal.core.errors import Conflict, NotFound
from portal.core.migrate import upgrade
from portal.journal.tables import SHARED
from portal.people.organisations import (
    OrganisationRole,
    add_membership,
    add_organisation,
    organisation_by_name,
    role_in,
)
from portal.people.seats import is_seated, seat_in
from portal.people.sessions import end_all_sessions
from portal.people.sign_in_links import issue_sign_in_link
from portal.people.users import AccountState, User, add_user, user_by_email

CALL = "sign-in-link"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whom to let in; a person who has no account yet gets one."""
    parser.add_argument("email", metavar="EMAIL")
    parser.add_argument("--name", default="", help="how the others see a new person")
    parser.add_argument(
        "--organisation", default="", help="the company the person is an admin of; made if new"
    )
    parser.add_argument("--room", default="", help="the room in which a stakeholder bears that address")


def run(options: argparse.Namespace) -> int:
    """Print the link: by the running server if there is one, else by taking the data folder's lock."""
    settings = Settings()
    wish = {key: getattr(options, key) for key in ("email", "name", "organisation", "room")}
    token = asyncio.run(_asked(settings, wish)) if settings.is_sqlite else asyncio.run(_made(settings, wish))
    print(f"{settings.public_url}/sign-in/link#{token}")
    print("Good once, for ten minutes.")
    return 0


def control_handlers(services: Services) -> dict[str, Handler]:
    """What a running server does for this command."""

    async def link(wish: Mapping[str, Any]) -> str:
        return await services.database.write(lambda db: make_link(db, **wish))

    return {CALL: link}


def make_link(db: Connection, email: str, name: str, organisation: str, room: str) -> str:
    """The token of a link for the person of that address, made and placed as wished."""
    user = user_by_email(db, email) or add_user(db, email, name or email.partition("@")[0])
    if user.standing is not AccountState.ACTIVE:
        raise Conflict("user_removed")
    if organisation:
        _belong(db, user, organisation)
    stakeholder = _card(db, room, user) if room else None
    return issue_sign_in_link(db, user.id, clock.now(), room=room or None, stakeholder=stakeholder)


async def _asked(settings: Settings, wish: Mapping[str, Any]) -> str:
    """By the server that holds the folder; by ourselves when none does."""
    try:
        token: str = await call(settings.data, CALL, wish)
    except NoServer:
        with held(settings.data):
            return await _made(settings, wish)
    return token


async def _made(settings: Settings, wish: Mapping[str, Any]) -> str:
    await asyncio.to_thread(upgrade, settings.database_url)
    async with services_of(settings) as services:
        return await services.database.write(lambda db: make_link(db, **wish))


def _card(db: Connection, room: str, user: User) -> str:
    """The card as which the person sits in a shared room, else the one that bears their address.

    Raises NotFound for none; Conflict where several bear it, or somebody else sits as it already.
    """
    seat = seat_in(db, user.id, room)
    if seat is not None:
        return seat.stakeholder
    card = SHARED["stakeholder"].c
    wanted = select(card.id).where(card.stream == f"room/{room}", func.lower(card.email) == user.email)
    match list(db.execute(wanted).scalars()):
        case []:
            raise NotFound("no_card_of_address")
        case [found] if not is_seated(db, room, found):
            return str(found)
    raise Conflict("address_taken")


def _belong(db: Connection, user: User, name: str) -> None:
    organisation = organisation_by_name(db, name) or add_organisation(db, name, clock.now())
    if role_in(db, user.id, organisation) is None:
        add_membership(db, organisation, user.id, OrganisationRole.ADMIN)
        end_all_sessions(db, user.id, clock.now())
