"""Two columns of actions, each with its own dates, states and owners."""

from datetime import date

from tests.unit.exchange.sheet import owners, sheet, step


def test_each_side_has_the_date_beside_its_task():
    draft = sheet("Buyer task,Buyer due,Seller task,Seller due\nName a team,Dec 3,Send pack,Dec 2\n")

    assert step(draft, "Name a team").due == date(2026, 12, 3)
    assert step(draft, "Send pack").due == date(2026, 12, 2)


def test_equal_headings_belong_to_the_task_on_their_left():
    draft = sheet("""
        Seller action,Owner,Due,Status,Buyer action,Owner,Due,Status
        Send pack,Ada Lind,Dec 2,Done,Name a team,Bo Ek,Dec 3,
        """)

    assert (step(draft, "Send pack").due, step(draft, "Send pack").state) == (date(2026, 12, 2), "done")
    assert (step(draft, "Name a team").due, step(draft, "Name a team").state) == (date(2026, 12, 3), "open")
    assert owners(draft, "Send pack") == [("Ada Lind", "", "seller")]
    assert owners(draft, "Name a team") == [("Bo Ek", "", "buyer")]


def test_a_date_of_nobody_is_the_milestones():
    draft = sheet(
        "Milestone,Date,Our action,Our date,Their action,Their date\n"
        "Terms,Jan 15,Draft,Jan 8,Redline,Jan 12\n"
    )

    assert [step(draft, title).due.day for title in ("Terms", "Draft", "Redline")] == [15, 8, 12]


def test_the_week_of_the_row_dates_what_has_no_date_of_its_own():
    draft = sheet("Week,Buyer task,Buyer due,Seller task,Seller due\n1,Name a team,Dec 3,Send pack,\n")

    assert step(draft, "Name a team").due == date(2026, 12, 3)
    assert step(draft, "Send pack").due == date(2026, 12, 4)
