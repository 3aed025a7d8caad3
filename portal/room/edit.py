"""Edits that name the value they replace, so that two people never overwrite each other unseen."""

from datetime import date
from typing import Any

from pydantic import BaseModel

from portal.core.columns import Row
from portal.core.errors import Conflict, Invalid
from portal.room.change import Change
from portal.room.room import set_row


def edited(row: Row, wished: BaseModel, was: BaseModel) -> Change | None:
    """The change that sets the fields of `wished` on a row of the room."""
    return set_row(row, **replacing(row, wished, was))


def replacing(row: Row, wished: BaseModel, was: BaseModel) -> dict[str, Any]:
    """The fields of `wished`, once each is known to replace what its author saw.

    Raises Invalid when `was` names other fields, Conflict `changed_meanwhile` with the present
    value when one of them is no longer what `was` says and not yet what is wished.
    """
    values = given(wished)
    before = given(was)
    if values.keys() != before.keys():
        raise Invalid("was_missing")
    for name, value in values.items():
        present = getattr(row, name)
        if present not in (before[name], value):
            raise Conflict("changed_meanwhile", row=row.id, field=name, value=plain(present))
    return values


def given(patch: BaseModel) -> dict[str, Any]:
    """The fields that a request really named."""
    return {name: getattr(patch, name) for name in type(patch).model_fields if name in patch.model_fields_set}


def plain(value: Any) -> str | int | None:
    """A row's value as a refusal's field carries it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ",".join(value)
    return value if isinstance(value, int) or value is None else str(value)
