"""What the preview offers and how corrections are read."""

import json
from dataclasses import replace
from datetime import date

from portal.exchange.meanings import Meaning
from portal.exchange.options import ReadOptions
from portal.exchange.preview import preview
from tests.unit.exchange.sheet import sheet, step

PLAN = "Made by Ada,,,\nStep,Who,Due,Zodiac\nDemo delivered,Us,mid-Feb,Leo\n提交報價,業務,after the fair,\n"


def seen(**options):
    return preview(PLAN.encode(), "plan.csv", ReadOptions(date(2026, 12, 1), **options))


def test_the_preview_shows_columns_doubts_and_better_words():
    shown = seen()

    assert json.loads(json.dumps(shown)) == shown
    [tab] = shown["tabs"]
    assert (tab["tab"], tab["sort"], tab["headerRow"]) == ("plan", "plan", 2)
    assert [(one["heading"], one["meaning"]) for one in tab["columns"]] == [
        ("Step", "action"),
        ("Who", "owner"),
        ("Due", "due"),
        ("Zodiac", "private"),
    ]
    assert "note" in tab["columns"][3]["alternatives"]
    assert [(one["row"], one["text"], one["why"]) for one in shown["doubtful"]] == [
        (3, "mid-Feb", "not an exact date"),
        (4, "after the fair", "no date"),
    ]
    assert shown["rewordings"] == [
        {"step": "m1", "from": "Demo delivered", "to": "Team confirms the solution fits its case"},
        {"step": "m2", "from": "提交報價", "to": "管理層同意範圍與價格"},
    ]


def test_each_warning_comes_with_what_fills_its_sentence():
    shown = seen()

    warnings = {
        one["code"]: fields for one, fields in zip(shown["draft"]["warnings"], shown["warned"], strict=True)
    }
    assert warnings["seller_worded"] == {"count": 2}
    assert warnings["private_cells"] == {"count": 1}
    assert set(shown["draft"]["warnings"][0]) == {"code", "text", "steps"}


def test_a_corrected_column_and_a_corrected_cell_are_read_anew():
    shown = seen(columns={("plan", "Zodiac"): Meaning.NOTE}, cells={("plan", 4, 2): "2027-03-01"})

    first, second = shown["draft"]["milestones"]
    assert (first["note"], second["due"]) == ("Leo", "2027-03-01")
    assert shown["draft"]["private"] == []


def test_doubts_under_one_heading_are_told_apart_and_each_is_corrected_for_itself():
    twice = b"Step,Due,Moved to,Moved to\nKickoff,2027-02-01,mid-Feb,early March\nSigned,2027-03-01,,\n"
    options = ReadOptions(date(2026, 12, 1))

    [first, second] = preview(twice, "plan.csv", options)["doubtful"]
    [left] = preview(twice, "plan.csv", replace(options, cells={("plan", 2, second["index"]): "2027-03-05"}))[
        "doubtful"
    ]

    assert (first["column"], second["column"]) == ("Moved to", "Moved to")
    assert (first["index"], second["index"]) == (2, 3)
    assert (left["index"], left["text"]) == (2, "mid-Feb")


def test_wording_follows_the_language_of_the_title():
    draft = sheet("Step\nデモ実施\n方案演示\n方案展示與簡報\n")

    assert [one.title for one in draft.milestones] == ["デモ実施", "方案演示", "方案展示與簡報"]
    assert step(draft, "デモ実施").kind == "technical"
