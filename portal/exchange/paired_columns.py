"""Tells beside which side's actions a column stands: `Buyer task | Due | Seller task | Due`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from portal.exchange.columns import Column
from portal.exchange.meanings import DATES, Meaning
from portal.exchange.owner_parts import Perspective, opposite
from portal.exchange.side_words import BUYER, NOT_A_SIDE, OURS, SELLER, THEIRS
from portal.exchange.words import plainly
from portal.room.words import Side

PROMISES = {Meaning.BUYER_ACTION: Side.BUYER, Meaning.SELLER_ACTION: Side.SELLER}
LAST_DAY = re.compile(
    r"(?:completion|finish|end) date$|date finished$|完了日$|完成(?:日期?|時間|时间)$|達成日$|达成日$"
)
PAIRED = DATES | {Meaning.STATE, Meaning.OWNER, Meaning.DURATION}


def paired(columns: Sequence[Column], view: Perspective) -> tuple[Column, ...]:
    """The columns, those beside one side's actions with that side, where both sides have actions."""
    titles = [column for column in columns if column.meaning in PROMISES]
    if {column.meaning for column in titles} != set(PROMISES):
        return tuple(columns)
    named = [replace(one, side=_said(one, view)) if one.meaning in PAIRED else one for one in columns]
    if not any(one.side for one in named if one.meaning is Meaning.DUE):
        named = [replace(one, meaning=Meaning.DUE) if _is_planned(one) else one for one in named]
    twice = {meaning for meaning in PAIRED if _stands_beside_both(named, titles, meaning)}
    return tuple(
        replace(one, side=PROMISES[_beside(one, titles).meaning])
        if one.meaning in twice and one.side is None
        else one
        for one in named
    )


def _is_planned(column: Column) -> bool:
    """`客戶完成日` beside the customer's actions, with no other date: when they are to be done."""
    return (
        column.meaning is Meaning.ACTUAL
        and column.side is not None
        and bool(LAST_DAY.search(plainly(column.heading)))
    )


def _said(column: Column, view: Perspective) -> Side | None:
    words = NOT_A_SIDE.sub(" ", plainly(column.heading))
    known = (
        (BUYER, Side.BUYER),
        (SELLER, Side.SELLER),
        (OURS, view.importer),
        (THEIRS, opposite(view.importer)),
    )
    sides = {side for words_of_side, side in known if words_of_side.search(words)}
    return next(iter(sides)) if len(sides) == 1 else None


def _stands_beside_both(columns: Sequence[Column], titles: Sequence[Column], meaning: Meaning) -> bool:
    """Whether exactly one column of that meaning, of no side yet, follows each of two columns of actions."""
    plain = [one for one in columns if one.meaning is meaning and one.side is None]
    followed = [_beside(one, titles).index for one in plain if one.index > titles[0].index]
    return len(titles) == 2 and sorted(followed) == sorted(one.index for one in titles)


def _beside(column: Column, titles: Sequence[Column]) -> Column:
    """The nearest column of actions to the left."""
    return max(
        (one for one in titles if one.index < column.index), key=lambda one: one.index, default=titles[0]
    )
