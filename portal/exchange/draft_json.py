"""A `Draft` out of the JSON that `Draft.as_json` wrote, as it comes back from the reading process."""

import re
from typing import Any

import msgspec

from portal.exchange.draft import Draft

_CAPITAL = re.compile(r"(?<=[a-z])([A-Z])")


def draft_of(plain: dict[str, Any]) -> Draft:
    """The draft; raises msgspec.ValidationError for anything else."""
    return msgspec.convert(_snake(plain), Draft)


def _snake(value: Any) -> Any:
    if isinstance(value, dict):
        return {_name(key): _snake(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_snake(below) for below in value]
    return value


def _name(key: str) -> str:
    name = _CAPITAL.sub(lambda found: "_" + found.group(1).lower(), key)
    return "from_" if name == "from" else name
