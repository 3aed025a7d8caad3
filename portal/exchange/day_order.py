"""Finds out how a column writes its numbers: the reading in which its dates make sense together."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from datetime import date

from portal.exchange.dates import read_words
from portal.exchange.moments import resolve
from portal.exchange.single_days import DayOrder
from portal.exchange.words import same_width

UNCLEAR = re.compile(r"(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(?:\d{4}|\d{1,2}))?(?!\d)")
FAR = 2 * 366
SAMPLE = 300


def unclear(text: str) -> bool:
    """Whether the text holds numbers that could be day and month either way."""
    return any(found[1] != found[2] for found in UNCLEAR.finditer(same_width(text)))


def day_order(texts: Sequence[str], start: date, preferred: DayOrder) -> tuple[DayOrder, bool]:
    """The order for a column, and whether its numbers alone decide; the preferred one among equals."""
    texts = texts[:SAMPLE]
    doubtful = [text for text in texts if unclear(text)]
    if not doubtful:
        return preferred, True
    scores = {order: _badness(texts, order, start) for order in DayOrder}
    best = min(DayOrder, key=lambda order: (scores[order], order is not preferred))
    rivals = [order for order in DayOrder if scores[order][:2] == scores[best][:2] and order is not best]
    return best, not any(
        _readings(doubtful, order, start) != _readings(doubtful, best, start) for order in rivals
    )


def _readings(texts: Sequence[str], order: DayOrder, start: date) -> list[date | None]:
    days: list[date | None] = []
    after: date | None = None
    for text in texts:
        span = read_words(text, order)
        day = resolve(span.last, start, after) if span else None
        after = day or after
        days.append(day)
    return days


def _badness(texts: Sequence[str], order: DayOrder, start: date) -> tuple[int, int, int, int]:
    """Swapped or impossible days, days years away, days of going back, distance from the start."""
    swapped = sum(_contradicts(text, order) for text in texts)
    days = [day for day in _readings(texts, order, start) if day]
    far = sum(abs((day - start).days) > FAR for day in days)
    back = sum(max((one - other).days, 0) for one, other in itertools.pairwise(days))
    return swapped, far, back, sum(abs((day - start).days) for day in days)


def _contradicts(text: str, order: DayOrder) -> bool:
    for found in UNCLEAR.finditer(same_width(text)):
        first, second = int(found[1]), int(found[2])
        if order is DayOrder.DAY_FIRST and second > 12:
            return True
        if order is DayOrder.MONTH_FIRST and first > 12:
            return True
        if (
            order is DayOrder.YEAR_FIRST
            and first > 12
            and not re.search(r"\d{4}", text)
            and len(found.group()) < 6
        ):
            return True
    return order is DayOrder.YEAR_FIRST and bool(re.search(r"[/.-]\s*(?:20\d\d|[3-9]\d)\b", text))
