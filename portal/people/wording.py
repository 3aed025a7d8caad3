"""Names and addresses of accounts: what the cards and companies of a room can hold, and nothing else."""

from pydantic import TypeAdapter, ValidationError

from portal.core.errors import Invalid
from portal.room.fields import Address, Line

_LINE: TypeAdapter[str] = TypeAdapter(Line)
_ADDRESS: TypeAdapter[str] = TypeAdapter(Address)


def line(text: str, field: str) -> str:
    """A name as a room keeps it: trimmed, on one line; raises Invalid for one that no room takes."""
    try:
        return _LINE.validate_python(text)
    except ValidationError as error:
        raise Invalid("name_malformed", field=field) from error


def address(text: str) -> str:
    """An address as a card keeps it; raises Invalid for one that no card takes."""
    try:
        return _ADDRESS.validate_python(text)
    except ValidationError as error:
        raise Invalid("email_malformed") from error
