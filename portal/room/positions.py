"""Order in a list as text: a position can always be found between two others.

Digits are 0-9A-Za-z in ASCII order; a position never ends in `0`, so there is room before each.
Shared with the browser: `tests/vectors/positions.json`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from portal.core.columns import Row
from portal.core.errors import NotFound
from portal.room.change import Change, changed

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
LONGEST = 64

R = TypeVar("R", bound=Row)


def between(before: str, after: str) -> str:
    """A position between two others; `""` stands for the list's beginning or end.

    Raises ValueError unless before < after.
    """
    if after and before >= after:
        raise ValueError((before, after))
    shared = 0
    while after and shared < len(after) and (before[shared : shared + 1] or "0") == after[shared]:
        shared += 1
    if shared:
        return after[:shared] + between(before[shared:], after[shared:])
    low = DIGITS.index(before[0]) if before else 0
    high = DIGITS.index(after[0]) if after else len(DIGITS)
    if high - low > 1:
        return DIGITS[(low + high) // 2]
    if len(after) > 1:
        return after[0]
    return DIGITS[low] + between(before[1:], "")


def spread(count: int) -> list[str]:
    """Evenly spaced positions for a list written anew, all of one length."""
    length = 1
    while len(DIGITS) ** length < 2 * (count + 1):
        length += 1
    step = len(DIGITS) ** length // (count + 1)
    return [_spelled((n + 1) * step, length) for n in range(count)]


def _spelled(number: int, length: int) -> str:
    digits = ""
    for _ in range(length):
        number, digit = divmod(number, len(DIGITS))
        digits = DIGITS[digit] + digits
    return digits.rstrip("0") or "1"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row goes, and the neighbours that had to be spaced anew to let it in."""

    position: str
    respaced: tuple[Change, ...] = ()


def ordered(rows: Mapping[str, R] | Iterable[R]) -> list[R]:
    """Rows in the order of their list: by position, then id."""
    items = rows.values() if isinstance(rows, Mapping) else rows
    return sorted(items, key=lambda row: (getattr(row, "position", ""), row.id))


def place(table: str, siblings: Sequence[Row], after: str | None) -> Place:
    """The place behind the sibling `after`, or at the head of the list for None.

    Raises NotFound when `after` is not in the list.
    """
    rows: list[Any] = list(ordered(siblings))
    n = 0 if after is None else _index(rows, after) + 1
    before = rows[n - 1].position if n else ""
    behind = rows[n].position if n < len(rows) else ""
    if not behind or before < behind:
        position = between(before, behind)
        if len(position) <= LONGEST:
            return Place(position)
    fresh = spread(len(rows) + 1)
    moved = [changed(table, row, position=fresh[i + (i >= n)]) for i, row in enumerate(rows)]
    return Place(fresh[n], tuple(change for change in moved if change))


def stands_behind(siblings: Sequence[Row], id: str, after: str | None) -> bool:
    """Whether a row is in the list and already directly behind `after` (None: at its head)."""
    ids = [row.id for row in ordered(siblings)]
    return id in ids and ([None, *ids][ids.index(id)]) == after


def _index(rows: list[Any], after: str) -> int:
    for n, row in enumerate(rows):
        if row.id == after:
            return n
    raise NotFound("no_such_neighbour")
