"""Finds a step by its id, its number, or its title, in the tab of the cell that names it first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from portal.exchange.reading import Link, Step
from portal.exchange.words import plainly

LEADING = re.compile(
    r"^(?:after|step|steps|task|tasks|action|milestone|no\.?|item|row|#|完了後|ステップ|步驟|步骤|任務|任务|第)\s*#?\s*(?=\S)"
)
TRAILING = re.compile(r"\s*(?:完了後|の後|後|之後|之后|完成後|完成后|项|項|步)$")
RELATION = re.compile(r"(\d+)(?:fs|ss|ff|sf)$")


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
        for names in (self.tabs[link.step.tab], self.whole):
            for name in (words, bare):
                if name and (step := names.find(name, link.step, wholly=wholly)):
                    return [step]
        return []


class Names:
    """Some steps by id, by title and by number."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.ids: dict[str, Step] = {}
        self.titles: dict[str, list[Step]] = {}
        self.rows: list[Step] = []
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
        if name.isdecimal() and not self.ids:
            return self.rows[int(name) - 1] if 0 < int(name) <= len(self.rows) else None
        return None if wholly or (len(name) < 4 and name.isascii()) else self._close(name, asking)

    def _close(self, name: str, asking: Step) -> Step | None:
        close = [
            step
            for title, steps in self.titles.items()
            if name in title or (len(title) > 5 and title in name)
            for step in steps
            if step is not asking
        ]
        return close[0] if len(close) == 1 else None
