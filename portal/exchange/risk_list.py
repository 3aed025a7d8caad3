"""Reads a list of risks beside a plan."""

from __future__ import annotations

import re

from portal.exchange.column_choice import risk_columns
from portal.exchange.columns import Column
from portal.exchange.dates import read_date
from portal.exchange.draft import Risk
from portal.exchange.grid import Cell, Row
from portal.exchange.meanings import DATES, Meaning
from portal.exchange.owners import read_owner
from portal.exchange.plan_sheet import PlanSheet
from portal.exchange.reading import Reading
from portal.exchange.row_dates import Clock
from portal.exchange.tables import Table
from portal.exchange.words import pattern, plainly

SCALE = (
    (
        5,
        pattern(
            r"""
        very high; critical; almost certain; severe; 極高; 极高; 非常に高い; 很高; 致命的?; 重大
        """
        ),
    ),
    (
        4,
        pattern(
            r"""
        high; likely; major; h; 高い?; 大
        """
        ),
    ),
    (
        3,
        pattern(
            r"""
        medium; med; moderate; possible; m; mid; 中等?; 中程度; 普通
        """
        ),
    ),
    (
        2,
        pattern(
            r"""
        low; unlikely; minor; l; 低い?; 小
        """
        ),
    ),
    (
        1,
        pattern(
            r"""
        very low; rare; negligible; 極低; 极低; 非常に低い; 很低
        """
        ),
    ),
)
TAB = pattern(
    "(?:[a-z&]+ ){0,2}risks?(?: (?:log|register|list|matrix|table))?",
    ".{0,4}リスク.{0,5};.{0,4}風險.{0,4};.{0,4}风险.{0,4}",
)
CLOSED = pattern(
    r"""
    closed; done; resolved; mitigated; 完了; 解決; 已解決; 已解决; 已關閉; 已关闭; クローズ
    """
)
STATES = {
    "occurred": pattern(
        r"""
    occurred; happened; issue; materiali[sz]ed; 発生; 已發生; 已发生
    """
    ),
    "closed": CLOSED,
    "mitigating": pattern(
        r"""
              mitigating; in progress; ongoing; 対応中; 處理中; 处理中; 緩解中; 缓解中
              """
    ),
}


def level(cell: Cell) -> int | None:
    """Probability or impact from 1 to 5, from a word, a number or a percentage."""
    words = plainly(cell.text)
    if re.fullmatch(r"[1-5]", words):
        return int(words)
    share = re.fullmatch(r"(\d{1,3})(?:\.\d+)? ?%", words)
    if share or (isinstance(cell.value, float) and 0 < cell.value < 1):
        part = int(share[1]) / 100 if share else float(cell.value) if isinstance(cell.value, float) else 0.0
        return min(5, int(part * 5) + 1)
    return next((number for number, known in SCALE if known.fullmatch(words)), None)


def read_risks(table: Table, reading: Reading) -> None:
    """Each row with a risk's title becomes a risk; a lone cell below a gap is a footer."""
    sheet = PlanSheet(table, risk_columns(table, reading.view))
    named = (sheet.one(one) for one in (Meaning.RISK, Meaning.OBSTACLE, Meaning.ACTION, Meaning.MILESTONE))
    title = next((column for column in named if column), None)
    above = table.rows[0].number if table.rows else 0
    for row in table.rows:
        cell = row.cells.get(title.index) if title else None
        footer = len(row) == 1 and row.number - above > 1
        above = row.number
        if cell is not None and not footer:
            reading.ledger.took(table.tab, cell, "risks.title")
            reading.risks.append(_risk(row, cell, sheet, reading))
        reading.ledger.puzzle_all(table.tab, row, sheet.headings, "no place for it in a risk")


def _risk(row: Row, cell: Cell, sheet: PlanSheet, reading: Reading) -> Risk:
    levels = {
        meaning: _level(row, meaning, sheet, reading) for meaning in (Meaning.PROBABILITY, Meaning.IMPACT)
    }
    texts = []
    for column, other in sheet.cells(row, Meaning.MITIGATION):
        texts.append(other.text)
        reading.ledger.took(sheet.tab, other, f"risks.{column.meaning}")
    people = []
    for _, other in sheet.cells(row, Meaning.OWNER, Meaning.BUYER_OWNER, Meaning.SELLER_OWNER):
        found = read_owner(other.text, reading.view)
        people += [reading.people.met(one) for one in found.people]
        if found.people:
            reading.ledger.took(sheet.tab, other, "risks.owners")
    trigger = None
    for column, other in sheet.cells(row, Meaning.TRIGGER, Meaning.DUE):
        span = read_date(other, column.order)
        if span and trigger is None and (trigger := Clock(reading.start).day(span)):
            reading.ledger.took(sheet.tab, other, "risks.trigger")
    risk = Risk(
        f"r{len(reading.risks) + 1}",
        " ".join(cell.text.split()),
        levels[Meaning.PROBABILITY],
        levels[Meaning.IMPACT],
        "\n".join(texts),
        (),
        (),
        trigger,
        _state(row, sheet, reading),
        _note(row, sheet, reading),
        sheet.tab,
        row.number,
    )
    reading.risk_owners[risk.id] = people
    return risk


def _level(row: Row, meaning: Meaning, sheet: PlanSheet, reading: Reading) -> int | None:
    """A level of 1 to 5; words and shares that were turned into one are kept in the note too."""
    cell = sheet.cell(row, meaning)
    found = level(cell) if cell else None
    if cell and str(found) == cell.text:
        reading.ledger.took(sheet.tab, cell, f"risks.{meaning}")
    return found


def _state(row: Row, sheet: PlanSheet, reading: Reading) -> str:
    for _, cell in sheet.cells(row, Meaning.STATE):
        reading.ledger.took(sheet.tab, cell, "risks.state")
        return next((state for state, known in STATES.items() if known.fullmatch(plainly(cell.text))), "open")
    return "open"


def _note(row: Row, sheet: PlanSheet, reading: Reading) -> str | None:
    kept = []
    for column in sheet.columns:
        cell = row.cells.get(column.index)
        if cell is None or reading.ledger.has(sheet.tab, cell):
            continue
        if column.meaning is Meaning.PRIVATE:
            reading.ledger.keep_private(sheet.tab, cell, column.label)
        elif column.meaning is Meaning.ID:
            kept += [] if cell.text.isdigit() else [cell.text]
            reading.ledger.took(sheet.tab, cell, "risks.note")
        else:
            kept.append(f"{column.label}: {cell.text}" if column.meaning is not Meaning.NOTE else cell.text)
            reading.ledger.took(sheet.tab, cell, "risks.note")
    return "\n".join(kept) or None


def is_risk_list(columns: tuple[Column, ...], tab: str, *, names_steps: bool) -> bool:
    """Whether the columns are those of a list of risks; one that names steps too must say more of each."""
    meanings = {column.meaning for column in columns}
    weighed = meanings & {Meaning.PROBABILITY, Meaning.IMPACT, Meaning.MITIGATION}
    if not weighed:
        return False
    if TAB.fullmatch(plainly(tab)):
        return True
    more = meanings & {Meaning.IMPACT, Meaning.MITIGATION} and not meanings & DATES
    clear = Meaning.RISK in meanings or {Meaning.PROBABILITY, Meaning.IMPACT} <= meanings
    return clear and bool(more or not names_steps)
