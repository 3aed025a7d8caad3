"""Baselines, moves, their reasons."""

import pytest

from tests.unit.exchange.sheet import sheet, step


def moves(draft):
    return [
        (str(one.from_), str(one.to), one.reason.value if one.reason else None, one.words)
        for one in draft.date_changes
    ]


def test_a_baseline_and_a_new_date_are_one_move_with_its_reason():
    draft = sheet("""
        Milestone,Baseline,Due,Reason
        Security review done,2026-12-08,2026-12-11,CISO travelling
        Signed,2026-12-18,2026-12-18,
    """)

    assert moves(draft) == [("2026-12-08", "2026-12-11", "person_unavailable", "CISO travelling")]
    assert [(str(one.baseline_due), str(one.due)) for one in draft.milestones] == [
        ("2026-12-08", "2026-12-11"),
        ("2026-12-18", "2026-12-18"),
    ]


def test_two_moves_in_one_cell_are_two_in_order():
    draft = sheet(
        "Milestone,Original date,Moved to,Reason\nSigned,Dec 10,Dec 17 → Jan 5,legal backlog; CFO on leave\n"
    )

    assert moves(draft) == [
        ("2026-12-10", "2026-12-17", "legal_terms", "legal backlog"),
        ("2026-12-17", "2027-01-05", "person_unavailable", "CFO on leave"),
    ]


def test_commas_inside_and_between_dates_are_told_apart():
    draft = sheet('Milestone,Baseline,Moved to\nSigned,2026-12-10,"Dec 17, 2026, Jan 5, 2027"\n')

    assert [one[1] for one in moves(draft)] == ["2026-12-17", "2027-01-05"]


def test_columns_of_moves_count_from_left_to_right_and_may_be_relative():
    draft = sheet("Milestone,Baseline,Revised,Revised again\nSigned,10 Dec,+1 week,5 Jan\n")

    assert [one[:2] for one in moves(draft)] == [("2026-12-10", "2026-12-17"), ("2026-12-17", "2027-01-05")]


def test_a_due_cell_may_tell_its_own_move():
    draft = sheet("Milestone,Due\nDemo,Dec 3 -> Dec 10\nSigned,Jan 20 (was Jan 12)\n")

    assert [one[:2] for one in moves(draft)] == [("2026-12-03", "2026-12-10"), ("2027-01-12", "2027-01-20")]


def test_a_reason_without_a_move_is_a_note():
    draft = sheet("Milestone,Baseline,Moved to,Reason\nSigned,Dec 10,,none so far known\n")

    assert "none so far known" in step(draft, "Signed").note


def test_a_reason_that_names_no_code_keeps_its_words_only():
    draft = sheet("里程碑,原定日期,延期至,延期原因\n簽約,2026/12/10,2026/12/17,颱風\n")

    assert moves(draft) == [("2026-12-10", "2026-12-17", None, "颱風")]


@pytest.mark.parametrize(
    "cell",
    ["Dec 10 (moved to Dec 17)", "was Dec 10, now Dec 17", "Dec 17 (orig. Dec 10)", "12/10延期至12/17"],
)
def test_a_cell_that_tells_its_own_move_is_a_date_change(cell):
    draft = sheet(f'Milestone,Owner,Due\nSigned,Both,"{cell}"\n')

    assert [move[:2] for move in moves(draft)] == [("2026-12-10", "2026-12-17")]


def test_a_column_of_reasons_beside_each_column_of_moves_speaks_of_that_move():
    draft = sheet(
        "Milestone,Baseline,Moved to (1),Reason 1,Moved to (2),Reason 2\n"
        "Reviewed,2026-12-08,2026-12-11,CISO travelling,2026-12-18,legal redlines\n"
        "Signed,2026-12-15,,,2026-12-22,budget exceeded\n"
    )

    assert moves(draft) == [
        ("2026-12-08", "2026-12-11", "person_unavailable", "CISO travelling"),
        ("2026-12-11", "2026-12-18", "legal_terms", "legal redlines"),
        ("2026-12-15", "2026-12-22", "over_budget", "budget exceeded"),
    ]


def test_moves_below_a_heading_that_nobody_knows_are_dates():
    draft = sheet(
        "Milestone,Baseline,Nowadays,Owner\nPilot,Week 2,Week 3,Us\nLegal,Week 4,Week 4 → Week 6,Them\n"
    )

    assert [str(one.due) for one in draft.milestones] == ["2026-12-18", "2027-01-08"]


def test_numbered_revisions_are_moves():
    draft = sheet("Step,Owner,Plan,Rev 1,Rev. 2\nSign,Both,2026-12-04,2026-12-11,2026-12-18\n")

    assert (str(draft.milestones[0].baseline_due), str(draft.milestones[0].due)) == (
        "2026-12-04",
        "2026-12-18",
    )
    assert len(draft.date_changes) == 2
