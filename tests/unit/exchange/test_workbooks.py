"""Workbooks with several tabs, real dates, merged and hidden parts."""

import io
from datetime import date

import openpyxl

from tests.unit.exchange.sheet import fully, owners, step


def workbook(*tabs):
    """The bytes of a workbook; a tab is its name and rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in tabs:
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    return saved(book)


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


PLAN = [
    ("Step", "Owner", "Due", "% complete"),
    ("Call", "Both", date(2026, 12, 4), 1),
    ("Sign", "CFO / AE", 46400, 0.5),
]


def test_real_dates_serial_numbers_and_shares_are_read():
    draft = fully(workbook(("Plan", PLAN)), "plan.xlsx").draft

    assert [(str(one.due), one.state.value) for one in draft.milestones] == [
        ("2026-12-04", "done"),
        ("2027-01-13", "in_progress"),
    ]
    assert draft.source.encoding is None


def test_rows_are_numbered_as_shown_when_the_table_does_not_begin_in_the_corner():
    book = openpyxl.Workbook()
    for row, values in enumerate(
        [("Phase", "Task", "Owner"), ("Buy", "Offer", "Us"), (None, "Sign", "Both")]
    ):
        for column, value in enumerate(values):
            book.active.cell(4 + row, 3 + column, value)
    book.active.merge_cells("C5:C6")

    draft = fully(saved(book), "plan.xlsx").draft

    assert [(one.title, one.row, one.milestone) for one in draft.actions] == [
        ("Offer", 5, "m1"),
        ("Sign", 6, "m1"),
    ]


def test_headings_in_two_lines_are_one():
    book = openpyxl.Workbook()
    page = book.active
    for row in [
        ("Milestone", "Owner", None, "Due"),
        (None, "Customer", "Vendor", None),
        ("Fit confirmed", "Bo", "Ada", date(2026, 12, 4)),
    ]:
        page.append(row)
    page.merge_cells("B1:C1")

    draft = fully(saved(book), "plan.xlsx").draft

    assert owners(draft, "Fit confirmed") == [("Bo", "", "buyer"), ("Ada", "", "seller")]


def test_a_list_of_people_tells_sides_titles_and_addresses():
    people = [
        ("Name", "Role", "Email", "Company"),
        ("Bo Ek", "IT Director", "bo@contoso.example", "Contoso"),
        ("Ada Byron", "Account Executive", "ada@northwind.example", "Northwind"),
    ]
    plan = [("Step", "Owner"), ("Review", "Bo"), ("Offer", "Northwind"), ("Choose", "Contoso")]

    draft = fully(workbook(("Plan", plan), ("Contacts", people)), "plan.xlsx").draft

    assert owners(draft, "Review") == [("Bo Ek", "IT Director", "buyer")]
    assert [step(draft, title).side.value for title in ("Offer", "Choose")] == ["seller", "buyer"]
    assert draft.not_understood == ()


def test_a_tab_that_is_no_plan_is_not_understood_and_a_hidden_one_private():
    book = openpyxl.load_workbook(
        io.BytesIO(
            workbook(
                ("Plan", PLAN),
                ("Legend", [("Colour", "Meaning"), ("Green", "done")]),
                ("Desk", [("Floor", "12 %")]),
            )
        )
    )
    book["Desk"].sheet_state = "hidden"

    draft = fully(saved(book), "plan.xlsx").draft

    assert [one.text for one in draft.not_understood] == ["Colour", "Meaning", "Green", "done"]
    assert [one.text for one in draft.private] == ["Floor", "12 %"]


def test_a_tab_of_durations_for_the_plans_own_steps_dates_them():
    plan = [("Step", "Owner"), ("Call", "Both"), ("Sign", "Customer")]
    lengths = [("Step", "Working days"), ("Call", 2), ("Sign", 3), ("Party", 1)]

    draft = fully(workbook(("Plan", plan), ("Durations", lengths)), "plan.xlsx").draft

    assert [str(one.due) for one in draft.milestones] == ["2026-12-03", "2026-12-08"]
    assert [one.text for one in draft.not_understood] == ["Party", "1"]


def test_each_plan_tab_is_read_by_its_own_headings():
    other = [("負責人", "截止日", "里程碑"), ("雙方", "2027/1/15", "簽約")]

    draft = fully(workbook(("Plan", PLAN), ("計畫", other)), "plan.xlsx").draft

    assert [(one.title, one.tab, str(one.due)) for one in draft.milestones][-1] == (
        "簽約",
        "計畫",
        "2027-01-15",
    )


def test_formulas_saved_without_their_result_are_kept_and_warned_of():
    plan = [("Step", "Owner", "Due"), ("Call", "Both", "=DATE(2026,12,4)"), ("Sign", "Both", "=C2+7")]

    draft = fully(workbook(("Plan & more", plan)), "plan.xlsx").draft

    assert [one.due for one in draft.milestones] == [None, None]
    assert [(one.row, one.text) for one in draft.not_understood] == [(2, "=DATE(2026,12,4)"), (3, "=C2+7")]
    assert "formula_without_value" in {one.code for one in draft.warnings}


def test_issues_weighed_by_probability_and_impact_are_risks():
    issues = [("課題", "影響度", "発生確率", "対策"), ("人員不足", "高", "中", "増員")]

    draft = fully(workbook(("Plan", PLAN), ("課題", issues)), "plan.xlsx").draft

    assert [(one.title, one.probability, one.impact, one.mitigation) for one in draft.risks] == [
        ("人員不足", 3, 4, "増員")
    ]
