"""Learns from the whole file on which side people stand, before any row is read by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portal.exchange.columns import Column
from portal.exchange.meanings import OWNERS, Meaning
from portal.exchange.owner_parts import Found
from portal.exchange.owners import read_owner
from portal.exchange.reading import Reading
from portal.exchange.row_owners import column_side
from portal.exchange.words import plainly
from portal.room.words import Side


def known_people(columns: Iterable[Column], reading: Reading) -> dict[str, Side]:
    """Sides by plain name: of listed people, and of those whose side some owner cell states."""
    sides: dict[str, set[Side]] = {}
    for person in reading.people.all:
        if person.name and person.side:
            sides.setdefault(plainly(person.name), set()).add(person.side)
    for column in columns:
        if column.meaning in OWNERS:
            for found in _stated(column, reading):
                if found.side and found.name:
                    sides.setdefault(plainly(found.name), set()).add(found.side)
    return {name: next(iter(known)) for name, known in sides.items() if len(known) == 1}


def _stated(column: Column, reading: Reading) -> Iterator[Found]:
    side = column.side if column.meaning is Meaning.OWNER else column_side(column)
    for text in sorted(column.texts):
        yield from read_owner(text, reading.view, None, side).people
