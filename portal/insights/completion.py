"""How much of a plan is done: two whole numbers for the room, each side and each milestone."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar


class Promise(Protocol):
    """What a milestone and an action have in common here; words as in `portal.room.words`."""

    @property
    def id(self) -> str: ...
    @property
    def side(self) -> str: ...
    @property
    def state(self) -> str: ...


class Placed(Promise, Protocol):
    """A promise under a milestone, or under none."""

    @property
    def milestone(self) -> str | None: ...


M = TypeVar("M", bound=Promise)
A = TypeVar("A", bound=Placed)


@dataclass(frozen=True, slots=True)
class Completion:
    """So many of so many are done; dropped ones are in neither number."""

    done: int
    total: int

    @property
    def percent(self) -> int | None:
        """0 to 100, the nearest; 100 only once all is done; None of nothing."""
        if self.done == self.total:
            return 100 if self.total else None
        return min(99, (200 * self.done + self.total) // (2 * self.total))


@dataclass(frozen=True, slots=True)
class PlanCompletion:
    """The figures of a plan; a promise of both sides counts once in `room` and in neither side's."""

    room: Completion
    buyer: Completion
    seller: Completion
    milestones: Mapping[str, Completion]


def completion(milestones: Iterable[M], actions: Iterable[A]) -> PlanCompletion:
    """What counts is every live action, and every live milestone that has none."""
    checkpoints, promises = list(milestones), list(actions)
    counted = counted_steps(checkpoints, promises)
    under: dict[str, list[Promise]] = {m.id: [m] for m in checkpoints if m.state != "dropped"}
    for action in promises:
        if action.milestone in under and action.state != "dropped":
            under[action.milestone].append(action)
    states = states_by_side(counted)
    return PlanCompletion(
        room=tally(states),
        buyer=tally(states, "buyer"),
        seller=tally(states, "seller"),
        milestones={id: tally(states_by_side(steps[1:] or steps)) for id, steps in under.items()},
    )


def counted_steps(milestones: Iterable[M], actions: Iterable[A]) -> list[M | A]:
    """The live actions, and the live milestones without one, which are ticked and counted like them."""
    live = [a for a in actions if a.state != "dropped"]
    having = {a.milestone for a in live}
    return [*live, *(m for m in milestones if m.state != "dropped" and m.id not in having)]


def states_by_side(counted: Iterable[Promise]) -> Counter[tuple[str, str]]:
    """How many of the steps that count there are of each side and state."""
    return Counter([(step.side, step.state) for step in counted])


def tally(states: Counter[tuple[str, str]], side: str | None = None) -> Completion:
    """How many of them are done, on one side or in the whole room."""
    of_side = [(state, n) for (whose, state), n in states.items() if side in (None, whose)]
    return Completion(sum(n for state, n in of_side if state == "done"), sum(n for _, n in of_side))
