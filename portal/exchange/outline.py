"""Tells milestones from actions by how far their titles are moved in, as people write an outline."""

from __future__ import annotations

import re

from portal.exchange.columns import Column
from portal.exchange.grid import Cell

BULLET = re.compile(r"^(?:[-–—•·▪‣◦*→↳>└├┗┣]+[─━]*|\[[ xX]?\])\s+(?=\S)")
BRANCH = re.compile(r"^[└├┗┣]+[─━]*\s*(?=\S)")
STRAY = 1


def without_bullet(text: str) -> str:
    """The words behind a bullet or the branch of a drawn tree."""
    return BRANCH.sub("", BULLET.sub("", text))


def outline_heads(title: Column) -> frozenset[int]:
    """The rows of titles that stand left of others; none where the column is no outline."""
    cells = title.cells
    if not cells or _depth(cells[0]) > min(map(_depth, cells)):
        return frozenset()
    heads = [cell for cell in cells if _depth(cell) <= _depth(cells[0]) + STRAY]
    return frozenset(cell.row for cell in heads) if len(cells) - len(heads) >= 2 else frozenset()


def _depth(cell: Cell) -> int:
    """How far a title stands to the right; a bullet moves it in as spaces do."""
    marked = without_bullet(cell.text) != cell.text
    return cell.indent + 2 * marked
