"""Reads one moment from a few words: `Feb 10`, `2027年3月7日`, `W9`, `[Date +10]`, `end of Q2`, `46388`."""

from __future__ import annotations

import re
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
    HALF,
    ISO_WEEK,
    LATER,
    MONTH_DAY,
    MONTH_NUMBER,
    MONTH_ONLY,
    OFFSET,
    QUARTER,
    REIWA,
    SEPARATED,
    SERIAL,
    STARTS,
    WEEK,
    WEEK_OF,
    YEAR_MONTH,
    YEAR_MONTH_DAY,
)
from portal.exchange.day_words import MONTHS
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


def full_year(text: str | None) -> int | None:
    """The year of four digits or two: `'27` is 2027."""
    if not text:
        return None
    digits = int(re.sub(r"\D", "", text))
    return digits + 2000 if digits < 100 else digits


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
        if mark == "." and order is not DayOrder.DAY_FIRST and not text.endswith("."):
            order = DayOrder.DAY_FIRST
        return _two_numbers(int(first), int(second), order)
    if len(third) < 4 and order is DayOrder.YEAR_FIRST:
        return valid(2000 + int(first), int(second), int(third))
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
    if found := REIWA.fullmatch(text):
        return valid(2018 + int(found[1]), int(found[2]), int(found[3]))
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


def _month(text: str, _: DayOrder) -> Found:
    found = MONTH_ONLY.fullmatch(text)
    if not found:
        plain = YEAR_MONTH.fullmatch(text)
        if plain and 1 <= int(plain[2]) <= 12 and 1990 <= int(plain[1]) <= 2100:
            return MonthEnd(int(plain[2]), int(plain[1])), not plain[3]
        return None
    part, month, year = found[1], MONTHS[found[2]], full_year(found[3])
    if part == "mid":
        return Day(month, 15, year), True
    if part in {"early", "beginning", "start"}:
        return Day(month, 10, year), True
    return MonthEnd(month, year), part not in {"end", "eom"}


def _quarter(text: str, _: DayOrder) -> Found:
    found = QUARTER.fullmatch(text)
    if not found:
        return None
    number = int(next(found[name] for name in ("q1", "q2", "q3", "q4") if found[name]))
    return MonthEnd(3 * number, full_year(found["y1"] or found["y2"]), 3 * number - 2)


def _half(text: str, _: DayOrder) -> Found:
    found = HALF.fullmatch(text)
    if not found:
        return None
    first = found["first"] or "1" in {found["h1"], found["h2"]}
    month, year = 6 if first else 12, full_year(found["y1"] or found["y2"])
    return MonthEnd(month, year, month - 5)


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
    _quarter,
    _half,
    _week,
    _offset,
    _month,
)
