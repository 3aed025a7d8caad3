"""What stays with the importer's side."""

import json

from tests.unit.exchange.sheet import sheet, step

SECRETS = """
    ARR,240000,,,,
    Deal value: 300k,,,,,
    Step,Owner,Due,Win probability,Internal notes,Zodiac
    Demo,Us,Dec 3,60%,push hard,Leo
    Sign,Both,Jan 8,,floor 12%,
"""


def test_figures_of_the_deal_and_columns_not_understood_are_private():
    draft = sheet(SECRETS)

    assert {(one.row, one.column, one.text) for one in draft.private} == {
        (1, "ARR", "240000"),
        (2, "Deal value", "Deal value: 300k"),
        (4, "Win probability", "60%"),
        (4, "Internal notes", "push hard"),
        (4, "Zodiac", "Leo"),
        (5, "Internal notes", "floor 12%"),
    }


def test_nothing_private_stands_in_a_shared_part():
    whole = sheet(SECRETS).as_json()
    shared = json.dumps(
        {part: value for part, value in whole.items() if part not in {"private", "notUnderstood"}}
    )

    assert not [
        secret for secret in ("240000", "300k", "60%", "push hard", "Leo", "floor 12%") if secret in shared
    ]


def test_notes_for_both_are_shared():
    assert step(sheet("Step,Notes,社内メモ\nDemo,on site,価格は強気\n"), "Demo").note == "on site"


def test_the_name_of_the_opportunity_and_days_left_stay_private():
    draft = sheet("案件名,マイルストーン,期限,残り日数\n青空商事DX,契約,2026-12-11,10\n")

    assert {one.column for one in draft.private} == {"案件名", "残り日数"}
    assert draft.milestones[0].note is None
