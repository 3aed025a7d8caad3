"""How long steps take."""

import pytest

from portal.exchange.durations import read_duration
from tests.unit.exchange.sheet import sheet, step

CASES = {
    "3-5 business days": 5,
    "5-7 d": 7,
    "1-2 w": 10,
    "2 weeks": 10,
    "1 week 2 days": 7,
    "3営業日": 3,
    "1〜2週間": 10,
    "两周": 10,
    "3-5個工作天": 5,
    "三个工作日": 3,
    "3wd": 3,
    "0-3 d": 3,
    "up to 2 weeks": 10,
}


@pytest.mark.parametrize(("words", "days"), CASES.items())
def test_a_range_counts_with_its_longer_value_and_a_week_as_five_days(words, days):
    assert read_duration(words) == days


def test_a_date_or_a_bare_number_is_no_duration():
    assert [read_duration(words) for words in ("Feb 10", "Week 3", "10", "n/a")] == [None] * 4


def test_durations_chain_in_row_order_over_open_days():
    draft = sheet("""
        Milestone,Owner,Duration
        Fit confirmed,Both,3-5 days
        Case agreed,Buyer,1-2 weeks
        Signed,Both,1 day
    """)

    assert [(str(one.start), str(one.due)) for one in draft.milestones] == [
        ("2026-12-01", "2026-12-08"),
        ("2026-12-08", "2026-12-22"),
        ("2026-12-22", "2026-12-23"),
    ]


def test_the_unit_in_the_heading_counts_bare_numbers():
    draft = sheet("里程碑,負責人,工期(週)\n需求確認,我方,1\n上線,雙方,2\n")

    assert [str(one.due) for one in draft.milestones] == ["2026-12-08", "2026-12-22"]


SIZES = """
    Stage,Step,Owner,Small,Middle,Large
    Buy,Terms agreed,Both,1-2 d,3-5 d,2-3 w
"""


def test_of_several_durations_the_middle_one_counts_with_a_warning_and_the_others_are_notes():
    draft = sheet(SIZES)

    assert str(step(draft, "Terms agreed").due) == "2026-12-08"
    assert "duration_column_chosen" in [one.code for one in draft.warnings]
    assert "Large: 2-3 w" in step(draft, "Terms agreed").note


def test_the_duration_column_asked_for_counts():
    draft = sheet(SIZES, duration_column="Large")

    assert str(step(draft, "Terms agreed").due) == "2026-12-22"
    assert "duration_column_chosen" not in [one.code for one in draft.warnings]


def test_dates_among_durations_below_a_date_heading_count_as_dates():
    draft = sheet(
        "Action,When\nCall,2026-12-04\nReview,3-5 business days\nOffer,1 week\nTalk,Week 5\nSign,2 days\n"
    )

    due = ["2026-12-04", "2026-12-11", "2026-12-18", "2027-01-01", "2027-01-05"]
    assert [str(one.due) for one in draft.milestones] == due
