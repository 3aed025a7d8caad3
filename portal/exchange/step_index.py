"""Finds a step by its id, its number, or its title, in the tab of the cell that names it first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from portal.exchange.reading import Link, Step
from portal.exchange.words import plainly

LEADING = re.compile(
    r"^(?:(?:after|steps?|tasks?|actions?|milestones?|nos?\.?|items?|rows?)(?![a-z])|#|完了後|ステップ|步驟|步骤|任務|任务|第)\s*#?\s*(?=\S)"
)
TRAILING = re.compile(r"\s*(?:完了後|の後|後|之後|之后|完成後|完成后|项|項|步)$")
RELATION = re.compile(r"(\d+)\s*(?:fs|ss|ff|sf)$")

LAST_NUMBER = re.compile(r"^[^\W\d]+[-. ]?(\d+)$")


class StepIndex:
    """The steps of each tab and of the whole file, by every name that a cell may use for them."""

    def __init__(self, steps: Sequence[Step]) -> None:
        tabs: dict[str, list[Step]] = {}
        for step in steps:
            tabs.setdefault(step.tab, []).append(step)
        self.whole = Names(steps)
        self.tabs = {tab: Names(own) for tab, own in tabs.items()}

    def named(self, part: str, link: Link, *, wholly: bool = False) -> list[Step]:
        """The step of that id, number or title in the link's own tab, else in any."""
        words = plainly(part)
        bare = RELATION.sub(r"\1", TRAILING.sub("", LEADING.sub("", words)).strip("() "))
        own = self.tabs[link.step.tab]
        for names in (own, self.whole) if len(self.tabs) > 1 else (own,):
            for name in dict.fromkeys((words, bare)):
                if name and (step := names.find(name, link.step, wholly=wholly)):
                    return [step]
        return []


class Names:
    """Some steps by id, by title and by number."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.ids: dict[str, Step] = {}
        self.titles: dict[str, list[Step]] = {}
        self.rows: list[Step] = []
        self.close: TitleParts | None = None
        for step in steps:
            for name in step.named:
                self.ids.setdefault(name, step)
            self.titles.setdefault(plainly(step.title), []).append(step)
            if step.numbered and not (self.rows and self.rows[-1].row == step.row):
                self.rows.append(step)

    def find(self, name: str, asking: Step, *, wholly: bool = False) -> Step | None:
        """The step of exactly that name, else the only one whose title holds it, but never the asking one."""
        if name in self.ids:
            return self.ids[name]
        titled = [step for step in self.titles.get(name, []) if step is not asking]
        if titled:
            return titled[-1] if titled[-1].is_action == asking.is_action else titled[0]
        if name.isdecimal():
            return self._numbered(int(name))
        return None if wholly or (len(name) < 4 and name.isascii()) else self._close(name, asking)

    def _numbered(self, number: int) -> Step | None:
        """The step of that place where none has an id, else the only one whose id ends with the number."""
        if not self.ids:
            return self.rows[number - 1] if 0 < number <= len(self.rows) else None
        ends = (LAST_NUMBER.search(name) for name in self.ids)
        alike = [
            step for step, end in zip(self.ids.values(), ends, strict=True) if end and int(end[1]) == number
        ]
        return alike[0] if len(set(map(id, alike))) == 1 else None

    def _close(self, name: str, asking: Step) -> Step | None:
        self.close = self.close or TitleParts(self.titles)
        close = [step for title in self.close.near(name) for step in self.titles[title] if step is not asking]
        return close[0] if len(close) == 1 else None


class TitleParts:
    """Titles by their parts, so that a search does not walk through all of a long plan."""

    SHORTEST = 6
    ENOUGH = 3

    def __init__(self, titles: Iterable[str]) -> None:
        self.joined = "\n".join(["", *titles, ""])
        self.beginnings: dict[str, list[str]] = {}
        self.known: dict[str, list[str]] = {}
        for title in titles:
            if len(title) >= self.SHORTEST:
                self.beginnings.setdefault(title[: self.SHORTEST], []).append(title)

    def near(self, name: str) -> list[str]:
        """Titles that hold the name or stand in it; the first few where there are many."""
        if name not in self.known:
            self.known[name] = list(dict.fromkeys([*self._holding(name), *self._inside(name)]))
        return self.known[name]

    def _holding(self, name: str) -> Iterator[str]:
        place, count = self.joined.find(name), 0
        while place >= 0 and count < self.ENOUGH:
            begin, end = self.joined.rfind("\n", 0, place + 1) + 1, self.joined.find("\n", place)
            yield self.joined[begin:end]
            place, count = self.joined.find(name, end), count + 1

    def _inside(self, name: str) -> Iterator[str]:
        for place in range(len(name) - self.SHORTEST + 1):
            for title in self.beginnings.get(name[place : place + self.SHORTEST], ()):
                if name.startswith(title, place):
                    yield title
