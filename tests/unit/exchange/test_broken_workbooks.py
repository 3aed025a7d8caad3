"""Workbooks that break their reader are refused as broken files, not taken for bugs."""

import io
import zipfile

import openpyxl

from tests.unit.exchange.test_refusals import refusal

CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    '<office:body><office:spreadsheet><table:table table:name="P">{}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)
CELL = '<table:table-cell office:value-type="string"{}><text:p>a</text:p></table:table-cell>'
HUGE = "9" * 5_000


def open_document(rows):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", CONTENT.format(rows))
    return file.getvalue()


def test_a_date_before_all_time_makes_a_broken_file():
    book = openpyxl.Workbook()
    book.active.append(["Step", "Due"])
    book.active.append(["Call", -1e308])
    book.active["B2"].number_format = "yyyy-mm-dd"
    file = io.BytesIO()
    book.save(file)

    assert refusal(file.getvalue(), "plan.xlsx") == "broken"


def test_a_row_repeated_a_number_of_times_that_fills_pages_is_too_many_rows():
    row = f'<table:table-row table:number-rows-repeated="{HUGE}">{CELL.format("")}</table:table-row>'

    assert refusal(open_document(row), "plan.ods") == "too_many_rows"


def test_a_cell_repeated_a_number_of_times_that_fills_pages_is_too_many_columns():
    cell = CELL.format(f' table:number-columns-repeated="{HUGE}"')

    assert (
        refusal(open_document(f"<table:table-row>{cell}</table:table-row>"), "plan.ods") == "too_many_columns"
    )
