"""Every table of a room, defined once: typed values, database, wire and TypeScript follow from here."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.core.columns import Row, Table, table
from portal.room.words import (
    ChangeState,
    Kind,
    Outcome,
    Part,
    Reason,
    Rhythm,
    RiskState,
    Role,
    RoomState,
    Side,
    State,
)


@dataclass(frozen=True, slots=True)
class About(Row):
    """The room itself; one row, whose id is the room's. `decision` names a milestone, zone is IANA."""

    name: str
    state: RoomState
    outcome: Outcome | None
    zone: str
    decision: str | None
    plan_version: int
    started: date
    rhythm: Rhythm
    weekday: str
    checkin_words: str


@dataclass(frozen=True, slots=True)
class Story(Row):
    """The buyer's success story; one row, whose id is the room's."""

    outcome: str
    champion_part: str
    buyer_goal: str
    seller_goal: str


@dataclass(frozen=True, slots=True)
class Measure(Row):
    """How the outcome is measured: from a value to a value by a day."""

    position: str
    name: str
    from_value: str
    to_value: str
    by: date | None


@dataclass(frozen=True, slots=True)
class Criterion(Row):
    """A success criterion of the story, or of the milestone that it names."""

    position: str
    milestone: str | None
    words: str
    met: bool


@dataclass(frozen=True, slots=True)
class Party(Row):
    """A company in the room."""

    position: str
    side: Side
    name: str
    domain: str


@dataclass(frozen=True, slots=True)
class Stakeholder(Row):
    """A person named in the room; a member once `joined` is set and until `left` is.

    The only row of a stream that holds a person's name or address.
    """

    position: str
    party: str
    name: str
    title: str
    email: str
    phone: str
    part: Part
    away_from: date | None
    away_to: date | None
    away_note: str
    role: Role | None
    joined: datetime | None
    left: datetime | None


@dataclass(frozen=True, slots=True)
class Step(Row):
    """What a milestone and an action share. Owners are stakeholders; `round` counts from 1.

    `finished_by` is who ticked it; `obstacle` says in words what blocks it, `blocker` who it waits for,
    `blocked_since` the day.
    """

    position: str
    title: str
    kind: Kind
    side: Side
    buyer_owner: str | None
    seller_owner: str | None
    start: date | None
    due: date | None
    baseline_due: date | None
    baseline_imported: bool
    state: State
    round: int
    finished: date | None
    finished_by: str | None
    obstacle: str
    blocker: str | None
    blocked_since: date | None
    note: str
    comments: int

    @property
    def is_done(self) -> bool:
        """Finished in its present round."""
        return self.state is State.DONE

    @property
    def is_dropped(self) -> bool:
        """No longer promised by anybody."""
        return self.state is State.DROPPED

    def owner(self, side: Side) -> str | None:
        """The stakeholder who promises for that side (`buyer` or `seller`)."""
        return self.buyer_owner if side is Side.BUYER else self.seller_owner


@dataclass(frozen=True, slots=True)
class Milestone(Step):
    """A checkpoint named for what the buyer achieves."""


@dataclass(frozen=True, slots=True)
class Action(Step):
    """One promise, usually under a milestone."""

    milestone: str | None


@dataclass(frozen=True, slots=True)
class Evidence(Row):
    """A link that shows that a step was done."""

    position: str
    step: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Dependency(Row):
    """`successor` starts after `predecessor` finished, `lag` working days later."""

    predecessor: str
    successor: str
    lag: int


@dataclass(frozen=True, slots=True)
class DateChange(Row):
    """One move of a set date: from, to, why, by whom; `position` is the order in which they were made.

    `deeds` are the commands it stands for, `cascade` the later dates as they were shown, both as JSON
    text; `answers` names the change it is an answer to; `proposer` is null for an imported one.
    """

    position: int
    step: str
    start_from: date | None
    start_to: date | None
    due_from: date | None
    due_to: date | None
    reason: Reason | None
    words: str
    proposer: str | None
    proposed: datetime
    state: ChangeState
    plan_version: int
    answers: str | None
    deeds: str
    cascade: str


@dataclass(frozen=True, slots=True)
class Risk(Row):
    """What could go wrong: probability and impact from 1 to 5; `steps` are the ids it threatens."""

    title: str
    probability: int
    impact: int
    mitigation: str
    owner: str | None
    steps: tuple[str, ...]
    trigger: date | None
    state: RiskState

    @property
    def exposure(self) -> int:
        """Probability times impact, 1 to 25."""
        return self.probability * self.impact


@dataclass(frozen=True, slots=True)
class Comment(Row):
    """Words about a step, read by page."""

    step: str
    author: str
    written: datetime
    words: str


ROOM_TABLES: dict[str, Table] = {
    t.name: t
    for t in (
        table("room", About),
        table("story", Story),
        table("measure", Measure),
        table("criterion", Criterion),
        table("party", Party),
        table("stakeholder", Stakeholder),
        table("milestone", Milestone),
        table("action", Action),
        table("evidence", Evidence),
        table("dependency", Dependency),
        table("date_change", DateChange),
        table("risk", Risk),
        table("comment", Comment, paged=True),
    )
}
