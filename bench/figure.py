"""What a measurement found: one number per round, the goal it is held against, and the verdict."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from statistics import median, quantiles

FEWEST_ROUNDS = 5


class Verdict(StrEnum):
    """`tried` is the answer of a run too short to judge by."""

    MET = "met"
    MISSED = "missed"
    NOISE = "within noise"
    TRIED = "tried"


@dataclass(frozen=True, slots=True)
class Goal:
    """A limit that the median has to reach (`at least`) or to stay under (`at most`)."""

    sense: str
    limit: float

    def is_met_by(self, value: float) -> bool:
        """Whether the value is on the good side."""
        return value >= self.limit if self.sense == "at least" else value <= self.limit


def at_least(limit: float) -> Goal:
    """More is better."""
    return Goal("at least", limit)


def at_most(limit: float) -> Goal:
    """Less is better."""
    return Goal("at most", limit)


@dataclass(frozen=True, slots=True)
class Figure:
    """One goal's numbers. `parts` are medians of what the numbers are made of, to be read beside them."""

    name: str
    unit: str
    goal: Goal
    rounds: tuple[float, ...]
    parts: Mapping[str, float] = field(default_factory=dict)

    @property
    def median(self) -> float:
        """The middle of the rounds."""
        return median(self.rounds)

    @property
    def spread(self) -> tuple[float, float]:
        """The quartiles: half of the rounds lie between them."""
        if len(self.rounds) < 2:
            return self.rounds[0], self.rounds[0]
        low, _, high = quantiles(self.rounds, n=4, method="inclusive")
        return low, high

    @property
    def verdict(self) -> Verdict:
        """Met by the median; missed, but with the limit between the quartiles, is within noise."""
        if len(self.rounds) < FEWEST_ROUNDS:
            return Verdict.TRIED
        if self.goal.is_met_by(self.median):
            return Verdict.MET
        low, high = self.spread
        return Verdict.NOISE if low <= self.goal.limit <= high else Verdict.MISSED
