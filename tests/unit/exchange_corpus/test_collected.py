"""Every collected sheet is read as its expectation says, and nothing of it is lost."""

import json
from functools import cache
from typing import Any

import pytest

from portal.exchange.options import ReadOptions
from portal.exchange.read import Result, read_fully
from tests.unit.exchange.places import homeless
from tests.unit.exchange_corpus.cells import PIECES, is_interpreted, telling_words
from tests.unit.exchange_corpus.expectation import Sheet, collected_sheets, differences
from tests.unit.exchange_corpus.shape import misshapen
from tests.unit.exchange_corpus.wording import plain, texts_in

SHEETS = collected_sheets()
each_sheet = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)


@cache
def read_sheet(sheet_index: int) -> Result:
    """What the reader makes of a sheet, with the places of all its cells."""
    sheet = SHEETS[sheet_index]
    options = ReadOptions(
        start=sheet.start,
        importer_side=sheet.importer_side,
        duration_column=sheet.duration_column,
        company=sheet.company,
    )
    return read_fully(sheet.path.read_bytes(), sheet.path.name, options)


@cache
def read(sheet_index: int) -> dict[str, Any]:
    """What the reader makes of a sheet, as the JSON people get."""
    told = read_sheet(sheet_index).draft.as_json()
    return dict(json.loads(json.dumps(told, ensure_ascii=False)))


def told_in_sentences(sheet: Sheet, found: list[str]) -> str:
    """The failure as people read it: the sheet, then one line a difference."""
    return "\n  - ".join([f"{sheet.name} is read otherwise in {len(found)} places:", *found])


@each_sheet
def test_a_sheet_is_read_as_a_person_would_read_it(sheet: Sheet) -> None:
    found = differences(sheet.expect, read(SHEETS.index(sheet)))

    assert not found, told_in_sentences(sheet, found)


@each_sheet
def test_a_result_has_the_shape_of_the_contract(sheet: Sheet) -> None:
    found = misshapen(read(SHEETS.index(sheet)))

    assert not found, told_in_sentences(sheet, found)


@each_sheet
def test_no_words_of_a_sheet_are_lost(sheet: Sheet) -> None:
    result = read(SHEETS.index(sheet))
    texts = [text.casefold() for text in (*all_texts(result), sheet.company)]

    found = [f"{cell!r} is nowhere." for cell in telling_words(sheet.path) if not is_kept(cell, texts)]

    assert not found, told_in_sentences(sheet, found)


@each_sheet
def test_every_cell_of_a_sheet_has_its_place(sheet: Sheet) -> None:
    found = homeless(read_sheet(SHEETS.index(sheet)))

    assert not found, told_in_sentences(sheet, found)


def all_texts(result: dict[str, Any]) -> list[str]:
    """Every text of the result, and each person's name and title in either order."""
    pairs = [(one["name"], one["title"]) for one in result["stakeholders"]]
    people = [gap.join(order) for pair in pairs for order in (pair, pair[::-1]) for gap in ("", " ")]
    return [
        *people,
        *(text for part, value in result.items() if part != "source" for text in texts_in(value)),
    ]


def is_kept(cell: str, texts: list[str]) -> bool:
    """Whether the cell, or else each of its pieces with words of its own, stands in the result."""
    pieces = [piece for piece in PIECES.split(cell) if not is_interpreted(piece)]
    return stands_in(cell, texts) or all(stands_in(piece, texts) for piece in pieces)


def stands_in(words: str, texts: list[str]) -> bool:
    """Whether one of the texts, in small letters, holds the words."""
    return any(plain(words).casefold() in text for text in texts)
