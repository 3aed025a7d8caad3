"""Organisations: companies with an account here, and who belongs to them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, insert, select

from portal.core.ids import new_id
from portal.people import tables
from portal.people.users import raise_version
from portal.people.wording import line

_organisation, _member = tables.organisation.c, tables.membership.c


class OrganisationRole(StrEnum):
    """What a user is in their company: admins see the deals of others, managers those of their teams."""

    ADMIN = "admin"
    MANAGER = "manager"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Membership:
    """A user's place in one company."""

    organisation: str
    name: str
    role: OrganisationRole


def add_organisation(connection: Connection, name: str, now: datetime) -> str:
    """A new company; returns its id. Raises Invalid for a name that no room takes."""
    organisation, called = new_id(), line(name, "organisation")
    connection.execute(insert(tables.organisation).values(id=organisation, name=called, created=now))
    return organisation


def organisation_by_name(connection: Connection, name: str) -> str | None:
    """The id of the oldest company of exactly that name."""
    wanted = select(_organisation.id).where(_organisation.name == name.strip())
    return connection.execute(wanted.order_by(_organisation.created).limit(1)).scalar_one_or_none()


def add_membership(connection: Connection, organisation: str, user: str, role: OrganisationRole) -> None:
    """The user belongs to the company from now on."""
    connection.execute(insert(tables.membership).values(organisation=organisation, user=user, role=role))
    raise_version(connection, user)


def memberships_of(connection: Connection, user: str) -> list[Membership]:
    """The user's companies, by name."""
    wanted = select(_organisation.id, _organisation.name, _member.role).join(
        tables.membership, _organisation.id == _member.organisation
    )
    rows = connection.execute(
        wanted.where(_member.user == user).order_by(_organisation.name, _organisation.id)
    )
    return [Membership(organisation, name, OrganisationRole(role)) for organisation, name, role in rows]


def role_in(connection: Connection, user: str, organisation: str) -> OrganisationRole | None:
    """What the user is in that company; None for a stranger."""
    wanted = select(_member.role).where(_member.user == user, _member.organisation == organisation)
    role = connection.execute(wanted).scalar_one_or_none()
    return None if role is None else OrganisationRole(role)
