"""What is gathered while a file is read: steps, people, changes and doubts, before they become a `Draft`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from portal.exchange.draft import CheckIn, Risk, Warned
from portal.exchange.grid import Cell
from portal.exchange.ledger import Ledger
from portal.exchange.owner_parts import Perspective
from portal.exchange.owners import OwnerReading
from portal.exchange.people import People, Person
from portal.room.words import Kind, Reason, Side, State


@dataclass
class Move:
    """One move of a due date."""

    from_: date
    to: date
    words: str = ""
    reason: Reason | None = None


@dataclass
class Step:
    """A milestone or an action while its row is being read; `parent` is the milestone of an action."""

    title: str
    tab: str
    row: int
    is_action: bool = False
    parent: Step | None = None
    kind: Kind = Kind.OTHER
    side: Side | None = None
    side_is_said: bool = False
    owners: list[Person] = field(default_factory=list)
    start: date | None = None
    due: date | None = None
    baseline: date | None = None
    finished: date | None = None
    state: State | None = None
    notes: list[tuple[str, str]] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    duration: int | None = None
    numbered: bool = False
    named: list[str] = field(default_factory=list)
    id: str = ""

    def note(self) -> str | None:
        """All notes as one text, each behind its heading where it has one; None without any."""
        return (
            "\n".join(f"{heading}: {text}" if heading else text for heading, text in self.notes if text)
            or None
        )


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell whose reading a person should look at; `index` tells columns under one heading apart."""

    tab: str
    row: int
    index: int
    column: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that names other steps: predecessors, or successors when `forward`."""

    step: Step
    tab: str
    cell: Cell
    heading: str
    forward: bool = False
    lag: int = 0


OwnerCell = tuple[str, tuple[Side, Side] | None, Side | None]
"""A text in an owner column, whose person it names first, and the column's side."""


@dataclass
class Reading:
    """The state of reading one file."""

    start: date
    view: Perspective
    ledger: Ledger = field(default_factory=Ledger)
    people: People = field(default_factory=People)
    steps: list[Step] = field(default_factory=list)
    plans: list[list[Step]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    risks: list[Risk] = field(default_factory=list)
    risk_owners: dict[str, list[Person]] = field(default_factory=dict)
    checkin: CheckIn | None = None
    owners_read: dict[tuple[str, tuple[Side, Side] | None, Side | None], OwnerReading] = field(
        default_factory=dict
    )
    assumed: list[Person] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)

    def doubt(self, tab: str, cell: Cell, heading: str, why: str) -> None:
        """Ask a person to look at the cell."""
        self.doubts.append(Doubt(tab, cell.row, cell.column, heading, cell.text, why))
