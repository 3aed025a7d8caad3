"""From a draft read off a sheet to the request that begins a room: nothing of it is lost on the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

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
from portal.room.words import Rhythm, Side

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
    """
    into = _Into(draft, titles or {})
    rhythm = draft.checkin.rhythm if draft.checkin else None
    return BeginDraft(
        name=room.name[:LINE],
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
        risks=[_risk(r) for r in draft.risks],
        private_cells=list(_cells([*draft.private, *draft.not_understood])),
        rhythm=rhythm or Rhythm.NONE,
        weekday=draft.checkin.weekday if draft.checkin and draft.checkin.weekday in DAYS else "",
        checkin_words=(draft.checkin.words if draft.checkin else "")[:WORDS],
    )


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
                name=s.name[:LINE],
                title=s.title[:LINE],
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
        """The date changes that the sheet tells of, in order."""
        return [
            DraftMove(
                step=self._steps[c.step],
                due_from=c.from_,
                due_to=c.to,
                reason=c.reason,
                words=c.words[:WORDS],
            )
            for c in self._draft.date_changes
        ]

    def _step(self, step: Milestone | Action) -> dict[str, Any]:
        title, note = self._worded(step)
        return {
            "title": title,
            "kind": step.kind,
            "side": step.side,
            "buyer_owner": self._owner(step.owners, Side.BUYER),
            "seller_owner": self._owner(step.owners, Side.SELLER),
            "start": step.start,
            "due": step.due,
            "baseline_due": step.baseline_due,
            "state": step.state,
            "finished": step.finished,
            "note": note,
        }

    def _worded(self, step: Milestone | Action) -> tuple[str, str]:
        accepted = self._titles.get(step.id, "")
        title = accepted or step.title
        rest = [step.title] if accepted and accepted != step.title else []
        if len(title) > LINE:
            rest.append(title)
        further = self._further_owners(step)
        notes = [*rest, *([step.note] if step.note else []), *further]
        return title[:LINE], "\n".join(notes)[:WORDS]

    def _owner(self, owners: Iterable[str], side: Side) -> int | None:
        on_side = [o for o in owners if self._stands(o) is side]
        return self._people[on_side[0]] if on_side else None

    def _further_owners(self, step: Milestone | Action) -> list[str]:
        """A promise has one named person a side; the others are kept in its note."""
        further = []
        for side in (Side.BUYER, Side.SELLER):
            further += [o for o in step.owners if self._stands(o) is side][1:]
        names = {s.id: s.name or s.title for s in self._draft.stakeholders}
        return [", ".join(names[o] for o in further)] if further else []

    def _stands(self, owner: str) -> Side:
        side = self._sides[owner]
        return Side.BUYER if side is Side.BOTH else side


def _risk(risk: Risk) -> DraftRisk:
    notes = [text for text in (risk.mitigation, risk.note) if text]
    return DraftRisk(
        title=risk.title[:LINE],
        probability=risk.probability or 3,
        impact=risk.impact or 3,
        mitigation="\n".join(notes)[:WORDS],
    )


def _cells(cells: Iterable[Private | NotUnderstood]) -> Iterable[DraftCell]:
    """Cells longer than a field holds are kept in pieces."""
    for cell in cells:
        for start in range(0, len(cell.text), WORDS):
            piece = cell.text[start : start + WORDS].strip()
            if piece:
                yield DraftCell(tab=cell.tab[:LINE], line=cell.row, heading=cell.column[:LINE], words=piece)
