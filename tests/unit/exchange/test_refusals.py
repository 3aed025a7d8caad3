"""Files that are not read, each with a sentence that says why."""

import io
import zipfile

import openpyxl
import pytest

from portal.exchange.errors import Unreadable
from portal.exchange.messages import REFUSALS
from tests.unit.exchange.sheet import fully


def refusal(data, filename):
    with pytest.raises(Unreadable) as refused:
        fully(data, filename)
    assert refused.value.sentence
    return refused.value.code


def good_workbook():
    file = io.BytesIO()
    openpyxl.Workbook().save(file)
    return file.getvalue()


def with_parts(**parts):
    """A workbook with further parts, or with other content in its own."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(good_workbook())) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
CASES = {
    "empty": (lambda: b"", "plan.csv"),
    "nothing_inside": (good_workbook, "plan.xlsx"),
    "too_big": (lambda: b"a" * (10 * 1024 * 1024 + 1), "plan.csv"),
    "too_many_rows": (lambda: b"a,b\n" * 20_001, "plan.csv"),
    "too_many_columns": (lambda: b"a," * 300, "plan.csv"),
    "macros": (lambda: with_parts(**{"xl/vbaProject.bin": b"x"}), "plan.xlsx"),
    "bomb": (lambda: with_parts(**{"xl/media/a": b"\0" * 60_000_000}), "plan.xlsx"),
    "hostile_xml": (lambda: with_parts(**{SHEET: b'<!DOCTYPE a [<!ENTITY b "c">]>' + HEAD}), "plan.xlsx"),
    "wrong_type": (lambda: b"%PDF-1.7 \n1 0 obj", "plan.csv"),
    "broken": (lambda: good_workbook()[:-200], "plan.xlsx"),
    "encrypted": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "plan.xlsx",
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_a_file_is_refused_with_its_reason(code):
    made, filename = CASES[code]

    assert refusal(made(), filename) == code


def test_a_cell_far_out_is_refused_before_it_costs_memory():
    far = HEAD + b'<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row></sheetData></worksheet>'

    assert refusal(with_parts(**{SHEET: far}), "plan.xlsx") == "too_many_rows"


def test_a_million_rows_without_places_are_counted():
    rows = HEAD + b"<row><c><v>1</v></c></row>" * 30_000 + b"</sheetData></worksheet>"

    assert refusal(with_parts(**{SHEET: rows}), "plan.xlsx") == "too_many_rows"


def test_a_macro_name_is_enough():
    assert refusal(good_workbook(), "plan.xlsm") == "macros"


def test_a_binary_workbook_is_of_a_wrong_type_not_called_one_with_macros():
    assert refusal(good_workbook(), "plan.xlsb") == "wrong_type"


def test_a_text_document_is_told_apart():
    assert refusal(with_parts(**{"word/document.xml": b"<a/>"}), "plan.xlsx") == "wrong_type"


def test_a_duration_column_that_is_not_there_is_refused():
    with pytest.raises(Unreadable) as refused:
        fully(b"Step,Small,Large\nCall,1 day,2 days\n", duration_column="Huge")

    assert refused.value.code == "unknown_option"


def test_every_code_has_a_sentence():
    assert set(CASES) <= set(REFUSALS)
