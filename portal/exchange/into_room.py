"""From a draft read off a sheet to the request that begins a room: nothing of it is lost on the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ValidationError

from portal.core.errors import Invalid
from portal.deal.draft import (
    BeginDraft,
    DraftAction,
    DraftCell,
    DraftLink,
    DraftMove,
    DraftPerson,
    DraftRisk,
    DraftStep,
)
from portal.exchange.draft import Action, Draft, Milestone, NotUnderstood, Private, Risk
from portal.exchange.fitting import in_range, out_of_range, printable, require_room
from portal.room.words import Rhythm, RiskState, Side

LINE, WORDS = 200, 4000
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Room:
    """What the sheet does not say: names, whose side it comes from, who brings it."""

    name: str
    side: Side
    own_company: str
    other_company: str
    maker_name: str
    maker_email: str
    zone: str = "UTC"


def begin_request(draft: Draft, room: Room, titles: Mapping[str, str] | None = None) -> BeginDraft:
    """The request that makes the draft a room.

    `titles` are the accepted rewordings by step id; the sheet's own words then go to the note.
    Raises Invalid for a sheet that outgrows a room.
    """
    into = _Into(draft, titles or {})
    cells = list(_cells([*draft.private, *draft.not_understood]))
    require_room(draft, len(cells))
    rhythm = draft.checkin.rhythm if draft.checkin else None
    return BeginDraft(
        name=" ".join(printable(room.name).split())[:LINE],
        side=room.side,
        own_company=room.own_company[:LINE],
        other_company=room.other_company[:LINE],
        maker_name=room.maker_name[:LINE],
        maker_email=room.maker_email,
        zone=room.zone,
        started=draft.source.start,
        people=into.people(),
        milestones=[into.milestone(m) for m in draft.milestones],
        actions=[into.action(a) for a in draft.actions],
        links=into.links(),
        moves=into.moves(),
        risks=[into.risk(r) for r in draft.risks],
        private_cells=cells,
        rhythm=rhythm or Rhythm.NONE,
        weekday=draft.checkin.weekday if draft.checkin and draft.checkin.weekday in DAYS else "",
        checkin_words=printable(draft.checkin.words if draft.checkin else "")[:WORDS],
    )


def malformed(error: ValidationError) -> Invalid:
    """Something in the sheet that no field of a room takes; says which field."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    return Invalid("malformed", field=".".join(map(str, first["loc"])))


class _Into:
    """Knows which id of the draft is which index of the request."""

    def __init__(self, draft: Draft, titles: Mapping[str, str]) -> None:
        self._draft = draft
        self._titles = titles
        self._people = {s.id: n for n, s in enumerate(draft.stakeholders)}
        self._sides = {s.id: s.side for s in draft.stakeholders}
        self._milestones = {m.id: n for n, m in enumerate(draft.milestones)}
        steps: list[Milestone | Action] = [*draft.milestones, *draft.actions]
        self._steps = {step.id: n for n, step in enumerate(steps)}

    def people(self) -> list[DraftPerson]:
        """Every stakeholder; one on both sides is put on the buyer's."""
        return [
            DraftPerson(
                name=printable(s.name)[:LINE],
                title=printable(s.title)[:LINE],
                email=s.email or "",
                side=Side.BUYER if s.side is Side.BOTH else s.side,
            )
            for s in self._draft.stakeholders
        ]

    def milestone(self, step: Milestone) -> DraftStep:
        """A milestone of the request."""
        return DraftStep(**self._step(step))

    def action(self, step: Action) -> DraftAction:
        """An action of the request."""
        under = self._milestones.get(step.milestone or "")
        return DraftAction(**self._step(step), milestone=under, round=step.round)

    def links(self) -> list[DraftLink]:
        """The dependencies between steps that exist."""
        return [
            DraftLink(predecessor=self._steps[d.from_], successor=self._steps[d.to], lag=d.lag)
            for d in self._draft.dependencies
        ]

    def moves(self) -> list[DraftMove]:
        """The date changes that the sheet tells of, in order; one out of all time is told in a note."""
        return [
            DraftMove(
                step=self._steps[c.step],
                due_from=c.from_,
                due_to=c.to,
                reason=c.reason,
                words=printable(c.words)[:WORDS],
            )
            for c in self._draft.date_changes
            if not out_of_range([c.from_, c.to])
        ]

    def risk(self, risk: Risk) -> DraftRisk:
        """A risk of the request; it has one owner, the others are kept in its note."""
        owner, *others = risk.owners or ("",)
        notes = [risk.mitigation, risk.note, self._named(others), *out_of_range([risk.trigger])]
        return DraftRisk(
            title=printable(risk.title)[:LINE],
            probability=risk.probability or 3,
            impact=risk.impact or 3,
            mitigation=printable("\n".join(text for text in notes if text))[:WORDS],
            owner=self._people.get(owner),
            steps=tuple(self._steps[step] for step in risk.steps),
            trigger=in_range(risk.trigger),
            state=RiskState(risk.state),
        )

    def _step(self, step: Milestone | Action) -> dict[str, Any]:
        title, note = self._worded(step)
        start, due = in_range(step.start), in_range(step.due)
        return {
            "title": title,
            "kind": step.kind,
            "side": step.side,
            "buyer_owner": self._owner(step.owners, Side.BUYER),
            "seller_owner": self._owner(step.owners, Side.SELLER),
            "start": None if _is_backwards(start, due) else start,
            "due": due,
            "baseline_due": in_range(step.baseline_due),
            "state": step.state,
            "finished": in_range(step.finished),
            "note": note,
        }

    def _worded(self, step: Milestone | Action) -> tuple[str, str]:
        accepted, own = self._titles.get(step.id, ""), printable(step.title)
        title = accepted or own
        rest = [own] if accepted and accepted != own else []
        if len(title) > LINE:
            rest.append(title)
        notes = [*rest, step.note, self._further_owners(step), *self._odd_days(step)]
        return title[:LINE], printable("\n".join(text for text in notes if text))[:WORDS]

    def _odd_days(self, step: Milestone | Action) -> list[str]:
        """Days that a step cannot hold: out of all time, or a start behind its due date."""
        moves = [day for c in self._draft.date_changes if c.step == step.id for day in (c.from_, c.to)]
        odd = out_of_range([step.start, step.due, step.baseline_due, step.finished, *moves])
        start, due = in_range(step.start), in_range(step.due)
        return [*odd, *([f"{start} → {due}"] if _is_backwards(start, due) else [])]

    def _owner(self, owners: Iterable[str], side: Side) -> int | None:
        on_side = [o for o in owners if self._stands(o) is side]
        return self._people[on_side[0]] if on_side else None

    def _further_owners(self, step: Milestone | Action) -> str:
        """A promise has one named person a side; the others are kept in its note."""
        further: list[str] = []
        for side in (Side.BUYER, Side.SELLER):
            further += [o for o in step.owners if self._stands(o) is side][1:]
        return self._named(further)

    def _named(self, people: Iterable[str]) -> str:
        names = {s.id: s.name or s.title for s in self._draft.stakeholders}
        return ", ".join(names[person] for person in people)

    def _stands(self, owner: str) -> Side:
        side = self._sides[owner]
        return Side.BUYER if side is Side.BOTH else side


def _is_backwards(start: date | None, due: date | None) -> bool:
    return start is not None and due is not None and start > due


def _cells(cells: Iterable[Private | NotUnderstood]) -> Iterable[DraftCell]:
    """Cells longer than a field holds are kept in pieces."""
    for cell in cells:
        words, heading = printable(cell.text), printable(cell.column)[:LINE]
        for start in range(0, len(words), WORDS):
            piece = words[start : start + WORDS].strip()
            if piece:
                yield DraftCell(tab=printable(cell.tab)[:LINE], line=cell.row, heading=heading, words=piece)
