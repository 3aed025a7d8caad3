"""What stands in a command's way outside this program, in one sentence each; a bug has none."""

import socket
import sqlite3
from collections.abc import Iterator

from pydantic import ValidationError

from portal.core.control import Broken
from portal.core.data_folder import FolderInUse
from portal.core.database import ClockBehind, OutcomeUnknown, Unavailable
from portal.core.errors import Refusal
from portal.core.migrate import UnknownSchema
from portal.text import Language, sentence

PLAIN = ("PUBLIC_URL", "DATABASE_URL")
ASK = "`portal doctor` may know more."


def wrong_settings(error: ValidationError) -> Iterator[tuple[str, str]]:
    """Each wrong setting as one types it, and what is wrong; not those that merely follow from another."""
    for wrong in error.errors():
        if wrong["type"] != "default_factory_not_called":
            name = variable(str(wrong["loc"][0])) if wrong["loc"] else "settings"
            yield name, wrong["msg"].removeprefix("Value error, ").removeprefix(f"{name} is ")


def variable(setting: str) -> str:
    """The environment variable of a setting."""
    name = setting.upper()
    return name if name.startswith("PORTAL_") or name in PLAIN else f"PORTAL_{name}"


def told(error: Exception) -> tuple[int, str]:
    """The exit code and what to say; nothing to say of a bug."""
    if isinstance(error, ValidationError):
        return 2, "\n".join(f"{name}: {wrong}" for name, wrong in wrong_settings(error))
    return 1, sentence_about(error)


def sentence_about(error: Exception) -> str:
    """For the person at the terminal; empty for a bug, whose traceback is worth more."""
    match error:
        case FolderInUse():
            return f"Another process serves from {error.args[0]}: stop it first."
        case Refusal():
            return sentence(Language.ENGLISH, f"refused.{error.code}", error.fields)
        case Broken():
            return f"The server failed over this ({error}): its log says why."
        case UnknownSchema():
            return f"A newer version has used this database (schema {error}): install that one again."
        case Unavailable():
            codes = {OutcomeUnknown: "unknown_outcome", ClockBehind: "clock_behind"}
            code = codes.get(type(error), "unavailable")
            return f"{sentence(Language.ENGLISH, f'refused.{code}', {})} {ASK}"
    return _of_the_system(error) or _of_the_database(error)


def _of_the_system(error: Exception) -> str:
    if isinstance(error, UnicodeEncodeError) and "surrogates" in error.reason:
        return "An argument or a setting holds bytes that are not UTF-8."
    if not isinstance(error, OSError):
        return ""
    reason = error.strerror or str(error) or type(error).__name__
    if error.filename:
        return f"{error.filename}: {reason}. {ASK}"
    if isinstance(error, (ConnectionError, TimeoutError, socket.gaierror)):
        return f"The database does not answer: {reason}. {ASK}"
    return f"{reason}. {ASK}"


def _of_the_database(error: Exception) -> str:
    """Only what a sound program may meet: a wrong statement or a broken rule is a bug."""
    from asyncpg import InterfaceError, PostgresError  # type: ignore[import-untyped]
    from sqlalchemy.exc import DatabaseError, OperationalError
    from sqlalchemy.exc import InterfaceError as LostInterface

    if type(error) in (DatabaseError, OperationalError, LostInterface):
        error = getattr(error, "orig", None) or error
        error = error.__cause__ if isinstance(error.__cause__, Exception) else error
    if isinstance(error, (sqlite3.DatabaseError, PostgresError, InterfaceError, OSError)):
        reason = str(error).partition("\n")[0] or type(error).__name__
        return f"The database cannot be used: {reason}. {ASK}"
    return ""
