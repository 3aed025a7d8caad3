"""How many commands a second a socket may send before it is read no further for a while."""

import time
from dataclasses import dataclass, field


@dataclass(slots=True)
class Pace:
    """A budget of commands that fills again with time; up to two seconds' worth at once."""

    rate: int
    left: float = 0.0
    since: float = field(default_factory=time.monotonic)

    def spend(self) -> float:
        """Take one; how many seconds to read nothing more, 0 while there is budget."""
        now = time.monotonic()
        self.left = min(2.0 * self.rate, self.left + (now - self.since) * self.rate)
        self.since = now
        self.left -= 1
        return max(0.0, -self.left / self.rate)
