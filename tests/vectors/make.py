"""`python -m tests.vectors.make`: write the vectors anew, after a change of the fold or of positions."""

import json
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from portal.room.positions import between
from tests.vectors.busy_day import busy_day
from tests.vectors.opening import draft, opened
from tests.vectors.second_thoughts import second_thoughts

FOLDER = Path(__file__).parent
EDGES = (
    ("", ""), ("", "1"), ("", "01"), ("", "001"), ("z", ""), ("zz", ""), ("V", ""), ("a", "b"), ("a", "a1"),
    ("a", "a01"), ("a", "c"), ("Zz", "a"), ("0V", "1"), ("y", "z"), ("yz", "z"), ("1", "2"), ("1zz", "2"),
)  # fmt: skip


def positions() -> list[dict[str, str]]:
    """Positions between two others: edges, and those of a list into which rows were dropped anywhere."""
    dice, cases, line = random.Random(7), list(EDGES), ["V"]
    for _ in range(150):
        n = dice.randrange(len(line) + 1)
        before, after = (line[n - 1] if n else ""), (line[n] if n < len(line) else "")
        cases.append((before, after))
        line.insert(n, between(before, after))
    return [{"before": b, "after": a, "between": between(b, a)} for b, a in dict.fromkeys(cases)]


FOLDS: dict[str, Callable[[], Any]] = {
    "fold/busy_day.json": busy_day,
    "fold/second_thoughts.json": second_thoughts,
    "fold/draft.json": draft,
    "fold/opened.json": opened,
}
FILES: dict[str, Callable[[], Any]] = {"positions.json": positions, **FOLDS}


def text_of(name: str) -> str:
    """What the file should hold."""
    return json.dumps(FILES[name](), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main() -> int:
    """Write every file."""
    for name in FILES:
        (FOLDER / name).parent.mkdir(exist_ok=True)
        (FOLDER / name).write_text(text_of(name), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
