"""Reads one moment from a few words: `Feb 10`, `2027年3月7日`, `W9`, `[Date +10]`, `end of Q2`, `46388`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

from portal.exchange.day_words import MONTH, MONTHS
from portal.exchange.moments import CalendarWeek, Day, Moment, MonthEnd, Offset, PlanMonth, PlanWeek, WeekOf


class DayOrder(StrEnum):
    """How a column writes its numbers: 10/02, 02/10 or 27/02/10."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    YEAR_FIRST = "year_first"


EXCEL_EPOCH = date(1899, 12, 30)
SEPARATED = re.compile(r"(\d{1,4})\s*([./-])\s*(\d{1,2})(?:\s*\2\s*(\d{4}|\d{1,2}))?\.?")
CJK_DAY = re.compile(
    r"(?:(令和|r|平成|民國|民国|中華民國|西暦|公元)?\s*(\d{2,4}|元|\d)\s*年度?\s*)?(\d{1,2})\s*月\s*(?:(\d{1,2})\s*[日号號]?|(底|末|中旬?|上旬|初旬?|下旬|月底|中頃|頃)?)"
)
REIWA = re.compile(r"(?:r|令和)\s*(\d{1,2})[./年-](\d{1,2})[./月-](\d{1,2})日?")
YEAR_TEXT = r"(?:,?\s*|-|/|\s)(\d{4}|'?\d{2})?"
ORDINAL = r"(\d{1,2})(?:st|nd|rd|th)?"
MONTH_DAY = re.compile(
    rf"{MONTH}(?:[\s/]*{ORDINAL}(?:(?:,\s*|\s+|[-/](?=\d{{4}}))(\d{{4}}|'?\d{{2}}))?|-{ORDINAL}(?:[-,]\s*(\d{{4}}|\d{{2}}))?)"
)
DAY_MONTH = re.compile(rf"{ORDINAL}\.?(?:\s*|\s+of\s+|[-/]){MONTH}(?:(?:,\s*|\s+|[-/])(\d{{4}}|'?\d{{2}}))?")
YEAR_MONTH_DAY = re.compile(rf"(\d{{4}})[\s/-]+{MONTH}[\s/-]+{ORDINAL}")
MONTH_ONLY = re.compile(
    rf"(?:(end|eom|late|mid|early|beginning|start)(?: of)?[\s-]*)?{MONTH}(?:[\s,/-]*(\d{{4}}|'\d{{2}}))?(?:\s*(end))?"
)
YEAR_MONTH = re.compile(r"(\d{4})\s*[-/年.]\s*(\d{1,2})\s*月?(底|末)?")
QUARTER = re.compile(
    r"(?:(?:end|eo|close|eoq)\s*(?:of\s*)?)?(?:(?P<y1>\d{4})\s*年?\s*[-/]?\s*)?(?:the\s*)?(?:q\s*(?P<q1>[1-4])|(?P<q2>[1-4])\s*q|第\s*(?P<q3>[1-4])\s*(?:四半期|季度?)|(?P<q4>[1-4])(?:st|nd|rd|th) quarter)"
    r"(?:\s*(?:end|末|底|終わり))?(?:[\s,/-]*(?P<y2>\d{4}|'\d{2}|fy\s*\d{2,4}))?(?:\s*(?:end|末|底))?"
)
WEEK = re.compile(
    r"(?:(?:weeks?|wks?|w)\.?\s*#?\s*(\d{1,3})|第\s*(\d{1,3})\s*[週周]目?|(\d{1,3})\s*[週周]目|[週周]\s*(\d{1,3}))(?:\s*(?:end|末|末日|内|內|中))?"
)
ISO_WEEK = re.compile(
    r"(\d{4})\s*-?\s*(?:w|kw|cw|week)\s*(\d{1,2})|(?:kw|cw)\s*(\d{1,2})(?:[\s/-]+(\d{4}))?|w(?:eek)?\s*(\d{1,2})[\s,/-]+(\d{4})"
)
WEEK_OF = re.compile(
    r"(?:(?:week|wk)\s*(?:of|commencing|beginning|starting|w/?c)|w/?c|w/b)\s*:?\s*(.+)|(.+?)\s*(?:の週|那週|那周|當週|当周|週中|週)"
)
START = r"(?:date|start|start date|signing|kick-?off|today|t|d|day|x|開始日|起始日|開始|開始日期|开始日期|日付|日期|開催日|基準日)"
OFFSET = re.compile(
    rf"\[?\s*\[?\s*{START}\s*\]?\s*(?:([+\-−–])\s*(\d{{1,4}})\s*(business days?|working days?|bd|wd|営業日|工作日|工作天|days?|d|日|天|weeks?|w|週間?|周)?)?\s*\]?"
)
STARTS = {"start", "start date", "today", "day 0", "開始日", "起始日", "开始日"}
BARE_OFFSET = re.compile(
    r"\+\s*(\d{1,4})\s*(business days?|working days?|bd|wd|営業日後?|个?工作日后?|個?工作[日天]後?|days?|d|日後?|天后?|天後|weeks?|w|週間?後?|[週周]后?)?"
)
LATER = re.compile(
    r"(?:start|kick-?off|開始|开始)(?:日)?(?:から|后|後)?\s*(\d{1,4})\s*(営業日|日|天|個?工作日|个工作日|週間?|周)(?:後|后)|(\d{1,4})\s*(business days?|working days?|days?|weeks?)\s*(?:after|from)\s*(?:the\s*)?(?:start|kick-?off|today)"
)
DAY_NUMBER = re.compile(r"day\s*#?\s*(\d{1,4})|第\s*(\d{1,4})\s*[天日]|(\d{1,4})\s*日目")
MONTH_NUMBER = re.compile(
    r"month\s*#?\s*(\d{1,2})|第\s*(\d{1,2})\s*(?:個|个|か|ヶ|カ)?月|(\d{1,2})\s*(?:か|ヶ|カ)月目"
)
SERIAL = re.compile(r"[2-9]\d{4}(?:\.\d+)?")
COMPACT = re.compile(r"(20\d{2})(\d{2})(\d{2})")


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
    """2027-02-10, 10.02.2027, 2/10, 115/12/08: with four digits in front the year leads, else the column decides."""
    found = SEPARATED.fullmatch(text)
    if not found:
        return None
    first, mark, second, third = found.groups()
    if len(first) >= 3:
        year = int(first) + 1911 if len(first) == 3 else int(first)
        return valid(year, int(second), int(third)) if third else None
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


READERS: tuple[Reader, ...] = (_number, _separated, _cjk, _named_month, _quarter, _week, _offset, _month)
