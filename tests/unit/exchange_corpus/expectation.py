"""What a sheet of the collection is expected to say, compared with what the reader made of it.

The notation of `NAME.expected.json` is told in tests/sheets/README.md.
"""

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.room.words import Side
from tests.unit.exchange_corpus import extras, steps
from tests.unit.exchange_corpus.wording import same, value_of

SHEETS = Path(__file__).parents[2] / "sheets"
COLLECTED = SHEETS / "collected"
FURTHER = SHEETS / "further"
UNSEEN = SHEETS / "unseen"

Json = dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """One file of the collection with what it is expected to say."""

    path: Path
    start: dt.date
    importer_side: Side
    duration_column: str | None
    company: str
    expect: Json

    @property
    def name(self) -> str:
        """The name people see in the list of tests."""
        return self.path.name


def collected_sheets() -> list[Sheet]:
    """Every sheet of the three folders, by name; a sheet without its expectation is a mistake."""
    paths = (path for folder in (COLLECTED, FURTHER, UNSEEN) for path in sorted(folder.iterdir()))
    return [sheet_at(path) for path in paths if path.suffix != ".json"]


def sheet_at(path: Path) -> Sheet:
    """The sheet beside its `.expected.json`."""
    told = json.loads(path.with_name(f"{path.stem}.expected.json").read_text(encoding="utf-8"))
    options = told["options"]
    start = dt.date.fromisoformat(options["start"])
    company = options.get("company", "")
    return Sheet(path, start, Side(options["as"]), options.get("column"), company, told["expect"])


def differences(expect: Json, result: Json) -> list[str]:
    """One sentence for each thing the reader saw otherwise; none when all agrees."""
    found = [*sources_differ(expect.get("source", {}), result["source"])]
    for kind in ("milestones", "actions"):
        if kind in expect:
            found += steps.differ(kind, expect[kind], result)
    for name, compare in extras.COMPARISONS.items():
        if name in expect:
            found += compare(expect[name], result)
    if any(value_of(step, "side") in ("buyer", "both") for step in all_steps(expect)):
        found += extras.falsely_warned("no_buyer_actions", result)
    return found


def all_steps(plan: Json) -> list[Json]:
    """The milestones and actions a plan names."""
    return [*plan.get("milestones", []), *plan.get("actions", [])]


def sources_differ(expect: Json, got: Json) -> list[str]:
    """Differences in tabs, start and encoding; aliases of one encoding are one."""
    return [
        f"source.{key} is {got.get(key)!r}, expected {wanted!r}."
        for key, wanted in expect.items()
        if not same(wanted, got.get(key), key)
    ]
