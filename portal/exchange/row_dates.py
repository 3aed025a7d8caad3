"""Reads the dates of one row: start, baseline, due, each move, the actual finish."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from portal.exchange.columns import Column
from portal.exchange.dates import read_date, read_words
from portal.exchange.grid import Cell
from portal.exchange.limits import LONGEST
from portal.exchange.moments import Span, beginning, resolve
from portal.exchange.single_days import DayOrder
from portal.exchange.words import plainly

ARROW = re.compile(
    r"\s*(?:-+>|=+>|→|⇒|➔|➡️?|⟶|»|>|\bthen\b|;|；|\n|、|変更→|に変更|変更|改為|改为|改到|延期至|延期到|延後至|延后至|順延至|顺延至|推遲至|推迟至|改期至|に延期|再到|後に|\s/\s)\s*"
)
NOTHING = re.compile(
    r"-+|–|—|n/?a|none|no|no change|unchanged|same|as planned|on track|なし|無|无|未変更|"
    r"変更なし|不變|不变|同左|同上|未变|無變更|无变更|/|―"
)
ROUND = re.compile(r"\s*[(（]([^()（）]*)[)）]")
BRACKETS = re.compile(r"\s*[(（\[]([^()（）\[\]]*)[)）\]]")
WAS = re.compile(
    r"(.+?)\s*[,;(（\[]\s*(?:was|were|formerly|orig(?:inal(?:ly)?)?\.?|previous(?:ly)?|prev\.?|before|"
    r"moved from|from|old|旧|元|原|原定|前回|当初)\s*:?\s*([^()（）]+?)[)）\]]?",
    re.IGNORECASE,
)
NOW = re.compile(
    r"(.+?)\s*[,;(（\[]\s*(?:now|new|moved|pushed|slipped|postponed|rescheduled|changed|revised|延至|改至|変更後)"
    r"(?: out)?(?: to)?\s*:?\s*([^()（）]+?)[)）\]]?",
    re.IGNORECASE,
)
MOVED_TO = re.compile(
    (
        r"^(?:moved?|pushed|slipped|postponed|rescheduled|revised|changed|extended|was|延期|"
        r"延至|改至|移至|改到|變更為|变更为|改期至)(?: out)?(?: to| until| from)?\s*:?\s*"
    ),
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"(?i:\b\d{1,2}\s*(?:am|pm)\b)|(?!0?0:00(?::00)?(?!\d))(?<!\d)(?<!\d:)\d{1,2}:\d{2}(?!:?\d*[/.-])"
)


@dataclass(frozen=True, slots=True)
class Clock:
    """What a yearless date is read against: the plan's start and the date of the row above."""

    start: date
    after: date | None = None

    def day(self, span: Span) -> date | None:
        """The day on which the span ends."""
        return _safely(span, self.start, self.after, last=True)

    def first(self, span: Span) -> date | None:
        """The day on which the span begins; None for a single moment."""
        return _safely(span, self.start, self.after, last=False) if span.first else None


def _safely(span: Span, start: date, after: date | None, *, last: bool) -> date | None:
    try:
        if last:
            return resolve(span.last, start, after)
        return beginning(span.first, start, after) if span.first else None
    except (OverflowError, ValueError):
        return None


def spans_of(cell: Cell, column: Column) -> list[tuple[Span, str]]:
    """The times a cell names, with words in brackets beside each; one for most cells, more for moves."""
    if len(cell.text) > LONGEST:
        return []
    single = read_date(cell, column.order, column.unit)
    if single:
        return [(single, "")]
    for known, first, then in ((WAS, 2, 1), (NOW, 1, 2)):
        if moved := known.fullmatch(cell.text.strip()):
            both = [_with_words(moved[first], column.order), _with_words(moved[then], column.order)]
            if all(both):
                return [one for one in both if one]
    parts = [part for part in ARROW.split(cell.text) if part.strip()]
    found = [_with_words(part, column.order) for part in parts]
    if parts and all(found):
        return [one for one in found if one]
    return _by_commas(cell.text, column.order)


def _with_words(part: str, order: DayOrder) -> tuple[Span, str] | None:
    bare = MOVED_TO.sub("", part.strip())
    if span := read_words(bare, order):
        return span, ""
    for brackets in (ROUND, BRACKETS):
        words = " ".join(brackets.findall(bare)).strip()
        outer = brackets.sub(" ", bare).strip()
        if words and (span := read_words(MOVED_TO.sub("", outer), order)):
            return span, words
    head, _, tail = re.sub(r"\s+[-–—:]\s+", "\x00", bare, count=1).partition("\x00")
    if tail and (span := read_words(head, order)):
        return span, tail
    return None


def _by_commas(text: str, order: DayOrder) -> list[tuple[Span, str]]:
    """Dates set apart by commas, some of which may stand inside a date (`Feb 10, 2027, Feb 20, 2027`)."""
    parts = [part.strip() for part in re.split(r"[,，]", text) if part.strip()]
    found: list[tuple[Span, str]] = []
    place = 0
    while place < len(parts):
        for width in (2, 1):
            one = (
                _with_words(", ".join(parts[place : place + width]), order)
                if place + width <= len(parts)
                else None
            )
            if one:
                found.append(one)
                place += width
                break
        else:
            return []
    return found if len(found) > 1 else []


def is_nothing(text: str) -> bool:
    """Whether the cell only says that there is nothing to say."""
    return bool(NOTHING.fullmatch(plainly(text) or text.strip()))


def has_clock_time(cell: Cell) -> bool:
    """Whether the cell also says an hour, which no field holds."""
    if isinstance(cell.value, datetime):
        return bool(cell.value.hour or cell.value.minute)
    return bool(CLOCK.search(cell.text))
