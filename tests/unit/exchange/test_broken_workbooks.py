"""Workbooks that break their reader are refused as broken files, not taken for bugs."""

import io

import openpyxl

from tests.unit.exchange.test_refusals import refusal


def test_a_date_before_all_time_makes_a_broken_file():
    book = openpyxl.Workbook()
    book.active.append(["Step", "Due"])
    book.active.append(["Call", -1e308])
    book.active["B2"].number_format = "yyyy-mm-dd"
    file = io.BytesIO()
    book.save(file)

    assert refusal(file.getvalue(), "plan.xlsx") == "broken"
