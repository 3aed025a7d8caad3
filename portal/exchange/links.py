"""Turns cells that name other steps (`2, 3`, ids, titles) into dependencies without circles."""

from __future__ import annotations

import re

from portal.exchange.draft import Dependency
from portal.exchange.reading import Link, Reading, Step
from portal.exchange.words import plainly, same_width

SPLIT = re.compile(r"\s*[,;，；、\n&]\s*|\s+(?:and|と|和)\s+")
SLASHED = re.compile(r"\s*/\s*")
LEADING = re.compile(
    r"^(?:after|step|steps|task|tasks|action|milestone|no\.?|item|row|#|完了後|ステップ|步驟|步骤|任務|任务|第)\s*#?\s*(?=\S)"
)
TRAILING = re.compile(r"\s*(?:完了後|の後|後|之後|之后|完成後|完成后|项|項|步)$")
LAGGED = re.compile(
    r"^(.+?)\s*(?:fs|ss|ff|sf)?\s*([+-])\s*(\d{1,3})\s*(?:d|days?|wd|bd|business days?|"
    r"working days?|日|天|営業日|工作日)?$"
)
RELATION = re.compile(r"^(\S+?)(?:fs|ss|ff|sf)$")
RANGE = re.compile(r"(\d{1,3})\s*[-–~〜至]\s*(\d{1,3})")


def link_all(reading: Reading) -> tuple[Dependency, ...]:
    """The dependencies that cells name; what names no step, or closes a circle, was not understood."""
    found: dict[tuple[str, str], Dependency] = {}
    for link in reading.links:
        if _add(link.cell.text, link, reading, found) is None:
            continue
        refused = [(part, why) for part in _parts(link) if (why := _add(part, link, reading, found))]
        if refused:
            why = "; ".join(dict.fromkeys(f"{part.strip()}: {why}" for part, why in refused))
            reading.ledger.puzzle(link.tab, link.cell, link.heading, why)
    return tuple(found.values())


def _parts(link: Link) -> list[str]:
    """Each reference of the cell; a title with commas in it stays whole."""
    text = plainly(same_width(link.cell.text))
    parts = [part for part in SPLIT.split(link.cell.text) if part.strip()]
    spread: list[str] = []
    for part in parts:
        ends = RANGE.fullmatch(part.strip())
        if ends and int(ends[1]) < int(ends[2]) <= int(ends[1]) + 50:
            spread += [str(number) for number in range(int(ends[1]), int(ends[2]) + 1)]
        else:
            spread.append(part)
    return spread if len(spread) > 1 else [text or link.cell.text]


def _add(part: str, link: Link, reading: Reading, found: dict[tuple[str, str], Dependency]) -> str | None:
    """Why the part makes no dependency; None when it does."""
    lag = link.lag
    steps = _named(part, link, reading)
    lagged = LAGGED.match(plainly(part)) if not steps else None
    if lagged:
        steps = _named(lagged[1], link, reading)
        lag = int(lagged[3]) * (-1 if lagged[2] == "-" else 1)
    if not steps and SLASHED.search(part):
        halves = [_named(half, link, reading) for half in SLASHED.split(part)]
        steps = [step for half in halves for step in half] if all(halves) else []
    for step in steps:
        first, then = (link.step, step) if link.forward else (step, link.step)
        if (first.id, then.id) in found:
            continue
        if first is then or _reaches(then.id, first.id, found):
            return "would close a circle"
        found[first.id, then.id] = Dependency(first.id, then.id, lag)
    return None if steps else "names no step"


def _named(part: str, link: Link, reading: Reading) -> list[Step]:
    """The step of that id, number or title in the link's own tab, else in any."""
    words = plainly(part)
    bare = TRAILING.sub("", LEADING.sub("", words)).strip("() ")
    bare = RELATION.sub(r"\1", bare) if re.fullmatch(r"\d+(?:fs|ss|ff|sf)", bare) else bare
    own = [step for step in reading.steps if step.tab == link.tab]
    for steps in (own, reading.steps):
        for name in (words, bare):
            if name and (step := _find(name, steps, link)):
                return [step]
    return []


def _find(name: str, steps: list[Step], link: Link) -> Step | None:
    for step in steps:
        if name in step.named:
            return step
    titled = [step for step in steps if plainly(step.title) == name and step is not link.step]
    if titled:
        return titled[-1] if titled[-1].is_action == link.step.is_action else titled[0]
    if name.isdigit() and not any(step.named for step in steps):
        rows = sorted({step.row for step in steps if step.numbered})
        place = int(name) - 1
        return next(
            (step for step in steps if 0 <= place < len(rows) and step.row == rows[place] and step.numbered),
            None,
        )
    if len(name) < 4 and name.isascii():
        return None
    close = [
        step
        for step in steps
        if step is not link.step
        and (name in plainly(step.title) or (len(step.title) > 5 and plainly(step.title) in name))
    ]
    return close[0] if len(close) == 1 else None


def _reaches(start: str, goal: str, found: dict[tuple[str, str], Dependency]) -> bool:
    """Whether `goal` follows from `start` through the dependencies so far."""
    seen, todo = set[str](), [start]
    while todo:
        here = todo.pop()
        if here == goal:
            return True
        if here not in seen:
            seen.add(here)
            todo += [then for first, then in found if first == here]
    return False
