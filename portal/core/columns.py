"""Tables defined once, as frozen dataclasses: what each column holds, read off the annotations."""

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its id is unique within its stream."""

    id: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its Python type, whether it may be null, and whether it names a person."""

    name: str
    kind: type
    nullable: bool
    private: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A named table; `paged` tables are read by page, the others are whole in every snapshot."""

    name: str
    row: type[Row]
    columns: tuple[Column, ...]
    paged: bool = False

    def column(self, name: str) -> Column:
        """The column of that name; KeyError if there is none."""
        return _by_name(self)[name]


@cache
def _by_name(table: Table) -> Mapping[str, Column]:
    return {column.name: column for column in table.columns}


R = TypeVar("R", bound=Row)


def with_values(row: R, wished: Mapping[str, Any]) -> R:
    """The row with other values in some columns: `dataclasses.replace` at half its cost."""
    read, places = _reader(type(row))  # type: ignore[arg-type]
    laid = list(read(row))
    for name, value in wished.items():
        laid[places[name]] = value
    return type(row)(*laid)


@cache
def _reader(kind: type[Row]) -> tuple[Callable[[Row], tuple[Any, ...]], Mapping[str, int]]:
    names = [field.name for field in dataclasses.fields(kind)]
    return attrgetter(*names), {name: place for place, name in enumerate(names)}


def table(name: str, row: type[Row], *, paged: bool = False) -> Table:
    """Describe a row class; raises TypeError for an annotation no engine can store."""
    hints = typing.get_type_hints(row)
    fields = dataclasses.fields(row)
    return Table(name, row, tuple(_column(f, hints[f.name]) for f in fields), paged)


def _column(field: dataclasses.Field[Any], hint: Any) -> Column:
    options = [o for o in typing.get_args(hint) if o is not type(None)] if _is_union(hint) else [hint]
    kind = typing.get_origin(options[0]) or options[0]
    if len(options) > 1 or not _storable(kind):
        raise TypeError(f"{field.name}: {hint}")
    return Column(field.name, kind, _is_union(hint), bool(field.metadata.get("private")))


def _is_union(hint: Any) -> bool:
    return isinstance(hint, types.UnionType)


def _storable(kind: type) -> bool:
    return kind in (str, int, bool, date, datetime, tuple) or issubclass(kind, StrEnum)
