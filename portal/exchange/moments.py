"""A point in time as a sheet says it: a day with or without a year, a week, an offset, a month's end."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

HALF_A_YEAR = 183


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day; without a year it is the one nearest to the plan's start."""

    month: int
    day: int
    year: int | None = None

    def within(self, year: int) -> date | None:
        """The day in that year, None for the 29th of a short February."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class MonthEnd:
    """The last day of a month; `first` is the month its period starts with (a quarter has three)."""

    month: int
    year: int | None = None
    first: int | None = None

    def within(self, year: int) -> date | None:
        """The last day of that month in that year."""
        return date(year, self.month, calendar.monthrange(year, self.month)[1])


@dataclass(frozen=True, slots=True)
class CalendarWeek:
    """The Friday of an ISO week of a year."""

    week: int
    year: int | None = None

    def within(self, year: int) -> date | None:
        """That week's Friday in that year; None in years without a 53rd week."""
        try:
            return date.fromisocalendar(year, self.week, 5)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class PlanWeek:
    """The last working day of the n-th week, the start's own week being the first."""

    week: int


@dataclass(frozen=True, slots=True)
class Offset:
    """So many days after the start; `working` counts open days only."""

    days: int
    working: bool = False


@dataclass(frozen=True, slots=True)
class PlanMonth:
    """The last day of the n-th month, the start's own month being the first."""

    month: int


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The Friday of the week in which a day lies."""

    day: Day


Moment = Day | MonthEnd | CalendarWeek | PlanWeek | Offset | PlanMonth | WeekOf


@dataclass(frozen=True, slots=True)
class Span:
    """A range of time; a single moment has no `first`. `rough`: the words leave room (`mid May`)."""

    last: Moment
    first: Moment | None = None
    rough: bool = False


def resolve(moment: Moment, start: date, after: date | None) -> date | None:
    """The day meant, for a plan that starts on `start`, in a row below one dated `after`."""
    match moment:
        case Day() | MonthEnd() | CalendarWeek():
            return moment.within(moment.year) if moment.year else _nearest(moment, start, after)
        case PlanWeek(week):
            return monday(start) + timedelta(days=7 * (week - 1) + 4)
        case Offset(days, working):
            return add_working_days(start, days) if working else start + timedelta(days=days)
        case PlanMonth(month):
            years, index = divmod(start.month - 1 + month - 1, 12)
            return MonthEnd(index + 1).within(start.year + years)
        case WeekOf(day):
            found = resolve(day, start, after)
            return monday(found) + timedelta(days=4) if found else None


def beginning(moment: Moment, start: date, after: date | None) -> date | None:
    """The first day of what the moment covers: a week's Monday, a month's first."""
    match moment:
        case Day() | Offset():
            return resolve(moment, start, after)
        case PlanWeek() | CalendarWeek() | WeekOf():
            found = resolve(moment, start, after)
            first = found - timedelta(days=4) if found else None
            return start if first and monday(start) == first else first
        case MonthEnd():
            found = resolve(moment, start, after)
            return date(found.year, moment.first or found.month, 1) if found else None
        case PlanMonth():
            found = resolve(moment, start, after)
            return found.replace(day=1) if found else None


def _nearest(moment: Day | MonthEnd | CalendarWeek, start: date, after: date | None) -> date | None:
    """The year nearest to the start, but not more than half a year before the row above."""
    candidates = [day for year in range(start.year - 5, start.year + 9) if (day := moment.within(year))]
    allowed = [day for day in candidates if after is None or (after - day).days <= HALF_A_YEAR]
    return min(allowed or candidates, key=lambda day: (abs((day - start).days), start > day), default=None)


def monday(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def add_working_days(day: date, count: int) -> date:
    """The day `count` open days later (earlier when negative); only Saturday and Sunday are closed."""
    step = 1 if count > 0 else -1
    weeks, rest = divmod(abs(count), 5)
    if day.weekday() < 5:
        day += timedelta(days=7 * weeks * step)
    else:
        rest = abs(count)
    while rest:
        day += timedelta(days=step)
        rest -= day.weekday() < 5
    return day
