"""Rounds: how often and how long each side is measured, turn and turn about."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from bench.figure import FEWEST_ROUNDS, Figure, Goal

Sample = Mapping[str, float]
SHORTEST_SIDE = 0.5
TOO_SHORT_TO_JUDGE = 20.0


@dataclass(frozen=True, slots=True)
class Budget:
    """The seconds of load that one name may put on the machine, starting and seeding apart."""

    seconds: float

    @property
    def rounds(self) -> int:
        """Enough to judge by, or a single one where there is only time to try."""
        return FEWEST_ROUNDS if self.seconds >= TOO_SHORT_TO_JUDGE else 1

    def side(self, sides: int) -> float:
        """The seconds of load for one side of one round."""
        return max(SHORTEST_SIDE, self.seconds / self.rounds / sides)


def alternate(rounds: int, sides: Mapping[str, Callable[[], Sample]]) -> dict[str, list[Sample]]:
    """Measure every side once per round; who begins changes from round to round."""
    found: dict[str, list[Sample]] = {name: [] for name in sides}
    for number in range(rounds):
        names = list(sides) if number % 2 == 0 else list(sides)[::-1]
        for name in names:
            found[name].append(sides[name]())
    return found


def ratio(name: str, goal: Goal, key: str, ours: Sequence[Sample], other: Sequence[Sample]) -> Figure:
    """Ours over the other's of the same round."""
    pairs = zip(ours, other, strict=True)
    rounds = tuple(mine[key] / theirs[key] for mine, theirs in pairs)
    return Figure(name, "×", goal, rounds, parts(ours=ours, reference=other))


def parts(**sides: Sequence[Sample]) -> dict[str, float]:
    """The median of everything that was sampled, by side."""
    return {
        f"{side} {key}": median(sample[key] for sample in samples)
        for side, samples in sides.items()
        for key in samples[0]
    }
