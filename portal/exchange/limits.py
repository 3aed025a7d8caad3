"""How much of a file is read at most; checked before any parser sees it."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, the rest in pieces; a plan people can read is far below all of them."""

    file: int = 10 * MEGABYTE
    unpacked: int = 200 * MEGABYTE
    ratio: int = 200
    rows: int = 20_000
    columns: int = 200
    cells: int = 400_000
    tabs: int = 100
    parts: int = 2_000


LIMITS = Limits()
LONGEST = 500  # what has more characters is prose: no date, owner, state or duration is looked for in it
