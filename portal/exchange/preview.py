"""What the preview shows before anything is saved: draft, columns, doubtful cells, better wordings."""

from __future__ import annotations

from portal.exchange.column_values import is_date, is_state, share
from portal.exchange.columns import Column
from portal.exchange.draft import jsonable
from portal.exchange.durations import read_duration
from portal.exchange.meanings import Meaning
from portal.exchange.options import ReadOptions
from portal.exchange.read import Result, read_fully
from portal.exchange.reading import Doubt
from portal.exchange.sheets import Sort, Sorted
from portal.exchange.vocabulary import heading
from portal.exchange.wording import rewordings

MEANINGS = tuple(
    meaning.value
    for meaning in Meaning
    if meaning
    not in {
        Meaning.NAME,
        Meaning.RISK,
        Meaning.PROBABILITY,
        Meaning.IMPACT,
        Meaning.MITIGATION,
        Meaning.TRIGGER,
    }
)


def preview(data: bytes, filename: str, options: ReadOptions) -> dict[str, object]:
    """Plain values: `draft`, `warned`, `tabs` with their columns, `doubtful`, `rewordings`, `meanings`.

    `warned` has what fills the sentence of each of the draft's warnings. Raises Unreadable.
    """
    result = read_fully(data, filename, options)
    return {
        "draft": result.draft.as_json(),
        "warned": [dict(warning.fields) for warning in result.draft.warnings],
        "tabs": [_sheet(sheet) for sheet in result.sheets],
        "doubtful": [jsonable(doubt) for doubt in doubtful(result)],
        "rewordings": rewordings(result.draft),
        "meanings": list(MEANINGS),
    }


def doubtful(result: Result) -> list[Doubt]:
    """Cells to look at: those read with a doubt, and those of the plan that were not understood."""
    plans = {sheet.table.tab for sheet in result.sheets if sheet.sort is Sort.PLAN}
    doubts = {(doubt.tab, doubt.row, doubt.index): doubt for doubt in result.reading.doubts}
    lost = {
        place: Doubt(*place, one.column, one.text, one.why)
        for place, one in result.reading.ledger.not_understood.items()
        if one.tab in plans and one.why != "above the table"
    }
    return list((doubts | {place: doubt for place, doubt in lost.items() if place not in doubts}).values())


def _sheet(sheet: Sorted) -> dict[str, object]:
    rows = [cell.row for cell in sheet.table.heading_cells]
    return {
        "tab": sheet.table.tab,
        "sort": sheet.sort.value,
        "headerRow": max(rows, default=None),
        "columns": [_column(column) for column in sheet.columns],
    }


def _column(column: Column) -> dict[str, object]:
    return {
        "index": column.index,
        "heading": column.heading,
        "meaning": column.meaning.value,
        "guessed": column.guessed,
        "alternatives": [meaning.value for meaning in alternatives(column) if meaning is not column.meaning],
        "examples": [cell.text for cell in column.cells[:3]],
    }


def alternatives(column: Column) -> list[Meaning]:
    """Other meanings that the heading or the values allow, the likeliest first."""
    found: list[Meaning] = []
    said = heading(column.heading) if column.heading else None
    if said:
        found.append(said)
    if share(column, is_date) > 0.3:
        found += [Meaning.DUE, Meaning.BASELINE, Meaning.MOVED, Meaning.ACTUAL, Meaning.START]
    if share(column, lambda cell: read_duration(cell.text)) > 0.3:
        found.append(Meaning.DURATION)
    if share(column, is_state) > 0.3:
        found.append(Meaning.STATE)
    found += [Meaning.OWNER, Meaning.NOTE, Meaning.ACTION, Meaning.MILESTONE, Meaning.STAGE, Meaning.PRIVATE]
    return list(dict.fromkeys(found))
