"""Every way of writing a date that plans use."""

from datetime import date

import pytest

from portal.exchange.dates import read_words
from portal.exchange.day_order import day_order
from portal.exchange.moments import resolve
from portal.exchange.row_dates import Clock
from portal.exchange.single_days import DayOrder
from tests.unit.exchange.sheet import sheet

START = date(2026, 12, 1)

DAYS = {
    "2027-02-10": "2027-02-10",
    "2027/02/10": "2027-02-10",
    "2027.2.10": "2027-02-10",
    "20270210": "2027-02-10",
    "eod Feb 10": "2027-02-10",
    "2027-02-10 14:00": "2027-02-10",
    "2027-02-10T09:30:00Z": "2027-02-10",
    "46388": "2027-01-01",
    "Feb 10": "2027-02-10",
    "Feb. 10th, 2027": "2027-02-10",
    "10 Feb 2027": "2027-02-10",
    "10-Feb-27": "2027-02-10",
    "10-Feb": "2027-02-10",
    "Tuesday, 10 February 2027": "2027-02-10",
    "8 Dec '26": "2026-12-08",
    "10.02.2027": "2027-02-10",
    "2/10/2027": "2027-02-10",
    "by Feb 10": "2027-02-10",
    "Sept 3": "2026-09-03",
    "2026年3月7日": "2026-03-07",
    "3月7日(土)": "2027-03-07",
    "二月十日": "2027-02-10",
    "2027年2月10號": "2027-02-10",
    "12/8まで": "2026-12-08",
    "令和9年2月10日": "2027-02-10",
    "R9.2.10": "2027-02-10",
    "115/12/08": "2026-12-08",
    "民國116年1月5日": "2027-01-05",
    "民國116/1/5": "2027-01-05",
    "翌年1月15日": "2027-01-15",
    "Feb 10 at 3pm": "2027-02-10",
    "12.12.": "2026-12-12",
    "1Q27": "2027-03-31",
    "H1 2027": "2027-06-30",
    "second half of 2027": "2027-12-31",
    "2027年上半年": "2027-06-30",
    "end of year": "2026-12-31",
    "年底": "2026-12-31",
    "03/2027": "2027-03-31",
    "8.-11.12.2026": "2026-12-11",
    "2026-12-07/2026-12-11": "2026-12-11",
    "week nine": "2027-01-29",
    "Week 9": "2027-01-29",
    "Week 9+": "2027-01-29",
    "week 9 onwards": "2027-01-29",
    "第9週以降": "2027-01-29",
    "第9周起": "2027-01-29",
    "[Date +30]+": "2026-12-31",
    "W9": "2027-01-29",
    "wk 1": "2026-12-04",
    "第9週": "2027-01-29",
    "第九周": "2027-01-29",
    "1週目": "2026-12-04",
    "Week of Feb 10": "2027-02-12",
    "2027-W06": "2027-02-12",
    "KW 6": "2027-02-12",
    "[Date]": "2026-12-01",
    "[Date +10]": "2026-12-11",
    "[Date+3]": "2026-12-04",
    "T+5": "2026-12-06",
    "T-5": "2026-11-26",
    "T+5 business days": "2026-12-08",
    "Day 30": "2026-12-31",
    "+2 weeks": "2026-12-15",
    "Q1 2027": "2027-03-31",
    "end of Q2": "2026-06-30",
    "2027年第2四半期": "2027-06-30",
    "第一季度": "2027-03-31",
    "end of March": "2027-03-31",
    "March 2027": "2027-03-31",
    "2月末": "2027-02-28",
    "mid-Feb": "2027-02-15",
}


@pytest.mark.parametrize(("words", "day"), DAYS.items())
def test_a_day_is_read_as_people_write_it(words, day):
    span = read_words(words, DayOrder.MONTH_FIRST)

    assert span is not None
    assert str(resolve(span.last, START, None)) == day


RANGES = {
    "Week 1-2": ("2026-12-01", "2026-12-11"),
    "Weeks 3-4": ("2026-12-14", "2026-12-25"),
    "W1–W2": ("2026-12-01", "2026-12-11"),
    "第1-2週": ("2026-12-01", "2026-12-11"),
    "第3〜4周": ("2026-12-14", "2026-12-25"),
    "Feb 10-14": ("2027-02-10", "2027-02-14"),
    "10-14 Feb 2027": ("2027-02-10", "2027-02-14"),
    "Dec 28 - Jan 8": ("2026-12-28", "2027-01-08"),
    "2027-02-10 – 2027-02-14": ("2027-02-10", "2027-02-14"),
    "2/10/2027 - 2/14/2027": ("2027-02-10", "2027-02-14"),
    "3月7日~3月14日": ("2027-03-07", "2027-03-14"),
    "2026年3月7日〜14日": ("2026-03-07", "2026-03-14"),
    "between Feb 3 and Feb 10": ("2027-02-03", "2027-02-10"),
}


@pytest.mark.parametrize(("words", "days"), RANGES.items())
def test_a_range_is_due_when_it_ends(words, days):
    span = read_words(words, DayOrder.MONTH_FIRST)

    assert span is not None
    assert (str(Clock(START).first(span)), str(Clock(START).day(span))) == days


@pytest.mark.parametrize(
    "words", ["TBD", "ASAP", "after the fair", "Feb 30", "31/02/2027", "5", "weekly", "3-5 business days"]
)
def test_words_without_a_day_name_none(words):
    assert read_words(words, DayOrder.MONTH_FIRST) is None


ORDERS = [
    (["13/2/2027", "2/3/2027"], DayOrder.DAY_FIRST),
    (["2/13/2027", "3/2/2027"], DayOrder.MONTH_FIRST),
    (["05/01/2027", "08/01/2027", "12/01/2027"], DayOrder.DAY_FIRST),
    (["1/5/2027", "2/5/2027", "3/5/2027"], DayOrder.MONTH_FIRST),
    (["26/12/08", "27/01/09"], DayOrder.YEAR_FIRST),
    (["12/8", "12/15", "1/9"], DayOrder.MONTH_FIRST),
    (["8/12", "15/12"], DayOrder.DAY_FIRST),
]


@pytest.mark.parametrize(("column", "order"), ORDERS)
def test_a_column_tells_day_and_month_apart(column, order):
    assert day_order(column, START, DayOrder.MONTH_FIRST)[0] is order


def test_a_yearless_day_below_another_never_jumps_back_more_than_half_a_year():
    september = read_words("Sep 1", DayOrder.MONTH_FIRST)

    assert Clock(START).day(september) == date(2026, 9, 1)
    assert Clock(START, date(2027, 6, 20)).day(september) == date(2027, 9, 1)


@pytest.mark.parametrize(("headings", "warned"), [("Step,Owner,Due", True), ("作業,担当,期日", False)])
def test_only_headings_in_latin_letters_leave_the_order_of_day_and_month_open(headings, warned):
    draft = sheet(f"{headings}\nCall,us,12/4\nSign,them,1/8\n")

    assert [str(one.due) for one in draft.milestones] == ["2026-12-04", "2027-01-08"]
    assert ("day_month_order_assumed" in {one.code for one in draft.warnings}) is warned


@pytest.mark.parametrize(("last", "warned"), [("2026-11-30", True), ("2026-12-01", False)])
def test_a_plan_that_is_all_over_before_its_first_day_is_warned_of(last, warned):
    draft = sheet(f"Step,Due\nCall,2026-03-02\nSign,{last}\nThink,\n")

    assert ("all_past" in {one.code for one in draft.warnings}) is warned


def test_an_american_day_stays_one_among_days_that_begin_with_the_year():
    draft = sheet("Milestone,Due\nA,2026.12.10\nB,12/13/26\nC,2026/12/15\n")

    assert [str(one.due) for one in draft.milestones] == ["2026-12-10", "2026-12-13", "2026-12-15"]


@pytest.mark.parametrize(
    ("heading", "days"),
    [
        ("Days from kickoff", ["2026-12-01", "2026-12-06", "2026-12-13"]),
        ("Working days after signature", ["2026-12-01", "2026-12-08", "2026-12-17"]),
        ("Weeks since start", ["2026-12-01", "2027-01-05", "2027-02-23"]),
    ],
)
def test_numbers_below_days_from_the_start_are_offsets_and_no_durations(heading, days):
    draft = sheet(f"{heading},Step,Owner\n0,Kickoff,Both\n5,Send data,Buyer\n12,Readout,Us\n")

    assert [str(one.due) for one in draft.milestones] == days
