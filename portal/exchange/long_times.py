"""Reads months, quarters, halves and years, which are due on their last day."""

from __future__ import annotations

import re

from portal.exchange.day_patterns import HALF, MONTH_OF_YEAR, MONTH_ONLY, QUARTER, YEAR_END, YEAR_MONTH
from portal.exchange.day_words import MONTHS
from portal.exchange.moments import Day, MonthEnd

Found = Day | MonthEnd | tuple[Day | MonthEnd, bool] | None


def month(text: str, _: object) -> Found:
    """A named month or part of it: `late January`, `2027-04`."""
    found = MONTH_ONLY.fullmatch(text)
    if not found:
        plain = YEAR_MONTH.fullmatch(text)
        if plain and 1 <= int(plain[2]) <= 12 and 1990 <= int(plain[1]) <= 2100:
            return MonthEnd(int(plain[2]), int(plain[1])), not plain[3]
        return None
    part, number, year = found[1], MONTHS[found[2]], full_year(found[3])
    if part == "mid":
        return Day(number, 15, year), True
    if part in {"early", "beginning", "start"}:
        return Day(number, 10, year), True
    return MonthEnd(number, year), part not in {"end", "eom"}


def month_in_numbers(text: str, _: object) -> Found:
    """The month of `03/2027`, the end of a year."""
    if found := YEAR_END.fullmatch(text):
        return MonthEnd(12, full_year(found[1] or found[2]), 1)
    found = MONTH_OF_YEAR.fullmatch(text)
    return (MonthEnd(int(found[1]), int(found[2])), True) if found else None


def quarter(text: str, _: object) -> Found:
    """`Q1 2027`, `第1四半期`."""
    found = QUARTER.fullmatch(text)
    if not found:
        return None
    number = int(next(found[name] for name in ("q1", "q2", "q3", "q4") if found[name]))
    return MonthEnd(3 * number, full_year(found["y1"] or found["y2"]), 3 * number - 2)


def half(text: str, _: object) -> Found:
    """`H1 2027`, `上半年`."""
    found = HALF.fullmatch(text)
    if not found:
        return None
    first = found["first"] or "1" in {found["h1"], found["h2"]}
    last, year = 6 if first else 12, full_year(found["y1"] or found["y2"])
    return MonthEnd(last, year, last - 5)


def full_year(text: str | None) -> int | None:
    """The year of four digits or two: `'27` is 2027."""
    if not text:
        return None
    digits = int(re.sub(r"\D", "", text))
    return digits + 2000 if digits < 100 else digits
