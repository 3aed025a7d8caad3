"""A column of a table with its meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass

from portal.exchange.grid import Cell, column_letter
from portal.exchange.meanings import Meaning
from portal.exchange.single_days import DayOrder
from portal.exchange.words import plainly
from portal.room.words import Side

SINCE = re.compile(r"((?:(?:business|working) )?(?:days?|weeks?)) (?:from|after|since)\b")


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its meaning; `guessed` means that its heading did not say it.

    `order` is how it writes day and month, `sure` whether its own numbers settle that;
    `side` is whose owners it holds where more than its heading tells, `slashed` whose person stands first in
    `A / B`; `texts` are its different texts.
    """

    index: int
    heading: str
    meaning: Meaning
    cells: tuple[Cell, ...]
    guessed: bool = False
    order: DayOrder = DayOrder.MONTH_FIRST
    sure: bool = True
    side: Side | None = None
    slashed: tuple[Side, Side] | None = None
    texts: frozenset[str] = frozenset()

    @property
    def label(self) -> str:
        """The heading, or the letter that the spreadsheet shows."""
        return self.heading or column_letter(self.index)

    @property
    def unit(self) -> str:
        """What a bare number in a date column counts: `week {}` under a heading that says so."""
        words = plainly(self.heading)
        if since := SINCE.search(words):
            return f"+{{}} {since[1]}"
        if re.search(r"\bweeks?\b|\bwk\b|週|周", words):
            return "week {}"
        return "day {}" if re.search(r"\bday\b|day #|第.*天", words) else ""
