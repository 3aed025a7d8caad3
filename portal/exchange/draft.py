"""The `Draft`: what a plan from outside says, in the one form in which plans are exchanged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from functools import lru_cache

from portal.room.words import Kind, Reason, Rhythm, Side, State


@dataclass(frozen=True, slots=True)
class Source:
    """Where a draft comes from; `encoding` is null for workbooks."""

    file: str
    encoding: str | None
    tabs: tuple[str, ...]
    start: date


@dataclass(frozen=True, slots=True)
class Milestone:
    """A milestone as the sheet names it; `row` counts as the spreadsheet shows it."""

    id: str
    title: str
    kind: Kind
    side: Side
    owners: tuple[str, ...]
    start: date | None
    due: date | None
    baseline_due: date | None
    finished: date | None
    state: State
    note: str | None
    tab: str
    row: int


@dataclass(frozen=True, slots=True)
class Action:
    """An action; `milestone` is null where it stands above all milestones."""

    id: str
    milestone: str | None
    round: int
    title: str
    kind: Kind
    side: Side
    owners: tuple[str, ...]
    start: date | None
    due: date | None
    baseline_due: date | None
    finished: date | None
    state: State
    note: str | None
    tab: str
    row: int


@dataclass(frozen=True, slots=True)
class Dependency:
    """`to` starts after `from` finished, `lag` open days later."""

    from_: str
    to: str
    lag: int


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """A person named in the sheet; the name is empty while only the title is known."""

    id: str
    name: str
    title: str
    side: Side
    email: str | None


@dataclass(frozen=True, slots=True)
class DateChange:
    """One move of a step's due date."""

    step: str
    from_: date
    to: date
    reason: Reason | None
    words: str


@dataclass(frozen=True, slots=True)
class Risk:
    """A line of a risk list; probability and impact from 1 to 5, null where the sheet gives none."""

    id: str
    title: str
    probability: int | None
    impact: int | None
    mitigation: str
    owners: tuple[str, ...]
    steps: tuple[str, ...]
    trigger: date | None
    state: str
    note: str | None
    tab: str
    row: int


@dataclass(frozen=True, slots=True)
class CheckIn:
    """The recurring meeting; `rhythm` is null for one that is neither weekly, biweekly nor monthly."""

    rhythm: Rhythm | None
    weekday: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Private:
    """A cell that stays with the importer's side."""

    tab: str
    row: int
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A cell that found no place, and why."""

    tab: str
    row: int
    column: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Warned:
    """Something to look at before the plan is shared; `steps` are the ids it is about.

    `fields` fill the sentence of other languages; they are no part of the exchanged form.
    """

    code: str
    text: str
    steps: tuple[str, ...]
    fields: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole plan from outside. Ids (`m1`, `a1`, `s1`, `r1`) are its own."""

    source: Source
    milestones: tuple[Milestone, ...]
    actions: tuple[Action, ...]
    dependencies: tuple[Dependency, ...]
    stakeholders: tuple[Stakeholder, ...]
    date_changes: tuple[DateChange, ...]
    risks: tuple[Risk, ...]
    checkin: CheckIn | None
    private: tuple[Private, ...]
    not_understood: tuple[NotUnderstood, ...]
    warnings: tuple[Warned, ...]

    @property
    def steps(self) -> tuple[Milestone | Action, ...]:
        """Milestones, then actions."""
        return (*self.milestones, *self.actions)

    def as_json(self) -> dict[str, object]:
        """The draft as plain values under camelCase keys, in the order of the contract."""
        plain = jsonable(self)
        assert isinstance(plain, dict)
        for warning in plain["warnings"]:
            del warning["fields"]
        return plain


def jsonable(value: object) -> object:
    """Plain values for dataclasses, tuples and days; keys in camelCase."""
    if value is None or type(value) in {str, int, bool, float}:
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return {camel(one.name): jsonable(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple | list):
        return [jsonable(item) for item in value]
    if isinstance(value, dict):
        return {str(key): jsonable(item) for key, item in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


@lru_cache(maxsize=200)
def camel(name: str) -> str:
    """`baseline_due` as `baselineDue`, `from_` as `from`."""
    head, *rest = name.strip("_").split("_")
    return head + "".join(part.capitalize() for part in rest)
