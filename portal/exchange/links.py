"""Turns cells that name other steps (`2, 3`, ids, titles) into dependencies without circles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from portal.exchange.draft import Dependency
from portal.exchange.limits import LONGEST
from portal.exchange.reading import Link, Reading, Step
from portal.exchange.step_index import StepIndex
from portal.exchange.words import plainly, same_width

SPLIT = re.compile(r"\s*[,;，；、\n&]\s*|\s+(?:and|と|和)\s+")
BLANKS = re.compile(r"[^\S\n]+")  # in rows they would make SPLIT try each of them
SLASHED = re.compile(r"\s*/\s*")
LAGGED = re.compile(
    r"^(.+?)\s*(?:(?:fs|ss|ff|sf)?\s*(\+)|(?:fs|ss|ff|sf)\s*(-))\s*(\d{1,3})\s*"
    r"(?:d|days?|wd|bd|business days?|working days?|日|天|営業日|工作日)?$"
)
RANGE = re.compile(r"(\d{1,3})\s*[-–~〜至]\s*(\d{1,3})")
UNKNOWN = "names no step of this plan"
CIRCLE = "would close a circle"


@dataclass
class Links:
    """The dependencies found so far, by their ends, and what follows from each step."""

    index: StepIndex
    found: dict[tuple[str, str], Dependency] = field(default_factory=dict)
    after: dict[str, list[str]] = field(default_factory=dict)

    def add(self, part: str, link: Link, *, wholly: bool = False) -> str | None:
        """Why the part makes no dependency; None when it does. `wholly`: only by a full name."""
        if len(part) > LONGEST:
            return UNKNOWN
        lag = link.lag
        steps = self.index.named(part, link, wholly=wholly)
        lagged = LAGGED.match(plainly(part)) if not steps else None
        if lagged:
            steps = self.index.named(lagged[1], link)
            lag = int(lagged[4]) * (-1 if lagged[3] else 1)
        if not steps and SLASHED.search(part):
            halves = [self.index.named(half, link) for half in SLASHED.split(part)]
            steps = [step for half in halves for step in half] if all(halves) else []
        for step in steps:
            first, then = (link.step, step) if link.forward else (step, link.step)
            if not self._join(first, then, lag):
                return CIRCLE
        return None if steps else UNKNOWN

    def _join(self, first: Step, then: Step, lag: int) -> bool:
        if (first.id, then.id) in self.found:
            return True
        if first is then or self._reaches(then.id, first.id):
            return False
        self.found[first.id, then.id] = Dependency(first.id, then.id, lag)
        self.after.setdefault(first.id, []).append(then.id)
        return True

    def _reaches(self, start: str, goal: str) -> bool:
        """Whether `goal` follows from `start` through the dependencies so far."""
        seen, todo = set[str](), [start]
        while todo:
            here = todo.pop()
            if here == goal:
                return True
            if here not in seen:
                seen.add(here)
                todo += self.after.get(here, [])
        return False


def link_all(reading: Reading) -> tuple[Dependency, ...]:
    """The dependencies that cells name; what names no step, or closes a circle, was not understood."""
    links = Links(StepIndex(reading.steps))
    for link in reading.links:
        parts = _parts(link)
        if links.add(link.cell.text, link, wholly=len(parts) > 1) is None:
            continue
        refused = [why for part in parts if (why := links.add(part, link))]
        if len(refused) == len(parts) > 1 and links.add(link.cell.text, link) is None:
            continue
        if refused:
            reading.ledger.puzzle(link.tab, link.cell, link.heading, refused[0])
    return tuple(links.found.values())


def _parts(link: Link) -> list[str]:
    """Each reference of the cell; a title with commas in it stays whole."""
    text = plainly(same_width(link.cell.text))
    parts = [part for part in SPLIT.split(BLANKS.sub(" ", link.cell.text)) if part.strip()]
    spread: list[str] = []
    for part in parts:
        ends = RANGE.fullmatch(part.strip())
        if ends and int(ends[1]) < int(ends[2]) <= int(ends[1]) + 50:
            spread += [str(number) for number in range(int(ends[1]), int(ends[2]) + 1)]
        else:
            spread.append(part)
    return spread if len(spread) > 1 else [text or link.cell.text]
