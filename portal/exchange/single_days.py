"""Reads one moment from a few words: `Feb 10`, `2027年3月7日`, `W9`, `[Date +10]`, `end of Q2`, `46388`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

from portal.exchange.day_patterns import (
    BARE_OFFSET,
    CJK_DAY,
    COMPACT,
    DAY_MONTH,
    DAY_NUMBER,
    EXCEL_EPOCH,
    ISO_WEEK,
    LATER,
    MINGUO,
    MONTH_DAY,
    MONTH_NUMBER,
    OFFSET,
    REIWA,
    SEPARATED,
    SERIAL,
    STARTS,
    WEEK,
    WEEK_OF,
    YEAR_MONTH_DAY,
)
from portal.exchange.day_words import MONTHS
from portal.exchange.long_times import full_year, half, month, month_in_numbers, quarter
from portal.exchange.moments import CalendarWeek, Day, Moment, MonthEnd, Offset, PlanMonth, PlanWeek, WeekOf


class DayOrder(StrEnum):
    """How a column writes its numbers: 10/02, 02/10 or 27/02/10."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    YEAR_FIRST = "year_first"


def read_moment(text: str, order: DayOrder) -> tuple[Moment, bool] | None:
    """The moment that the whole (lower-case) text names, and whether it is rough; None when it names none."""
    for reader in READERS:
        found = reader(text, order)
        if found is not None:
            return found if isinstance(found, tuple) else (found, False)
    return None


Found = Moment | tuple[Moment, bool] | None
Reader = Callable[[str, DayOrder], Found]


def valid(year: int | None, month: int, day: int) -> Day | None:
    """The day, if the calendar has it."""
    try:
        date(year or 2024, month, day)
    except ValueError:
        return None
    return Day(month, day, year) if year is None or 1990 <= year <= 2100 else None


def _separated(text: str, order: DayOrder) -> Found:
    """2027-02-10, 10.02.2027, 2/10, 115/12/08: a long first number is the year, else the column decides."""
    found = SEPARATED.fullmatch(text)
    if not found:
        return None
    first, mark, second, third = found.groups()
    if len(first) >= 3:
        leading = int(first) + 1911 if len(first) == 3 else int(first)
        return valid(leading, int(second), int(third)) if third else None
    if third is None:
        return _two_numbers(int(first), int(second), DayOrder.DAY_FIRST if mark == "." else order)
    if len(third) < 4 and order is DayOrder.YEAR_FIRST:
        leading_year = valid(2000 + int(first), int(second), int(third))
        if leading_year or len(third) == 1:
            return leading_year
    if len(third) == 1:
        return None
    order = DayOrder.DAY_FIRST if mark == "." else order
    day, month = (second, first) if order is not DayOrder.DAY_FIRST else (first, second)
    year = full_year(third)
    return valid(year, int(month), int(day)) or valid(year, int(day), int(month))


def _two_numbers(first: int, second: int, order: DayOrder) -> Found:
    day, month = (first, second) if order is DayOrder.DAY_FIRST else (second, first)
    return valid(None, month, day) or valid(None, day, month)


def _cjk(text: str, _: DayOrder) -> Found:
    for numbered, first in ((REIWA, 2018), (MINGUO, 1911)):
        if found := numbered.fullmatch(text):
            return valid(first + int(found[1]), int(found[2]), int(found[3]))
    found = CJK_DAY.fullmatch(text)
    if not found:
        return None
    era, year_text, month, day, part = found.groups()
    year = _era_year(era, year_text) if year_text else None
    if not 1 <= int(month) <= 12:
        return None
    if day:
        return valid(year, int(month), int(day))
    if part and part[0] in "中上初":
        ends = {"中": 20 if part.startswith("中旬") else 15, "上": 10, "初": 10}
        return Day(int(month), ends[part[0]], year), True
    return MonthEnd(int(month), year), part not in {"底", "末", "月底"}


def _era_year(era: str | None, text: str) -> int:
    number = 1 if text == "元" else int(text)
    if era in {"令和", "r"}:
        return 2018 + number
    if era == "平成":
        return 1988 + number
    if (era and "民" in era) or (era is None and 100 <= number <= 199):
        return 1911 + number
    return number + 2000 if number < 100 else number


def _named_month(text: str, _: DayOrder) -> Found:
    if found := YEAR_MONTH_DAY.fullmatch(text):
        return valid(int(found[1]), MONTHS[found[2]], int(found[3]))
    if found := DAY_MONTH.fullmatch(text):
        return valid(full_year(found[3]), MONTHS[found[2]], int(found[1]))
    if found := MONTH_DAY.fullmatch(text):
        return valid(full_year(found[3] or found[5]), MONTHS[found[1]], int(found[2] or found[4]))
    return None


def _week(text: str, order: DayOrder) -> Found:
    if found := ISO_WEEK.fullmatch(text):
        number = int(found[2] or found[3] or found[5])
        return (
            CalendarWeek(number, full_year(found[1] or found[4] or found[6])) if 1 <= number <= 53 else None
        )
    if found := WEEK.fullmatch(text):
        number = int(next(group for group in found.groups() if group))
        return PlanWeek(number) if number <= 520 else None
    if found := WEEK_OF.fullmatch(text):
        inner = read_moment(found[1] or found[2], order)
        return WeekOf(inner[0]) if inner and isinstance(inner[0], Day) else None
    return None


def _offset(text: str, _: DayOrder) -> Found:
    if found := OFFSET.fullmatch(text):
        sign = -1 if found[1] and found[1] != "+" else 1
        return (
            days_of(sign * int(found[2] or 0), found[3])
            if found[2] or text[0] == "[" or text in STARTS
            else None
        )
    if found := BARE_OFFSET.fullmatch(text):
        return days_of(int(found[1]), found[2])
    if found := LATER.fullmatch(text):
        return days_of(int(found[1] or found[3]), found[2] or found[4])
    if found := DAY_NUMBER.fullmatch(text):
        return Offset(int(next(group for group in found.groups() if group)))
    if found := MONTH_NUMBER.fullmatch(text):
        number = int(next(group for group in found.groups() if group))
        return PlanMonth(number) if number else None
    return None


def days_of(count: int, unit: str | None) -> Offset:
    """An offset in days for a count of days, working days or weeks."""
    unit = unit or ""
    if unit.startswith(("w", "週", "周")) and not unit.startswith(("wo", "wd")):
        return Offset(7 * count)
    return Offset(count, working=unit.startswith(("b", "wo", "wd", "営", "工", "个工", "個工")))


def _number(text: str, _: DayOrder) -> Found:
    if SERIAL.fullmatch(text):
        day = EXCEL_EPOCH + timedelta(days=int(float(text)))
        return Day(day.month, day.day, day.year)
    if found := COMPACT.fullmatch(text):
        return valid(*map(int, found.groups()))
    return None


READERS: tuple[Reader, ...] = (
    _number,
    _separated,
    _cjk,
    _named_month,
    quarter,
    half,
    _week,
    _offset,
    month,
    month_in_numbers,
)
