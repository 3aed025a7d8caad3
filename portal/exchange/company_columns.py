"""Finds owner columns that are headed by nothing but a company: `Contoso | Northwind` over people's names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from portal.exchange.column_values import MOST, share
from portal.exchange.columns import Column
from portal.exchange.meanings import OWNERS, Meaning
from portal.exchange.owner_parts import Perspective, opposite
from portal.exchange.owners import read_owner
from portal.exchange.roles import is_seller_role
from portal.exchange.tables import Table
from portal.exchange.words import plainly
from portal.room.words import Side

OWNED_BY = {Side.BUYER: Meaning.BUYER_OWNER, Side.SELLER: Meaning.SELLER_OWNER}


def company_columns(columns: Sequence[Column], table: Table, view: Perspective) -> tuple[Column, ...]:
    """The columns; people below two companies, one known or named above the table, are their owners."""
    found = [one for one in columns if one.meaning is Meaning.PRIVATE and one.guessed is False]
    found = [one for one in found if one.heading and one.cells and _names_people(one, view)]
    above = plainly(" ".join(cell.text for row in table.above for cell in row))
    told = [one for one in found if plainly(one.heading) in view.companies or plainly(one.heading) in above]
    pair = [one for one in found if told and abs(one.index - told[0].index) <= 1]
    if len(pair) != 2 or any(one.meaning in OWNERS for one in columns):
        return tuple(columns)
    first = _first_side(pair, view)
    sides = {pair[0].index: first, pair[1].index: opposite(first)}
    return tuple(
        replace(one, meaning=OWNED_BY[sides[one.index]], guessed=True) if one.index in sides else one
        for one in columns
    )


def owned_by_companies(columns: Sequence[Column], view: Perspective) -> tuple[Column, ...]:
    """The columns; of two for owners one that a known company heads says whose people the other holds."""
    owners = [one for one in columns if one.meaning is Meaning.OWNER]
    known = [one for one in owners if _company_side(one, view)]
    if len(owners) != 2 or len(known) != 1:
        return tuple(columns)
    side = _company_side(known[0], view)
    return tuple(
        replace(one, meaning=OWNED_BY[side if one is known[0] else opposite(side)])
        if side and one in owners
        else one
        for one in columns
    )


def _company_side(column: Column, view: Perspective) -> Side | None:
    """The side whose company begins the heading."""
    words = plainly(column.heading)
    return next((side for name, side in view.companies.items() if words.startswith(name)), None)


def _names_people(column: Column, view: Perspective) -> bool:
    return share(column, lambda cell: not cell.text.isdigit() and read_owner(cell.text, view).people) >= MOST


def _first_side(found: Sequence[Column], view: Perspective) -> Side:
    """By the company, else by a seller's role below the other heading, else the buyer."""
    for column, turn in ((found[0], False), (found[1], True)):
        side = view.companies.get(plainly(column.heading))
        if side in OWNED_BY:
            return opposite(side) if turn else side
    sells = [any(_sells(text, view) for text in column.texts) for column in found]
    return Side.SELLER if sells == [True, False] else Side.BUYER


def _sells(text: str, view: Perspective) -> bool:
    return any(is_seller_role(one.title) for one in read_owner(text, view).people)
