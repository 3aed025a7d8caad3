"""Reads a plan from the bytes of a file: the one way from a spreadsheet to a `Draft`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

from portal.exchange.acquaintances import known_people
from portal.exchange.asides import read_above, set_aside
from portal.exchange.chain import chain
from portal.exchange.column_choice import columns_of
from portal.exchange.columns import Column
from portal.exchange.company_owners import known_companies
from portal.exchange.draft import Draft, Source
from portal.exchange.duration_list import read_durations
from portal.exchange.errors import Unreadable
from portal.exchange.files import open_book
from portal.exchange.finish import finish
from portal.exchange.grid import Book, Cell, Row, Tab
from portal.exchange.hygiene import warned
from portal.exchange.options import ReadOptions
from portal.exchange.owner_parts import Perspective, opposite
from portal.exchange.people_list import read_people
from portal.exchange.plan import PlanReader
from portal.exchange.plan_columns import completed, duration_of, unit_of
from portal.exchange.plan_sheet import PlanSheet
from portal.exchange.reading import Reading
from portal.exchange.risk_list import read_risks
from portal.exchange.sheets import Sort, Sorted, sorted_tables
from portal.exchange.structure import headed, structure_of
from portal.exchange.tables import Table, tables_of
from portal.exchange.words import plainly
from portal.room.words import Side


@dataclass(frozen=True, slots=True)
class Result:
    """A draft with what its preview shows: the sheets with their columns, and the ledger of all cells."""

    draft: Draft
    sheets: tuple[Sorted, ...]
    reading: Reading
    book: Book


def read_plan(data: bytes, filename: str, options: ReadOptions) -> Draft:
    """The plan in a file; raises Unreadable for one that is not read."""
    return read_fully(data, filename, options).draft


def read_fully(data: bytes, filename: str, options: ReadOptions) -> Result:
    """The plan in a file, with everything that its preview needs; raises Unreadable."""
    book = _corrected(open_book(data, filename), options.cells)
    if not any(tab.rows for tab in book.tabs):
        raise Unreadable("nothing_inside")
    reading = Reading(options.start, _perspective(options))
    if book.formulas_without_value:
        reading.warnings.append(warned("formula_without_value", count=book.formulas_without_value))
    sheets = _sheets(book, options, reading)
    _known_column(options, sheets)
    _read_sheets(sheets, options, reading)
    for steps in reading.plans:
        chain(steps, options.start)
    _sweep(book, reading)
    source = Source(
        PurePath(filename).name, book.encoding, tuple(tab.name for tab in book.tabs), options.start
    )
    return Result(finish(reading, source), tuple(sheets), reading, book)


def _perspective(options: ReadOptions) -> Perspective:
    importer = Side(options.importer_side)
    names = {options.company: opposite(importer), options.organisation: importer}
    return Perspective(importer, {plainly(name): side for name, side in names.items() if name})


def _corrected(book: Book, cells: Mapping[tuple[str, int, int], str]) -> Book:
    """The book with a person's texts in the cells they corrected."""
    if not cells:
        return book
    return replace(
        book,
        tabs=tuple(
            replace(tab, rows=tuple(_with_texts(tab, row, cells) for row in tab.rows)) for tab in book.tabs
        ),
    )


def _with_texts(tab: Tab, row: Row, cells: Mapping[tuple[str, int, int], str]) -> Row:
    new = {
        column: Cell(number, column, text.strip(), text.strip(), _indent(row, column))
        for (name, number, column), text in cells.items()
        if name == tab.name and number == row.number
    }
    kept = {column: cell for column, cell in ({**row.cells, **new}).items() if cell.text}
    return replace(row, cells=dict(sorted(kept.items())))


def _indent(row: Row, column: int) -> int:
    cell = row.cells.get(column)
    return cell.indent if cell else 0


def _sheets(book: Book, options: ReadOptions, reading: Reading) -> list[Sorted]:
    tables: list[tuple[Table, tuple[Column, ...]]] = []
    for tab in book.tabs:
        chosen = {column: meaning for (name, column), meaning in options.columns.items() if name == tab.name}
        tables += [
            (table, completed(columns_of(table, reading.view, chosen), table, reading))
            for table in tables_of(tab)
        ]
    return sorted_tables(tables, reading)


def _known_column(options: ReadOptions, sheets: list[Sorted]) -> None:
    wanted = options.duration_column
    if wanted and not any(
        plainly(column.label) == plainly(wanted) for sheet in sheets for column in sheet.columns
    ):
        raise Unreadable("unknown_option", column=wanted)


def _read_sheets(sheets: list[Sorted], options: ReadOptions, reading: Reading) -> None:
    """People first, so that plans know their sides; then plans, then risks, then the rest."""
    for wanted in (Sort.PEOPLE, Sort.PLAN, Sort.RISKS, Sort.NONE):
        if wanted is Sort.PLAN:
            columns = [column for sheet in sheets if sheet.sort is Sort.PLAN for column in sheet.columns]
            reading.view = replace(reading.view, companies=known_companies(columns, reading))
            reading.view = replace(reading.view, people=known_people(columns, reading))
            reading.owners_read.clear()
        for sheet in sheets:
            if sheet.sort is wanted:
                _read_sheet(sheet, options, reading)


def _read_sheet(sheet: Sorted, options: ReadOptions, reading: Reading) -> None:
    table = sheet.table
    structure = None
    if sheet.sort is Sort.PLAN:
        duration = duration_of(sheet.columns, options.duration_column, reading)
        plan = PlanSheet(table, sheet.columns, duration, unit_of(sheet.columns))
        found = structure_of(plan)
        structure = headed(found, table) if found else None
    if sheet.sort is Sort.NONE or (sheet.sort is Sort.PLAN and structure is None):
        read_durations(table, sheet.columns, reading)
        set_aside(table, sheet.columns, reading)
        return
    for cell in table.heading_cells:
        reading.ledger.took(table.tab, cell, "heading")
    if structure and structure.above:
        reading.ledger.took(table.tab, next(iter(structure.above)), "milestones.title")
    read_above(table, reading)
    if structure:
        PlanReader(plan, structure, reading).read()
    elif sheet.sort is Sort.PEOPLE:
        read_people(table, reading)
    else:
        read_risks(table, reading)


def _sweep(book: Book, reading: Reading) -> None:
    """The last net: whatever no reader took was not understood."""
    for tab in book.tabs:
        for cell in tab.cells():
            if not reading.ledger.has(tab.name, cell):
                reading.ledger.puzzle(tab.name, cell, "", "no place for it")
