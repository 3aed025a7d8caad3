"""Beginning a deal with a draft of its room, empty or read from a sheet."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from portal.core.errors import Conflict, Invalid
from portal.core.ids import row_id
from portal.deal.deal import Deal
from portal.deal.draft import BeginDraft, DraftMove, DraftStep
from portal.deal.registry import deal_deed
from portal.deal.rows import Colleague, DealFacts, Forecast, PrivateCell, Standing
from portal.room.change import Already, Change, Event, added
from portal.room.people import new_stakeholder
from portal.room.positions import spread
from portal.room.registry import Call
from portal.room.room import Room
from portal.room.rows import (
    About,
    Action,
    Criterion,
    DateChange,
    Dependency,
    Measure,
    Milestone,
    Party,
    Risk,
    Story,
)
from portal.room.steps import blank_step
from portal.room.words import ChangeState, Kind, Part, RiskState, Role, RoomState, Side, State


@deal_deed("draft.begun")
def begin_draft(deal: Deal, room: Room, user: str, request: BeginDraft, call: Call) -> Event | Already:
    """Begin a deal: its facts, its owner, and the draft of its room.

    The stream's name holds the ids of room and party, so `call.room` and `call.party` are needed.
    """
    if deal.begun:
        raise Conflict("id_taken")
    if request.side is Side.BOTH:
        raise Invalid("party_of_both")
    builder = _Builder(request, user, call)
    return Event("draft.begun", user, call.now, tuple(builder.changes()), {"name": request.name})


class _Builder:
    """Counts ids up from the command and remembers which index became which row."""

    def __init__(self, request: BeginDraft, user: str, call: Call) -> None:
        self.request, self.user, self.call = request, user, call
        self.used = 0
        self.people: list[str] = []
        self.milestones: list[str] = []
        self.steps: list[str] = []

    def new(self) -> str:
        self.used += 1
        return row_id(self.call.command, self.used)

    def changes(self) -> list[Change]:
        other_party = self.new()
        maker = self.new()
        made = self._people(other_party, maker)
        made += self._steps(Milestone, self.request.milestones) + self._actions()
        return [*self._room(other_party), *self._deal(maker), *made, *self._rest()]

    def _deal(self, maker: str) -> list[Change]:
        facts = DealFacts(
            id=self.call.room,
            name=self.request.name,
            party=self.call.party,
            opened=None,
            amount=None,
            currency="",
            stage="",
            forecast=Forecast.PIPELINE,
            win_probability=None,
            competitors="",
            notes="",
        )
        cells = [
            PrivateCell(self.new(), c.tab, c.line, c.heading, c.words) for c in self.request.private_cells
        ]
        return [
            added("deal", facts),
            added("colleague", Colleague(self.user, Standing.OWNER, maker)),
            *(added("private_cell", cell) for cell in cells),
        ]

    def _room(self, other_party: str) -> list[Change]:
        r = self.request
        about = About(
            id=self.call.room,
            name=r.name,
            state=RoomState.DRAFT,
            outcome=None,
            zone=r.zone,
            decision=self._decision(),
            plan_version=1,
            started=r.started,
            rhythm=r.rhythm,
            weekday=r.weekday,
            checkin_words=r.checkin_words,
        )
        story = Story(self.call.room, r.outcome, r.champion_part, r.buyer_goal, r.seller_goal)
        theirs = Side.SELLER if r.side is Side.BUYER else Side.BUYER
        return [
            added("room", about),
            added("story", story),
            added("party", Party(self.call.party, "V", r.side, r.own_company, "")),
            added("party", Party(other_party, "k", theirs, r.other_company, "")),
        ]

    def _decision(self) -> str | None:
        signed = [n for n, m in enumerate(self.request.milestones) if m.kind is Kind.SIGNATURE]
        last = signed[-1] if signed else len(self.milestones) - 1
        return self.milestones[last] if self.milestones else None

    def _people(self, other_party: str, maker: str) -> list[Change]:
        r = self.request
        positions = spread(len(r.people) + 1)
        own = new_stakeholder(
            maker,
            positions[0],
            party=self.call.party,
            name=r.maker_name,
            title=r.maker_title,
            email=r.maker_email,
            part=Part.SELLER_LEAD if r.side is Side.SELLER else Part.CHAMPION,
        )
        made = [added("stakeholder", replace(own, role=Role.LEAD, joined=self.call.now))]
        for person, position in zip(r.people, positions[1:], strict=True):
            if person.email and person.email == r.maker_email:
                self.people.append(maker)
                continue
            card = person.model_dump(exclude={"side"})
            party = self.call.party if person.side is r.side else other_party
            row = new_stakeholder(self.new(), position, party=party, **card)
            self.people.append(row.id)
            made.append(added("stakeholder", row))
        return made

    def _steps(self, kind: type[Milestone], wished: Sequence[DraftStep]) -> list[Change]:
        made = []
        for step, position in zip(wished, spread(len(wished)), strict=True):
            row = kind(self.new(), **self._step(step, position))
            self.milestones.append(row.id)
            self.steps.append(row.id)
            made.append(added("milestone", row))
            made += self._criteria(step.criteria, row.id)
        return made

    def _actions(self) -> list[Change]:
        made = []
        wished = self.request.actions
        for step, position in zip(wished, spread(len(wished)), strict=True):
            under = self._at(self.milestones, step.milestone)
            row = Action(self.new(), **self._step(step, position), milestone=under)
            self.steps.append(row.id)
            made.append(added("action", row))
        return made

    def _step(self, step: DraftStep, position: str) -> dict[str, Any]:
        values = step.model_dump(exclude={"criteria", "milestone", "buyer_owner", "seller_owner"})
        finished = step.finished if step.state is State.DONE else None
        return blank_step(
            **values
            | {
                "position": position,
                "finished": finished or (self._known_day(step) if step.state is State.DONE else None),
                "buyer_owner": self._at(self.people, step.buyer_owner),
                "seller_owner": self._at(self.people, step.seller_owner),
                "baseline_imported": step.baseline_due is not None,
            }
        )

    def _known_day(self, step: DraftStep) -> date:
        return step.due or self.request.started

    def _criteria(self, words: Sequence[str], milestone: str | None) -> list[Change]:
        rows = zip(words, spread(len(words)), strict=True)
        return [added("criterion", Criterion(self.new(), p, milestone, w, False)) for w, p in rows]

    def _rest(self) -> list[Change]:
        r = self.request
        measures = zip(r.measures, spread(len(r.measures)), strict=True)
        made = [added("measure", Measure(self.new(), p, **m.model_dump())) for m, p in measures]
        made += self._criteria(r.criteria, None)
        for link in r.links:
            before, after = self._at(self.steps, link.predecessor), self._at(self.steps, link.successor)
            assert before is not None
            assert after is not None
            made.append(added("dependency", Dependency(self.new(), before, after, link.lag)))
        made += [self._move(n, move) for n, move in enumerate(r.moves)]
        for risk in r.risks:
            row = Risk(
                self.new(),
                owner=None,
                steps=(),
                trigger=None,
                state=RiskState.OPEN,
                **risk.model_dump(),
            )
            made.append(added("risk", row))
        return made

    def _move(self, n: int, move: DraftMove) -> Change:
        step = self._at(self.steps, move.step)
        assert step
        row = DateChange(
            id=self.new(),
            position=n + 1,
            step=step,
            start_from=None,
            start_to=None,
            due_from=move.due_from,
            due_to=move.due_to,
            reason=move.reason,
            words=move.words,
            proposer=None,
            proposed=self.call.now,
            state=ChangeState.APPLIED,
            plan_version=1,
            answers=None,
            deeds="[]",
            cascade="[]",
        )
        return added("date_change", row)

    def _at(self, ids: list[str], index: int | None) -> str | None:
        if index is None:
            return None
        if index >= len(ids):
            raise Invalid("no_such_index", index=index)
        return ids[index]
