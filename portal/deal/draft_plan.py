"""The plan of a new draft: milestones, actions, their links and the moves that a sheet tells of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import Any, TypeVar

from portal.core.errors import Invalid
from portal.deal.draft import BeginDraft, DraftMove, DraftStep
from portal.deal.draft_people import Cast
from portal.deal.numbering import Numbering
from portal.room.new_steps import blank_step
from portal.room.positions import spread
from portal.room.registry import Call
from portal.room.rows import Action, Criterion, DateChange, Dependency, Milestone, Step
from portal.room.words import ChangeState, Side, State

T = TypeVar("T")
SIGNS = {State.DONE: "✓", State.IN_PROGRESS: "⏳", State.BLOCKED: "⊘", State.DROPPED: "✗"}
MOST_WORDS = 4000


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows of a plan, each list in the order of the request's."""

    milestones: tuple[Milestone, ...]
    criteria: tuple[Criterion, ...]
    actions: tuple[Action, ...]
    links: tuple[Dependency, ...]
    moves: tuple[DateChange, ...]


def plan(request: BeginDraft, cast: Cast, numbering: Numbering, call: Call, today: date) -> Plan:
    """Draw the rows; raises Invalid for an index that names nothing, or for links in a circle."""
    live = {a.milestone for a in request.actions if a.state is not State.DROPPED}
    open_under = {a.milestone for a in request.actions if a.state not in (State.DROPPED, State.DONE)}
    open_under |= {n for n, m in enumerate(request.milestones) if m.criteria}
    milestones: list[Milestone] = []
    criteria: list[Criterion] = []
    for n, (step, position) in enumerate(_placed(request.milestones)):
        row = Milestone(numbering.new(), **_step(step, position, cast, request, today))
        milestones.append(_promised(row, reached=n not in open_under) if n in live else row)
        criteria += drawn_criteria(step.criteria, row.id, numbering)
    actions = []
    for action, position in _placed(request.actions):
        under = None if action.milestone is None else at(milestones, action.milestone).id
        values = _step(action, position, cast, request, today)
        actions.append(Action(numbering.new(), **values, milestone=under))
    steps: list[Step] = [*milestones, *actions]
    links = _links(request, steps, numbering)
    moves = [_move(n, m, at(steps, m.step), numbering, call) for n, m in enumerate(request.moves, 1)]
    return Plan(tuple(milestones), tuple(criteria), tuple(actions), links, tuple(moves))


def drawn_criteria(words: Sequence[str], milestone: str | None, numbering: Numbering) -> list[Criterion]:
    """Criteria of a milestone, or of the story for None; none is met yet."""
    return [Criterion(numbering.new(), position, milestone, w, met=False) for w, position in _placed(words)]


def at(rows: Sequence[T], index: int) -> T:
    """The row at an index; raises Invalid when there is none."""
    if index >= len(rows):
        raise Invalid("no_such_index", index=index)
    return rows[index]


def _placed(items: Sequence[T]) -> list[tuple[T, str]]:
    return list(zip(items, spread(len(items)), strict=True))


def _promised(milestone: Milestone, *, reached: bool) -> Milestone:
    """A milestone that has live actions is reached by them alone; see `portal.room.reaching`.

    What was said of itself besides goes to its note, in signs that are read in every language.
    """
    if milestone.state is State.OPEN or (reached and milestone.is_done):
        return milestone
    finished = milestone.finished.isoformat() if milestone.finished else ""
    said = f"{SIGNS[milestone.state]} {finished}{milestone.obstacle}".strip()
    values: dict[str, Any] = {"state": State.OPEN, "finished": None, "obstacle": ""}
    return replace(milestone, **values, note=f"{milestone.note}\n{said}".strip()[:MOST_WORDS])


def _step(step: DraftStep, position: str, cast: Cast, request: BeginDraft, today: date) -> dict[str, Any]:
    said = ("title", "kind", "side", "start", "due", "baseline_due", "state", "round")
    blocked = step.state is State.BLOCKED
    finished = min(step.finished or step.due or request.started, today)
    return blank_step(
        **{name: getattr(step, name) for name in said},
        position=position,
        buyer_owner=cast.owner(step.buyer_owner, Side.BUYER),
        seller_owner=cast.owner(step.seller_owner, Side.SELLER),
        baseline_imported=step.baseline_due is not None,
        finished=finished if step.state is State.DONE else None,
        obstacle=step.obstacle if blocked else "",
        note=step.note if blocked or not step.obstacle else f"{step.note}\n{step.obstacle}".strip(),
    )


def _links(request: BeginDraft, steps: Sequence[Step], numbering: Numbering) -> tuple[Dependency, ...]:
    lags: dict[tuple[str, str], int] = {}
    for link in request.links:
        pair = (at(steps, link.predecessor).id, at(steps, link.successor).id)
        lags.setdefault(pair, link.lag)
    graph: TopologicalSorter[str] = TopologicalSorter()
    for before, after in lags:
        graph.add(after, before)
    try:
        graph.prepare()
    except CycleError as circle:
        titles = {step.id: step.title for step in steps}
        raise Invalid("circle", steps=" → ".join(titles[id] for id in circle.args[1])) from None
    return tuple(Dependency(numbering.new(), *pair, lag) for pair, lag in lags.items())


def _move(position: int, move: DraftMove, step: Step, numbering: Numbering, call: Call) -> DateChange:
    return DateChange(
        id=numbering.new(),
        position=position,
        step=step.id,
        start_from=None,
        start_to=None,
        due_from=move.due_from,
        due_to=move.due_to,
        reason=move.reason,
        words=move.words,
        proposer=None,
        proposed=call.now,
        state=ChangeState.APPLIED,
        plan_version=1,
        answers=None,
        deeds="[]",
        cascade="[]",
    )
