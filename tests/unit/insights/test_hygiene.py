"""Warnings about plans that nobody will read."""

from dataclasses import dataclass
from datetime import date

import pytest

from portal.insights.hygiene import Hygiene, Warned, hygiene
from portal.scheduling.calendar import WorkingDays, working_days_between

OPEN = WorkingDays(frozenset({date(2026, 11, 23)})).is_open
FRIDAY, SATURDAY, HOLIDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)


@dataclass(frozen=True)
class Checkpoint:
    id: str
    side: str = "buyer"
    state: str = "open"
    due: date | None = None


@dataclass(frozen=True)
class Promised(Checkpoint):
    milestone: str | None = None


def actions(buyer: int = 0, seller: int = 0, both: int = 0) -> list[Promised]:
    sides = ["buyer"] * buyer + ["seller"] * seller + ["both"] * both
    return [Promised(f"a{n}", side) for n, side in enumerate(sides)]


def codes(found: list[Warned]) -> set[str]:
    return {warned.code for warned in found}


@pytest.mark.parametrize(("count", "warned"), [(20, False), (21, True)])
def test_over_twenty_live_actions_are_too_many(count: int, warned: bool) -> None:
    plan = [*actions(buyer=count // 2, seller=count - count // 2), Promised("x", state="dropped")]

    assert (Hygiene.TOO_MANY_ACTIONS in codes(hygiene([], plan, OPEN))) == warned


@pytest.mark.parametrize(("count", "warned"), [(10, False), (11, True)])
def test_over_ten_milestones_are_too_many(count: int, warned: bool) -> None:
    plan = [Checkpoint(f"m{n}") for n in range(count)]

    assert (Hygiene.TOO_MANY_MILESTONES in codes(hygiene(plan, [], OPEN))) == warned


@pytest.mark.parametrize(
    ("buyer", "seller", "both", "expected"),
    [
        (0, 3, 0, {"no_buyer_actions"}),
        (0, 3, 1, {"buyer_share"}),
        (3, 7, 0, set()),
        (29, 71, 0, {"buyer_share", "too_many_actions"}),
        (5, 5, 9, set()),
        (6, 5, 0, {"buyer_share"}),
        (0, 0, 2, set()),
        (0, 0, 0, set()),
    ],
)
def test_the_buyer_promises_a_third_to_a_half(buyer: int, seller: int, both: int, expected: set[str]) -> None:
    assert codes(hygiene([], actions(buyer, seller, both), OPEN)) == expected


def test_the_share_is_told_in_per_cent() -> None:
    assert hygiene([], actions(3, 1), OPEN) == [Warned(Hygiene.BUYER_SHARE, figure=75)]


def test_steps_due_on_closed_days_are_named_unless_they_are_over() -> None:
    plan = [
        Promised("friday", due=FRIDAY),
        Promised("saturday", "seller", due=SATURDAY),
        Promised("holiday", "seller", due=HOLIDAY),
        Promised("past", "both", "done", due=SATURDAY),
        Promised("given up", "both", "dropped", due=SATURDAY),
    ]

    assert hygiene([], plan, OPEN) == [Warned(Hygiene.CLOSED_DAY, ("saturday", "holiday"), 2)]


def test_words_that_a_reader_found_are_told_of_live_steps_only() -> None:
    milestones = [Checkpoint("m1"), Checkpoint("m2", "seller"), Checkpoint("m3", state="dropped")]

    found = hygiene(milestones, [], OPEN, seller_worded={"m2", "m3"}, team_owned={"m1"})

    assert found == [Warned(Hygiene.SELLER_WORDED, ("m2",), 1), Warned(Hygiene.TEAM_AS_OWNER, ("m1",), 1)]


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (FRIDAY, FRIDAY, 0),
        (FRIDAY, SATURDAY, 0),
        (FRIDAY, date(2026, 11, 24), 1),
        (date(2026, 11, 24), FRIDAY, -1),
    ],
)
def test_working_days_skip_weekends_and_closed_days(start: date, end: date, days: int) -> None:
    assert working_days_between(start, end, WorkingDays(frozenset({HOLIDAY}))) == days
