"""How much somebody may ask for in a second, kept for as long as it matters, by one process."""

import time
from dataclasses import dataclass, field

FIRST_SWEEP = 1_000


@dataclass(slots=True)
class Pace:
    """A budget that fills again with time, at `rate` a second, up to `most`."""

    rate: float
    most: float
    left: float
    since: float = field(default_factory=time.monotonic)

    def spend(self) -> bool:
        """Take one; False while there is none left."""
        self._fill()
        if self.left < 1:
            return False
        self.left -= 1
        return True

    def reserve(self) -> float:
        """Take the next one that there will be; seconds until then. Who reserved first has it first."""
        self._fill()
        self.left -= 1
        return max(0.0, -self.left / self.rate)

    @property
    def wait(self) -> float:
        """Seconds until there is one again."""
        self._fill()
        return max(0.0, (1 - self.left) / self.rate)

    @property
    def is_rested(self) -> bool:
        """Whether it is full, and so like a new one."""
        self._fill()
        return self.left >= self.most

    def _fill(self) -> None:
        now = time.monotonic()
        self.left = min(self.most, self.left + (now - self.since) * self.rate)
        self.since = now


class Paces:
    """The budgets of everybody by name, each of `seconds` at `rate` a second; who rests is forgotten."""

    def __init__(self, rate: float, seconds: float = 2.0) -> None:
        self._rate = rate
        self._most = rate * seconds
        self._paces: dict[str, Pace] = {}
        self._sweep_at = FIRST_SWEEP

    def of(self, name: str) -> Pace:
        """The budget of that name as it stands; not to be kept, as a rested one is replaced."""
        pace = self._paces.get(name)
        if pace is None:
            if len(self._paces) >= self._sweep_at:
                self._sweep()
            pace = self._paces[name] = Pace(self._rate, self._most, self._most)
        return pace

    def _sweep(self) -> None:
        self._paces = {name: pace for name, pace in self._paces.items() if not pace.is_rested}
        self._sweep_at = max(FIRST_SWEEP, 2 * len(self._paces))
