"""Working days: weekends and the closed dates of a room."""

from dataclasses import dataclass
from datetime import date, timedelta

WEEKEND = frozenset({5, 6})


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Which days are open; `weekend` counts Monday as 0."""

    closed: frozenset[date] = frozenset()
    weekend: frozenset[int] = WEEKEND

    def is_open(self, day: date) -> bool:
        """Whether people work on that day."""
        return day.weekday() not in self.weekend and day not in self.closed


def working_days_between(start: date, end: date, calendar: WorkingDays) -> int:
    """Signed count of open days in (start, end]: how far `end` slipped from `start`."""
    if end < start:
        return -working_days_between(end, start, calendar)
    return sum(calendar.is_open(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))
