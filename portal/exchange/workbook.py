"""Workbooks (.xlsx, .xls, .ods) through calamine, which reads values only and runs nothing."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from portal.exchange.errors import Unreadable
from portal.exchange.grid import Book, Cell, Row, Tab, Value, cell_of
from portal.exchange.hidden_columns import with_hidden_columns
from portal.exchange.indents import with_indents
from portal.exchange.limits import LIMITS
from portal.exchange.packed import check_counts
from portal.exchange.unsaved_results import with_formulas


def read_workbook(data: bytes) -> Book:
    """All tabs of a workbook that has passed the checks."""
    tabs = _tabs(data)
    filled = with_indents(with_hidden_columns(with_formulas(tabs, data), data), data)
    return Book(filled, None, sum(_cells(tab) for tab in filled) - sum(_cells(tab) for tab in tabs))


def _tabs(data: bytes) -> tuple[Tab, ...]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return _tabs_of(book)
    except PasswordError as error:
        raise Unreadable("encrypted") from error
    except (CalamineError, ValueError, OSError) as error:
        raise Unreadable("broken", detail="the workbook inside cannot be read") from error
    except BaseException as error:
        # A panic inside calamine is no Exception, and its class is nowhere to be imported from.
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable("broken", detail="the workbook inside cannot be read") from error


def _tabs_of(book: CalamineWorkbook) -> tuple[Tab, ...]:
    sheets = book.sheets_metadata
    if len(sheets) > LIMITS.tabs:
        raise Unreadable("too_many_tabs", limit=LIMITS.tabs)
    return tuple(
        _tab(book.get_sheet_by_name(sheet.name), hidden=sheet.visible != SheetVisibleEnum.Visible)
        for sheet in sheets
    )


def _cells(tab: Tab) -> int:
    return sum(len(row) for row in tab.rows)


def _tab(sheet: CalamineSheet, *, hidden: bool) -> Tab:
    check_counts(sheet.total_height, sheet.total_width, 0)
    rows = []
    spans = _spans(sheet)
    first, left = sheet.start or (0, 0)
    grid: dict[tuple[int, int], Cell] = {}
    for down, values in enumerate(sheet.to_python(skip_empty_area=True)):
        number = first + down + 1
        cells = {
            left + across: cell
            for across, value in enumerate(values)
            if (cell := cell_of(number, left + across, plain(value)))
        }
        grid.update({(number, column): cell for column, cell in cells.items()})
        spanned = {column: grid[origin] for column, origin in spans.get(number, {}).items() if origin in grid}
        if cells:
            rows.append(Row(number, cells, spanned))
    return Tab(sheet.name, tuple(rows), hidden)


def _spans(sheet: CalamineSheet) -> dict[int, dict[int, tuple[int, int]]]:
    """For each row the columns that a cell above is merged down into, with that cell's place."""
    spans: dict[int, dict[int, tuple[int, int]]] = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if left == right and bottom - top < LIMITS.rows:
            for row in range(top + 1, bottom + 1):
                spans.setdefault(row + 1, {})[left] = (top + 1, left)
    return spans


def plain(value: object) -> Value | None:
    """A raw value of ours for one of calamine's."""
    if isinstance(value, bool | float | str | datetime | date):
        return value
    if isinstance(value, int):
        return float(value)
    if isinstance(value, time | timedelta):
        return str(value)
    return None
