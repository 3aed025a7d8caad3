"""Completes a table's columns: order of day and month, sides of owner columns, which duration counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from portal.exchange.column_values import share
from portal.exchange.columns import Column
from portal.exchange.day_order import day_order, unclear
from portal.exchange.durations import is_unit
from portal.exchange.hygiene import warned
from portal.exchange.limits import LONGEST
from portal.exchange.meanings import DATES, Meaning
from portal.exchange.owner_parts import read_part
from portal.exchange.reading import Reading
from portal.exchange.roles import is_seller_role
from portal.exchange.side_words import BUYER, OURS, SELLER, THEIRS
from portal.exchange.single_days import DayOrder
from portal.exchange.tables import Table
from portal.exchange.words import is_cjk, plainly
from portal.room.words import Side


def completed(columns: tuple[Column, ...], table: Table, reading: Reading) -> tuple[Column, ...]:
    """The columns with what only the whole table tells."""
    sided = _owner_sides(_ordered(columns, table, reading), reading)
    return tuple(
        replace(column, slashed=slash_order(column)) if column.meaning is Meaning.OWNER else column
        for column in sided
    )


def slash_order(column: Column) -> tuple[Side, Side] | None:
    """Whose person stands first in `A / B`: as the heading says, else as the titles in the column do."""
    words = plainly(column.heading)
    buyer = min((found.start() for known in (BUYER, THEIRS) if (found := known.search(words))), default=-1)
    seller = min((found.start() for known in (SELLER, OURS) if (found := known.search(words))), default=-1)
    if buyer >= 0 and seller >= 0:
        return (Side.BUYER, Side.SELLER) if buyer < seller else (Side.SELLER, Side.BUYER)
    short = [cell.text for cell in column.cells if len(cell.text) <= LONGEST]
    halves = [part for text in short if len(part := re.split(r"\s*[/／]\s*", text)) == 2]
    second = sum(is_seller_role(part[1]) for part in halves)
    first = sum(is_seller_role(part[0]) for part in halves)
    if second == first:
        return None
    return (Side.BUYER, Side.SELLER) if second > first else (Side.SELLER, Side.BUYER)


def _ordered(columns: tuple[Column, ...], table: Table, reading: Reading) -> tuple[Column, ...]:
    """The order of day and month for each date column; a column that leaves it open follows the others."""
    preferred = DayOrder.MONTH_FIRST
    dates = [
        column
        for column in columns
        if column.meaning in DATES and not column.unit and any(unclear(cell.text) for cell in column.cells)
    ]
    month_first = any(is_cjk(text) for text in table.headings.values())
    if not dates or month_first:
        every = [cell.text for column in dates for cell in column.cells]
        preferred = day_order(every, reading.start, preferred)[0] if every else preferred
    own = {
        column.index: day_order([cell.text for cell in column.cells], reading.start, preferred)
        for column in dates
    }
    settled = {order for order, certain in own.values() if certain}
    shared = next(iter(settled)) if len(settled) == 1 else None
    found = []
    for column in columns:
        order, certain = own.get(column.index, (shared or preferred, True))
        if not certain and (shared or month_first):
            order, certain = shared or order, True
        found.append(replace(column, order=order, sure=certain))
        if not certain:
            example = next(cell.text for cell in column.cells if unclear(cell.text))
            reading.warnings.append(
                warned("day_month_order_assumed", example=example, order=order.value.replace("_", " "))
            )
    return tuple(found)


def _owner_sides(columns: tuple[Column, ...], reading: Reading) -> tuple[Column, ...]:
    """Two owner columns without a side: by company, by the roles in them, else the first is the buyer's."""
    named = tuple(
        replace(column, side=_company_side(column, reading) or column.side) if _owns(column) else column
        for column in columns
    )
    plain = [column for column in named if column.meaning is Meaning.OWNER]
    if len(plain) != 2:
        return named
    if any(column.side is None and len(_value_sides(column, reading)) > 1 for column in plain):
        return named
    sides = [column.side or next(iter(_value_sides(column, reading)), None) for column in plain]
    if not any(sides):
        sides = [Side.BUYER, Side.SELLER]
        reading.warnings.append(warned("owner_columns_assumed", buyer=plain[0].label))
    first = sides[0] or (Side.SELLER if sides[1] is Side.BUYER else Side.BUYER)
    second = Side.SELLER if first is Side.BUYER else Side.BUYER
    given = {plain[0].index: first, plain[1].index: second}
    return tuple(
        replace(column, side=given[column.index]) if column.index in given else column for column in named
    )


def _owns(column: Column) -> bool:
    return column.meaning in {Meaning.OWNER, Meaning.BUYER_OWNER, Meaning.SELLER_OWNER}


def _company_side(column: Column, reading: Reading) -> Side | None:
    words = plainly(column.heading)
    found = [
        side
        for name, side in reading.view.companies.items()
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) or (is_cjk(name) and name in words)
    ]
    return found[0] if len(found) == 1 else None


def _value_sides(column: Column, reading: Reading) -> set[Side]:
    found = {read_part(cell.text, reading.view, None).side for cell in column.cells}
    return {side for side in (Side.BUYER, Side.SELLER) if side in found}


def names_units(column: Column) -> bool:
    """Whether a column of durations only holds the units of the numbers in another one."""
    return bool(column.cells) and share(column, lambda cell: is_unit(cell.text)) == 1


def unit_of(columns: Sequence[Column]) -> Column | None:
    """The column that names the units of bare durations, where there is one."""
    return next((one for one in columns if one.meaning is Meaning.DURATION and names_units(one)), None)


def duration_of(columns: Sequence[Column], wanted: str | None, reading: Reading) -> Column | None:
    """The duration column that counts: the one asked for, else the middle one, with a warning."""
    found = [column for column in columns if column.meaning is Meaning.DURATION and not names_units(column)]
    asked = [column for column in found if wanted and plainly(column.label) == plainly(wanted)]
    if asked:
        return asked[0]
    if len(found) < 2:
        return found[0] if found else None
    middle = found[(len(found) - 1) // 2]
    others = ", ".join(column.label for column in found if column is not middle)
    reading.warnings.append(warned("duration_column_chosen", column=middle.label, others=others))
    return middle
