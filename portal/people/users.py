"""Users: who can sign in. Their address is display only once identity providers exist."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, insert, select, update

from portal.core.errors import Invalid, NotFound
from portal.core.ids import new_id
from portal.people import tables
from portal.people.wording import address, line


class AccountState(StrEnum):
    """Whether the account may be used at all."""

    ACTIVE = "active"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class User:
    """A person who can sign in; `version` rises with every change of what they may do."""

    id: str
    email: str
    name: str
    language: str
    standing: AccountState
    version: int


def user_of(connection: Connection, user: str) -> User:
    """The user with that id; NotFound if there is none."""
    row = connection.execute(select(tables.user).where(tables.user.c.id == user)).one_or_none()
    if row is None:
        raise NotFound
    return _user(row)


def user_by_email(connection: Connection, email: str) -> User | None:
    """The user with that address, in any case of letters."""
    row = connection.execute(
        select(tables.user).where(tables.user.c.email == plain_email(email))
    ).one_or_none()
    return None if row is None else _user(row)


def active_users(connection: Connection) -> list[User]:
    """Everybody whose account may be used, by name."""
    wanted = select(tables.user).where(tables.user.c.standing == AccountState.ACTIVE)
    return [_user(row) for row in connection.execute(wanted.order_by(tables.user.c.name, tables.user.c.id))]


def add_user(connection: Connection, email: str, name: str, language: str = "") -> User:
    """A new active user; Invalid for an address or a name that no room takes.

    Language "" follows the browser.
    """
    bearing = address(plain_email(email)), line(name, "name")
    new = User(new_id(), *bearing, language, AccountState.ACTIVE, 1)
    connection.execute(
        insert(tables.user).values(
            id=new.id, email=new.email, name=new.name, language=language, standing=new.standing, version=1
        )
    )
    return new


def set_language(connection: Connection, user: str, language: str) -> None:
    """From now on this person is answered in that language."""
    connection.execute(update(tables.user).where(tables.user.c.id == user).values(language=language))


def remove_user(connection: Connection, user: str) -> None:
    """The account can no longer be used, from this commit on; its name stays in history."""
    connection.execute(
        update(tables.user).where(tables.user.c.id == user).values(standing=AccountState.REMOVED)
    )
    raise_version(connection, user)


def raise_version(connection: Connection, user: str) -> None:
    """Tell every process that what this person may do has changed."""
    connection.execute(
        update(tables.user).where(tables.user.c.id == user).values(version=tables.user.c.version + 1)
    )


def plain_email(email: str) -> str:
    """The address as it is stored: trimmed, lower-case; Invalid if it has no two halves or a line break."""
    plain = email.strip().lower()
    name, at, domain = plain.rpartition("@")
    if not at or not name or "." not in domain or any(sign.isspace() for sign in plain):
        raise Invalid("email_malformed")
    return plain


def _user(row: object) -> User:
    fields = row._mapping  # type: ignore[attr-defined]  # noqa: SLF001
    return User(**{**fields, "standing": AccountState(fields["standing"])})
