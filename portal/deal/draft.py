"""What a new room starts with: the request that a form or a sheet fills in."""

from typing import Annotated

from pydantic import Field

from portal.room.fields import (
    Address,
    Day,
    Five,
    Line,
    MaybeLine,
    MaybeWords,
    Request,
    Round,
    Words,
    Zone,
)
from portal.room.room import MOST_ROWS
from portal.room.settings import Weekday
from portal.room.words import Kind, Part, Reason, Rhythm, RiskState, Side, State

Index = Annotated[int, Field(ge=0, le=MOST_ROWS)]


class DraftPerson(Request):
    """A stakeholder to be; part `other` unless said."""

    name: MaybeLine = ""
    title: MaybeLine = ""
    email: Address = ""
    phone: MaybeLine = ""
    side: Side
    part: Part = Part.OTHER


class DraftStep(Request):
    """A milestone to be; owners are indexes into `people`."""

    title: Line
    kind: Kind = Kind.OTHER
    side: Side = Side.BOTH
    buyer_owner: Index | None = None
    seller_owner: Index | None = None
    start: Day | None = None
    due: Day | None = None
    baseline_due: Day | None = None
    state: State = State.OPEN
    round: Round = 1
    finished: Day | None = None
    obstacle: MaybeLine = ""
    note: MaybeWords = ""
    criteria: Annotated[tuple[Line, ...], Field(max_length=50)] = ()


class DraftAction(DraftStep):
    """An action to be; `milestone` is an index into `milestones`, null for none."""

    milestone: Index | None = None


class DraftLink(Request):
    """Indexes into milestones followed by actions."""

    predecessor: Index
    successor: Index
    lag: Annotated[int, Field(ge=0, le=1_000)] = 0


class DraftMove(Request):
    """A date change that the sheet tells of; `step` as in DraftLink."""

    step: Index
    due_from: Day
    due_to: Day
    reason: Reason | None = None
    words: MaybeWords = ""


class DraftRisk(Request):
    """A risk that the sheet tells of; `owner` is an index into `people`, `steps` as in DraftLink."""

    title: Line
    probability: Five = 3
    impact: Five = 3
    mitigation: MaybeWords = ""
    owner: Index | None = None
    steps: Annotated[tuple[Index, ...], Field(max_length=100)] = ()
    trigger: Day | None = None
    state: RiskState = RiskState.OPEN


class DraftMeasure(Request):
    """How the outcome is measured."""

    name: Line
    from_value: MaybeLine = ""
    to_value: MaybeLine = ""
    by: Day | None = None


class DraftCell(Request):
    """A cell that stays with the importer's side."""

    tab: MaybeLine = ""
    line: Annotated[int, Field(ge=0, le=10_000_000)]
    heading: MaybeWords = ""
    words: Words


class BeginDraft(Request):
    """Everything a new room starts with. `maker` is the card of the person who begins it."""

    name: Line
    side: Side = Side.SELLER
    own_company: Line
    other_company: Line
    maker_name: MaybeLine
    maker_title: MaybeLine = ""
    maker_email: Address
    zone: Zone = "UTC"
    started: Day
    outcome: MaybeWords = ""
    champion_part: MaybeWords = ""
    buyer_goal: MaybeWords = ""
    seller_goal: MaybeWords = ""
    measures: Annotated[tuple[DraftMeasure, ...], Field(max_length=20)] = ()
    criteria: Annotated[tuple[Line, ...], Field(max_length=50)] = ()
    people: Annotated[tuple[DraftPerson, ...], Field(max_length=500)] = ()
    milestones: Annotated[tuple[DraftStep, ...], Field(max_length=MOST_ROWS)] = ()
    actions: Annotated[tuple[DraftAction, ...], Field(max_length=MOST_ROWS)] = ()
    links: Annotated[tuple[DraftLink, ...], Field(max_length=MOST_ROWS)] = ()
    moves: Annotated[tuple[DraftMove, ...], Field(max_length=MOST_ROWS)] = ()
    risks: Annotated[tuple[DraftRisk, ...], Field(max_length=500)] = ()
    private_cells: Annotated[tuple[DraftCell, ...], Field(max_length=20_000)] = ()
    rhythm: Rhythm = Rhythm.NONE
    weekday: Weekday = ""
    checkin_words: MaybeWords = ""
