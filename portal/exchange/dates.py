"""Reads the words of a date cell: leading words, ranges and weekdays around the moments themselves."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache

from portal.exchange.day_words import ANY_WEEKDAY, counted
from portal.exchange.grid import Cell
from portal.exchange.limits import LONGEST
from portal.exchange.moments import Day, MonthEnd, Offset, PlanMonth, PlanWeek, Span
from portal.exchange.single_days import DayOrder, read_moment
from portal.exchange.words import same_width

LEADING = re.compile(
    r"^(?:(?:(?:due|target|eod|cob|by|before|no later than|on|until|till|latest|at the latest|eta|planned|"
    r"est|expected|bis|spätestens|etwa|"
    r"around|about|approx|circa|ca|tentative(?:ly)?|tbc|week ending|w/e|date|the)\b\.?|"
    r"~|≈|約|约|預計|预计|目標|最遲|最迟|〜|遅くとも|翌年|明年|來年|来年|隔年|今年|本年)\s*:?\s*)+(?=\S)"
)
TRAILING = re.compile(
    r"\s*(?:\(?(?:tentative|tbc|est\.?|estimated|approx\.?|latest|at the latest|target|"
    r"eod|cob|\?|confirmed|予定|仮|頃|ごろ|まで|までに|前|之前|以前|左右|預定|预定|暫定|"
    r"暂定)\)?|\?)$"
)
ROUGH = re.compile(
    r"^\s*[~≈]|around|about|approx|circa|\bca\b|tentative|tbc|est\b|estimated|\?|頃|ごろ|約|约|左右|仮|暫定|暂定|before|前$"
)
TIME = re.compile(
    r"\s*(?:\bat\b|@)?\s*\b\d{1,2}\s*(?:am|pm)$|[t\s]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:am|pm|z|[+-]\d{2}:?\d{2}|[a-z]{3,4})?$"
)
DASH = re.compile(
    r"\s*(?:(?<=\d-\d\d)/(?=\d{4}-)|–|—|~|〜|～|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\bbis\b|\bup to\b|"
    r"から|至|到|(?<=\S)\s-\s|-|&|and)\s*"
)
UNTIL = re.compile(r"(?:between|from)\s+")
BARE_COUNT = re.compile(r"\d{1,3}(?:\s*[-–~]\s*\d{1,3})?\s*\+?")
OPEN_END = re.compile(
    r"(?:(?<=[\d\]週周天日月目])\s*(?:\+|以降|以後|以后|之後|之后|起|から|[~〜～])|"
    r"\s+(?:onwards?|and (?:on|onwards?|beyond|after|later)|or later|ff\.?))$"
)
COUNTED = PlanWeek | PlanMonth | Offset


def read_date(cell: Cell, order: DayOrder, unit: str = "") -> Span | None:
    """What time a cell names, None when it names none; `unit` (`week {}`) is what bare numbers count."""
    if isinstance(cell.value, datetime | date):
        return Span(Day(cell.value.month, cell.value.day, cell.value.year))
    if isinstance(cell.value, bool):
        return None
    return read_words(
        unit.format(cell.text) if unit and BARE_COUNT.fullmatch(cell.text) else cell.text,
        order,
    )


SLASHED_WEEK = re.compile(r"((?:weeks?|wks?|w)\s*\d{1,3})\s*[/&]\s*(?:(?:weeks?|wks?|w)\s*)?(\d{1,3})$")


@lru_cache(maxsize=20_000)
def read_words(text: str, order: DayOrder) -> Span | None:
    """What time the words name; a range ends when its last part does."""
    if len(text) > LONGEST:
        return None
    words = SLASHED_WEEK.sub(r"\1-\2", counted(same_width(text).casefold()))
    return _open_ended(words, order) or _closed(words, order)


def _open_ended(words: str, order: DayOrder) -> Span | None:
    """A counted week, month or day with an open end (`week 4+`, `第4週以降`): that one, roughly."""
    bare = OPEN_END.sub("", words.strip())
    found = _closed(bare, order) if bare != words.strip() else None
    return replace(found, rough=True) if found and isinstance(found.last, COUNTED) else None


def _closed(words: str, order: DayOrder) -> Span | None:
    whole = read_moment(words.strip(), order)
    if whole and not isinstance(whole[0], Day):
        return Span(whole[0], rough=whole[1])
    tidy = _tidy(words)
    if not tidy:
        return None
    rough = bool(ROUGH.search(words)) and not whole
    single = read_moment(tidy, order)
    if single:
        return Span(single[0], rough=rough or single[1])
    found = _range(UNTIL.sub("", tidy), order)
    return Span(found.last, found.first, rough or found.rough) if found else None


def _tidy(words: str) -> str:
    words = TIME.sub("", words.strip())
    words = ANY_WEEKDAY.sub(" ", words)
    words = LEADING.sub("", words.strip())
    for _ in range(2):
        words = TRAILING.sub("", words.strip())
    return re.sub(r"\s+", " ", words).strip(" ,;、")


def _range(words: str, order: DayOrder) -> Span | None:
    for found in DASH.finditer(words):
        left, right = words[: found.start()].strip(" ,"), words[found.end() :].strip(" ,")
        if left and right and (span := _between(left, right, order)):
            return span
    return None


def _between(left: str, right: str, order: DayOrder) -> Span | None:
    """Both ends; what one leaves out (month, year, the word week) it takes from the other."""
    last = read_moment(right, order) or read_moment(_borrowed(left, right), order)
    if not last:
        return None
    first = read_moment(left, order) or read_moment(_lent(left, right), order)
    if not first:
        return None
    begin, end = first[0], last[0]
    if isinstance(begin, Day) and isinstance(end, Day | MonthEnd) and begin.year is None and end.year:
        begin = Day(begin.month, begin.day, end.year - (begin.month > end.month))
    elif isinstance(begin, Day) and isinstance(end, Day) and begin.year and end.year is None:
        end = Day(end.month, end.day, begin.year + (end.month < begin.month))
    if isinstance(begin, PlanWeek) != isinstance(end, PlanWeek):
        return None
    return Span(end, begin, first[1] or last[1])


def _borrowed(left: str, right: str) -> str:
    """The right end with what stands before its number in the left one: `week 1` - `2`, `feb 10` - `14`."""
    head = re.match(r"(.*?)(\d{1,3})(\D*)$", left)
    return (
        f"{head[1]}{right}{'' if re.search(r'[^0-9, ]', right) else head[3]}"
        if head and head[1]
        else f"{right}{head[3] if head else ''}"
    )


def _lent(left: str, right: str) -> str:
    """The left end with what stands after its number in the right one: `10` - `14 feb 2027`."""
    tail = re.match(r"\d{1,2}(?:st|nd|rd|th)?(.*)$", right)
    return left.rstrip(".") + tail[1] if tail else left
