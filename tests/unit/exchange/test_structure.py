"""Which rows are milestones and which are actions."""

from tests.unit.exchange.sheet import fully, sheet, step


def outline(draft):
    """Milestones with the titles of their actions."""
    return {
        one.title: [action.title for action in draft.actions if action.milestone == one.id]
        for one in draft.milestones
    }


def test_without_a_phase_column_each_row_is_a_milestone():
    assert outline(sheet("Action,Who\nCall,Us\nSign,Both\n")) == {"Call": [], "Sign": []}


def test_a_phase_column_makes_milestones_also_where_it_is_filled_once():
    draft = sheet("Phase,Milestone,Owner\nBuy,Terms agreed,Both\n,Signed,Both\nStart,Kickoff,Us\n")

    assert outline(draft) == {"Buy": ["Terms agreed", "Signed"], "Start": ["Kickoff"]}


def test_a_milestone_column_beside_an_action_column_is_a_phase_column():
    draft = sheet("Milestone,Action,Owner\nFit confirmed,Run demo,SE\nFit confirmed,Score it,Buyer\n")

    assert outline(draft) == {"Fit confirmed": ["Run demo", "Score it"]}


def test_rows_with_a_lone_title_are_milestones_above_the_rows_below_them():
    draft = sheet("Task,Who,When\nPhase 1: Learn,,\nCall,Us,Dec 3\nPhase 2: Buy,,\nSign,Both,Jan 8\n")

    assert outline(draft) == {"Phase 1: Learn": ["Call"], "Phase 2: Buy": ["Sign"]}


def test_numbers_like_one_point_one_are_actions_below_one():
    draft = sheet("WBS,Activity,Owner\n1,Evaluate,\n1.1,Demo,Us\n1.2,Score,Buyer\n2,Buy,\n2.1,Sign,Both\n")

    assert outline(draft) == {"Evaluate": ["Demo", "Score"], "Buy": ["Sign"]}


def test_a_column_of_levels_tells_milestones_from_tasks():
    draft = sheet("Type,Name,Owner\nMilestone,Technical win,Both\nTask,Install,Us\n")

    assert outline(draft) == {"Technical win": ["Install"]}


def test_columns_of_promises_make_a_step_for_each_side():
    draft = sheet(
        "Date,Customer actions,Vendor actions\nDec 3,Name criteria,Send template\nDec 10,,Send offer\n"
    )

    assert [(one.title, one.side.value) for one in draft.milestones] == [
        ("Name criteria", "buyer"),
        ("Send template", "seller"),
        ("Send offer", "seller"),
    ]


def test_titles_are_found_where_no_heading_names_them():
    draft = sheet(
        "Owner,What needs to happen,By when,Where are we\n"
        "Us,Send papers,Dec 3,Done\nThem,Read papers,Dec 9,Open\n"
    )

    assert [(one.title, one.state.value) for one in draft.milestones] == [
        ("Send papers", "done"),
        ("Read papers", "open"),
    ]


def test_headings_may_stand_below_titles_and_repeat():
    draft = sheet("Plan of Contoso,,\n,,\nStep,Owner,Due\nCall,Us,Dec 3\nStep,Owner,Due\nSign,Both,Jan 8\n")

    assert list(outline(draft)) == ["Call", "Sign"]
    assert [one.text for one in draft.not_understood] == ["Plan of Contoso"]
    assert step(draft, "Sign").row == 6


def test_a_phase_alone_above_headings_is_a_milestone_also_when_they_repeat():
    draft = sheet(
        "Phase 1: Learn,,\nTask,Who,Due\nCall,Us,Dec 3\n,,\nPhase 2: Buy,,\nTask,Who,Due\nSign,Both,Jan 8\n"
    )

    assert outline(draft) == {"Phase 1: Learn": ["Call"], "Phase 2: Buy": ["Sign"]}


def test_columns_of_weeks_date_a_step_by_its_marks():
    draft = sheet("Milestone,Owner,Week 1,Week 2,Week 3\nScope,Both,X,,\nTrial,Them,,X,X\n")

    assert [(str(one.start), str(one.due)) for one in draft.milestones] == [
        ("2026-12-01", "2026-12-04"),
        ("2026-12-07", "2026-12-18"),
    ]


def test_a_phase_named_only_beside_a_meeting_is_no_milestone():
    draft = sheet("Phase,Task,When\nGovern,Steering call,Every Thursday\nBuy,Sign,Week 2\n")

    assert outline(draft) == {"Buy": ["Sign"]}
    assert draft.checkin.weekday == "thu"


def test_a_total_is_no_step():
    draft = sheet("Step,Owner,Due\nCall,Us,Dec 3\nTotal,1,\n")

    assert list(outline(draft)) == ["Call"]


def test_a_recurring_row_becomes_the_check_in_and_never_a_step():
    draft = sheet(
        "Step,Owner,When\nKickoff,Both,Week 1\nWeekly sync,Both,Every Tuesday\nSet up weekly sync,Us,Week 1\n"
    )

    assert list(outline(draft)) == ["Kickoff", "Set up weekly sync"]
    assert (draft.checkin.rhythm, draft.checkin.weekday, draft.checkin.words) == (
        "weekly",
        "tue",
        "Weekly sync",
    )


def test_a_second_table_in_a_tab_is_read_by_its_own_headings():
    result = fully(
        b"Step,Owner,Due\nCall,Us,Dec 3\n\n"
        b"Risk,Probability,Impact,Mitigation\nBudget freeze,High,5,Ask early\n"
    )

    assert [(one.title, one.probability, one.impact) for one in result.draft.risks] == [
        ("Budget freeze", 4, 5)
    ]
    assert list(outline(result.draft)) == ["Call"]


def test_a_list_of_durations_below_the_plan_makes_no_steps():
    draft = sheet(
        "Milestone,Owner,Due\nPilot,Both,2026-12-04\n,,\nStep,Minimum,Enterprise\nMSA,1 week,4 weeks\n"
    )

    assert [one.title for one in draft.milestones] == ["Pilot"]
    assert [one.text for one in draft.not_understood] == ["MSA", "1 week", "4 weeks"]


def test_headings_in_an_unknown_language_are_no_step():
    draft = sheet("Étape;Qui;Échéance\nCadrage;Client;08/12/2026\nOffre;Anna;22/12/2026\nAccord;Client;\n")

    assert list(outline(draft)) == ["Cadrage", "Offre", "Accord"]
    assert list(outline(sheet("Kickoff;Both;soon\nDemo;Us;8/12/2026\nSign;Both;22/12/2026\n"))) == [
        "Kickoff",
        "Demo",
        "Sign",
    ]


def test_steps_in_the_gaps_of_a_column_of_titles_stand_below_phases():
    draft = sheet("""
        Activity,,Owner,Due
        Discovery,,,
        ,Interview users,Buyer,Dec 8
        ,Write summary,Us,Dec 10
        Validation,,,
        ,Pilot,Both,Dec 18
    """)

    assert outline(draft) == {"Discovery": ["Interview users", "Write summary"], "Validation": ["Pilot"]}
    assert not draft.private
