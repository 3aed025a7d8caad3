"""Titles that are moved in are actions below the title that is not."""

import io
from datetime import date

import openpyxl
import pytest
from openpyxl.styles import Alignment

from tests.unit.exchange.sheet import fully, sheet

INDENTED = {"Security": ["Fill form", "Review form"], "Contract": ["Redline"]}


def outline(draft):
    """Milestones with the titles of their actions."""
    return {
        one.title: [action.title for action in draft.actions if action.milestone == one.id]
        for one in draft.milestones
    }


@pytest.mark.parametrize("front", ["   ", "\t", "\u3000", "- ", "  • ", "└ ", "├──", "  ↳ "])
def test_spaces_bullets_and_branches_make_an_outline(front):
    draft = sheet(
        "Task,Who,Due\nSecurity,Buyer,Dec 18\n"
        f"{front}Fill form,Us,Dec 9\n{front}Review form,Buyer,Dec 18\n"
        f"Contract,Both,Jan 8\n{front}Redline,Buyer,Dec 22\n"
    )

    assert outline(draft) == INDENTED


def test_a_stray_space_or_bullets_in_each_row_make_none():
    assert not sheet("Task,Who\nCall,Us\n Demo,Us\n Sign,Both\n").actions
    assert not sheet("Task,Who\n- Call,Us\n- Demo,Us\n- Sign,Both\n").actions


@pytest.mark.parametrize("way", ["format", "grouping"])
def test_indents_and_grouped_rows_of_a_workbook_make_an_outline(way):
    book = openpyxl.Workbook()
    titles = ["Security", "Fill form", "Review form", "Contract", "Redline"]
    for row in [("Task", "Who", "Due"), *((title, "Both", date(2026, 12, 9)) for title in titles)]:
        book.active.append(row)
    for number in (3, 4, 6):
        if way == "format":
            book.active.cell(number, 1).alignment = Alignment(indent=1)
        else:
            book.active.row_dimensions[number].outlineLevel = 1
    file = io.BytesIO()
    book.save(file)

    draft = fully(file.getvalue(), "plan.xlsx").draft

    assert outline(draft) == INDENTED


def test_a_corrected_title_stays_where_it_stood():
    text = b"Task,Who\nSecurity,Buyer\n  Fill form,Us\n  Review form,Buyer\n"

    draft = fully(text, cells={("plan", 3, 0): "Fill in the form"}).draft

    assert outline(draft) == {"Security": ["Fill in the form", "Review form"]}
