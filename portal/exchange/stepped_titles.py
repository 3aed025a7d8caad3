"""Finds titles that stand in two columns like stairs: phases in one, their steps in the one beside it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from portal.exchange.columns import Column
from portal.exchange.meanings import Meaning

HEADED = {Meaning.STAGE, Meaning.MILESTONE, Meaning.ACTION}


def stepped(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns; of titles and steps without a heading in their gaps, the first are phases."""
    if sum(one.meaning in HEADED for one in columns) > 1:
        return tuple(columns)
    for left, right in itertools.pairwise(columns):
        if _beside(left, right) and _fills_gaps(left, right, columns):
            roles = {left.index: Meaning.STAGE, right.index: Meaning.ACTION}
            return tuple(
                replace(one, meaning=roles[one.index], guessed=False) if one.index in roles else one
                for one in columns
            )
    return tuple(columns)


def _beside(left: Column, right: Column) -> bool:
    """Titles, and texts without a heading right of them."""
    texts = right.meaning is Meaning.PRIVATE and not right.heading and bool(right.cells)
    return left.meaning in HEADED and bool(left.cells) and texts and right.index == left.index + 1


def _fills_gaps(left: Column, right: Column, columns: Sequence[Column]) -> bool:
    """Whether the steps stand below the phases, in rows of plan that name no phase."""
    named = {cell.row for cell in left.cells}
    told = {cell.row for one in columns if one not in (left, right) for cell in one.cells}
    below = [cell.row for cell in right.cells if cell.row not in named]
    return (
        left.cells[0].row <= right.cells[0].row
        and len(right.cells) >= len(left.cells)
        and len(below) > 1
        and sum(row in told for row in below) > len(below) / 2
    )
