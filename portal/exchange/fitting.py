"""What a sheet says, fitted to what a room's fields hold; the rest is returned for the note."""

import unicodedata
from collections.abc import Iterable
from datetime import date

from portal.core.errors import Invalid
from portal.deal.draft import BeginDraft
from portal.exchange.draft import Draft
from portal.room.room import MOST_ROWS

FIRST, LAST = date(1990, 1, 1), date(2199, 12, 31)
MOST_PEOPLE, MOST_RISKS, MOST_CELLS = (
    next(limit.max_length for limit in BeginDraft.model_fields[name].metadata if hasattr(limit, "max_length"))
    for name in ("people", "risks", "private_cells")
)


def require_room(draft: Draft, cells: int) -> None:
    """Raise Invalid for a sheet with more of something than a room holds."""
    found = {
        "milestones": (len(draft.milestones), MOST_ROWS),
        "actions": (len(draft.actions), MOST_ROWS),
        "links": (len(draft.dependencies), MOST_ROWS),
        "moves": (len(draft.date_changes), MOST_ROWS),
        "people": (len(draft.stakeholders), MOST_PEOPLE),
        "risks": (len(draft.risks), MOST_RISKS),
        "cells": (cells, MOST_CELLS),
    }
    for what, (count, most) in found.items():
        if count > most:
            raise Invalid("sheet_outgrows_room", what=what, count=count, most=most)


def printable(text: str) -> str:
    """The text without what no screen and no database can hold: control characters, lone surrogates."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))


def in_range(day: date | None) -> date | None:
    """A day that a room can hold; None for one in another century."""
    return day if day is not None and FIRST <= day <= LAST else None


def out_of_range(days: Iterable[date | None]) -> list[str]:
    """The others, as text."""
    return [day.isoformat() for day in days if day is not None and in_range(day) is None]
