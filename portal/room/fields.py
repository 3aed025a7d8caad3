"""The fields that requests are made of: limits and forms, checked at the edge."""

import re
import unicodedata
from datetime import date, datetime
from functools import cache
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from portal.core.ids import PATTERN

MOST_WORDS = 4_000
TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
BLANK = "\u115f\u1160\u2800\u3164\uffa0"
DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
BREAK = re.compile("\\s*[\n\t\u2028\u2029]\\s*")


class Request(BaseModel):
    """What a person asks for; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _printable(text: str) -> str:
    """Refuse what no database and no screen can hold: control characters and lone surrogates.

    Signs that turn the direction of writing around are left out: they reach into words beside them.
    """
    text = text.replace("\r\n", "\n").translate(TURNING).strip(" ")
    if any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in text):
        raise ValueError("control characters are not text")
    return text


def _one_line(text: str) -> str:
    return BREAK.sub(" ", text)


def _visible(text: str) -> str:
    if not _is_visible(text):
        raise ValueError("nothing to read")
    return text


def _blank_unless_visible(text: str) -> str:
    return text if _is_visible(text) else ""


def _is_visible(text: str) -> bool:
    """Whether any character leaves a mark: not all are spaces, of zero width, or letters without a form."""
    return any(unicodedata.category(c)[0] not in "ZC" and c not in BLANK for c in text)


@cache
def _zones() -> frozenset[str]:
    """Looked up on disk once; those that name no place are left out, as no browser knows them."""
    return frozenset(available_timezones() - {"Factory", "localtime"})


def _known_zone(text: str) -> str:
    if text not in _zones():
        raise ValueError("not a time zone")
    return text


def _plain_day(value: object) -> object:
    """A day is written as one: no moment, no number that could stand for it."""
    if isinstance(value, str) and DAY.fullmatch(value):
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise ValueError("a day is YYYY-MM-DD")


def _web_address(text: str) -> str:
    if not text.startswith(("https://", "http://")) or any(sign.isspace() for sign in text):
        raise ValueError("only web addresses")
    if not urlsplit(text).hostname:
        raise ValueError("an address of no place")
    return text


Id = Annotated[str, StringConstraints(pattern=PATTERN)]
Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(_printable),
    AfterValidator(_one_line),
    AfterValidator(_visible),
]
MaybeLine = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=200),
    AfterValidator(_printable),
    AfterValidator(_one_line),
    AfterValidator(_blank_unless_visible),
]
Words = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MOST_WORDS),
    AfterValidator(_printable),
    AfterValidator(_visible),
]
MaybeWords = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=MOST_WORDS),
    AfterValidator(_printable),
    AfterValidator(_blank_unless_visible),
]
Address = Annotated[
    str,
    StringConstraints(strip_whitespace=True, to_lower=True, max_length=254, pattern=r"^([^@\s]+@[^@\s]+)?$"),
    AfterValidator(_printable),
]
Zone = Annotated[str, StringConstraints(max_length=64), AfterValidator(_known_zone)]
WebAddress = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=2000),
    AfterValidator(_printable),
    AfterValidator(_web_address),
]
Day = Annotated[date, BeforeValidator(_plain_day), Field(ge=date(1990, 1, 1), le=date(2199, 12, 31))]
Round = Annotated[int, Field(strict=True, ge=1, le=1_000)]
Seq = Annotated[int, Field(strict=True, ge=1, le=2**53)]
Five = Annotated[int, Field(strict=True, ge=1, le=5)]
