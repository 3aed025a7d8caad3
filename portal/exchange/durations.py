"""Reads how long a step takes, in open days: `3-5 business days`, `1-2 w`, `2週間`, `三个工作日`."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from portal.exchange.day_words import SPELLED, counted
from portal.exchange.limits import LONGEST
from portal.exchange.words import same_width

NUMBER = r"(\d+(?:\.\d+)?|" + "|".join(SPELLED) + r"|half a|an?)"
UNIT = (
    r"(calendar days?|business days?|working days?|work days?|workdays?|bus\.? days?|"
    r"bd|wd|days?|d|weeks?|wks?|w|months?|mos?|mths?|m|hours?|hrs?|h|quarters?|"
    r"tage?n?|arbeitstage?n?|werktage?n?|wochen?|monate?n?|stunden?"
    r"|営業日間?|稼働日|日間?|週間?|[かヶカ]月間?|時間|個?工作[天日]|个?工作日|天|個?星期|个?星期|個?禮拜|个?礼拜|[週周]|個?月|个?月|小時|小时)"
)
SINGLE = rf"{NUMBER}\s*\+?\s*{UNIT}?"
DURATION = re.compile(
    rf"(?:up to|max\.?|approx\.?|about|around|~|<=?|≤|約|约|最多|最長|within|allow)?\s*{SINGLE}(?:\s*(?:-|"
    rf"–|—|~|〜|to|bis|至|到|から|or)\s*{SINGLE})?"
    r"\s*(?:each|total|max|程度|ほど|以内|以內|内|內|左右)?"
)
FOOTNOTED = re.compile(r"\s*(?:\((?:est\.?|estimated|approx\.?|tbc|max\.?|min\.?)\)|\*+)$")
HALF_DAYS = frozenset({"half day", "半天", "半日", "half-day"})
PARTS = re.compile(rf"{NUMBER}\s*(weeks?|wks?|w)\s*(?:and|,|\+|&)?\s*{NUMBER}\s*(days?|d)")
OPEN_DAYS = {"w": 5, "週": 5, "周": 5, "星": 5, "禮": 5, "礼": 5, "m": 20, "月": 20, "q": 60}


@lru_cache(maxsize=10_000)
def read_duration(text: str, unit: str = "") -> int | None:
    """Open days, the longer value of a range; `unit` is what the heading says of bare numbers."""
    if len(text) > LONGEST:
        return None
    words = FOOTNOTED.sub("", counted(same_width(text).casefold())).strip(" ()[]")
    if words in HALF_DAYS:
        return 1
    if found := PARTS.fullmatch(words):
        return round(_number(found[1]) * 5 + _number(found[3]))
    found = DURATION.fullmatch(words)
    if not found:
        return None
    low, low_unit, high, high_unit = found.groups()
    named = high_unit or low_unit or unit
    if not named:
        return None
    longest = max(_days(low, low_unit or named), _days(high, named) if high else 0)
    return longest if longest <= 2_000 else None


def is_unit(text: str) -> bool:
    """Whether the text only names a unit of time, for the number in the column beside it."""
    return len(text) <= LONGEST and bool(re.fullmatch(UNIT, same_width(text).casefold().strip(" ()[].")))


def duration_unit(words: str) -> str:
    """The unit that `Duration (weeks)` or a unit's own cell gives to bare numbers; days when none is said."""
    if re.search(r"week|wks|\bwk\b|^w$|woche|週|周", words.casefold()):
        return "weeks"
    if re.search(r"month|mths|^m$|monat|月", words.casefold()):
        return "months"
    return (
        "hours"
        if re.search(r"hours?|hrs|^h$|時間|小时|小時", words.casefold()) and "所要時間" not in words
        else "days"
    )


def _days(number: str, unit: str) -> int:
    count = _number(number)
    if unit.startswith(("h", "stunde")) or unit in {"時間", "小時", "小时"}:
        return math.ceil(count / 8) if count > 24 else 1
    if unit.startswith(("wd", "work", "werk")):
        return math.ceil(count)
    factor = next((days for mark, days in OPEN_DAYS.items() if mark in unit[: 2 if mark > "z" else 1]), 1)
    return math.ceil(count * factor)


def _number(text: str) -> float:
    if text in SPELLED:
        return float(SPELLED[text])
    if text.startswith("half"):
        return 0.5
    return 1.0 if text[0] == "a" else float(text)
