"""When two values of a plan say the same thing."""

import codecs
from collections.abc import Iterator, Mapping
from typing import Any

ENCODING_FAMILIES = {
    "utf-8": {"utf-8", "utf-8-sig", "ascii"},
    "utf-16": {"utf-16", "utf-16-le", "utf-16-be"},
    "shift_jis": {"shift_jis", "cp932", "shift_jis_2004", "shift_jisx0213"},
    "big5": {"big5", "cp950", "big5hkscs"},
    "gb18030": {"gb18030", "gbk", "gb2312"},
    "cp1252": {"cp1252", "iso8859-1", "iso8859-15"},
}


def plain(value: Any) -> Any:
    """Text with runs of white space as one blank; anything else as it is."""
    return " ".join(value.split()) if isinstance(value, str) else value


def alternatives(wanted: Any) -> list[Any]:
    """What `{"oneOf": [...]}` allows, or the one value."""
    if isinstance(wanted, Mapping) and set(wanted) == {"oneOf"}:
        return list(wanted["oneOf"])
    return [wanted]


def same(wanted: Any, got: Any, key: str = "") -> bool:
    """Whether `got` says what `wanted` asks for; a note need only contain it."""
    return any(same_one(choice, got, key) for choice in alternatives(wanted))


def same_one(wanted: Any, got: Any, key: str) -> bool:
    """As `same`, for one alternative."""
    if key == "encoding":
        return same_encoding(wanted, got)
    if key == "note":
        return plain(wanted) in plain(got or "")
    if key == "text":
        return plain(wanted) == plain(got) or as_number(wanted) == as_number(got) is not None
    return bool(plain(wanted) == plain(got))


def same_encoding(wanted: str, got: Any) -> bool:
    """Whether the names mean the same family of encodings."""
    try:
        name = codecs.lookup(str(got)).name
    except LookupError:
        return False
    return any(codecs.lookup(alias).name == name for alias in ENCODING_FAMILIES[wanted])


def as_number(text: Any) -> float | None:
    """The number a cell shows, whatever its thousands separator."""
    try:
        return float(str(text).replace(",", ""))
    except ValueError:
        return None


def value_of(entry: Mapping[str, Any], key: str) -> Any:
    """The first alternative an expectation gives for a key."""
    return alternatives(entry.get(key))[0]


def texts_in(value: Any) -> Iterator[str]:
    """Every text and number somewhere below a JSON value, as plain text."""
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)
    elif value is not None and not isinstance(value, bool):
        yield plain(str(value))
