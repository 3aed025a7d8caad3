"""Reads the tabs beside a plan: lists of people and lists of risks."""

from __future__ import annotations

import re

from portal.exchange.column_choice import people_columns, risk_columns
from portal.exchange.columns import Column
from portal.exchange.dates import read_date
from portal.exchange.draft import Risk
from portal.exchange.grid import Cell, Row
from portal.exchange.meanings import Meaning
from portal.exchange.owner_parts import Found, read_part, side_of
from portal.exchange.owners import read_owner
from portal.exchange.plan_sheet import PlanSheet
from portal.exchange.reading import Reading
from portal.exchange.roles import is_seller_role
from portal.exchange.row_dates import Clock
from portal.exchange.side_words import BUYER, NOT_A_SIDE, OURS, SELLER, THEIRS
from portal.exchange.tables import Table
from portal.exchange.words import pattern, plainly
from portal.room.words import Side

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
        part = int(share[1]) / 100 if share else float(cell.value)
        return min(5, int(part * 5) + 1)
    return next((number for number, known in SCALE if known.fullmatch(words)), None)


def read_risks(table: Table, reading: Reading) -> None:
    """Each row with a risk's title becomes a risk."""
    sheet = PlanSheet(table, risk_columns(table, reading.view))
    title = sheet.one(Meaning.RISK) or sheet.one(Meaning.ACTION) or sheet.one(Meaning.MILESTONE)
    for row in table.rows:
        cell = row.cells.get(title.index) if title else None
        if cell is not None:
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
    cell = sheet.cell(row, meaning)
    found = level(cell) if cell else None
    if cell and found is not None:
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
            kept.append(cell.text)
            reading.ledger.took(sheet.tab, cell, "risks.note")
        else:
            kept.append(f"{column.label}: {cell.text}" if column.meaning is not Meaning.NOTE else cell.text)
            reading.ledger.took(sheet.tab, cell, "risks.note")
    return "\n".join(kept) or None


def read_people(table: Table, reading: Reading) -> None:
    """Each row becomes a stakeholder; a lone side word above rows is their side."""
    sheet = PlanSheet(table, people_columns(table, reading.view))
    default = tab_side(table.tab, reading)
    for row in table.rows:
        if len(row) == 1 and (said := tab_side(next(iter(row)).text, reading)):
            default = said
            reading.ledger.took(table.tab, next(iter(row)), "stakeholders.side")
            continue
        _person(row, sheet, default, reading)
        for column in sheet.columns:
            cell = row.cells.get(column.index)
            if cell and not reading.ledger.has(table.tab, cell) and column.meaning is Meaning.PRIVATE:
                reading.ledger.keep_private(table.tab, cell, column.label)
        reading.ledger.puzzle_all(table.tab, row, sheet.headings, "no place for it in a stakeholder")


def _person(row: Row, sheet: PlanSheet, default: Side | None, reading: Reading) -> None:
    name, title, mail, side = (
        sheet.cell(row, meaning)
        for meaning in (Meaning.NAME, Meaning.OWNER_TITLE, Meaning.EMAIL, Meaning.SIDE)
    )
    if not (name or title):
        return
    said = side_of(plainly(side.text), reading.view) if side else None
    found = read_part(name.text, reading.view, said or default) if name else Found()
    role = title.text if title else ""
    where = said or default or found.side or (Side.SELLER if is_seller_role(role or found.title) else None)
    reading.people.met(
        Found(
            found.name or (name.text if name and not found.title else ""),
            role or found.title,
            where,
            mail.text if mail else found.email,
        ),
        listed=True,
    )
    for cell, field in ((name, "name"), (title, "title"), (mail, "email"), (side if said else None, "side")):
        if cell:
            reading.ledger.took(sheet.tab, cell, f"stakeholders.{field}")


def tab_side(text: str, reading: Reading) -> Side | None:
    """The side in a tab's name or a section row (`Customer team`)."""
    words = NOT_A_SIDE.sub(" ", plainly(text))
    theirs, ours = bool(THEIRS.search(words)), bool(OURS.search(words))
    buyer, seller = bool(BUYER.search(words)), bool(SELLER.search(words))
    if (theirs or buyer) == (ours or seller):
        return None
    if buyer or seller:
        return Side.BUYER if buyer else Side.SELLER
    view = reading.view.importer
    return view if ours else (Side.BUYER if view is Side.SELLER else Side.SELLER)


def is_risk_list(columns: tuple[Column, ...], tab: str) -> bool:
    """Whether the columns are those of a list of risks."""
    meanings = {column.meaning for column in columns}
    weighed = meanings & {Meaning.PROBABILITY, Meaning.IMPACT, Meaning.MITIGATION}
    return bool(
        (Meaning.RISK in meanings and weighed)
        or (
            pattern(
                r"""
        risks?; risk log; risk register; リスク.*; 風險.*; 风险.*
        """
            ).fullmatch(plainly(tab))
            and weighed
        )
    )


def is_people_list(columns: tuple[Column, ...], tab: str) -> bool:
    """Whether the columns are those of a list of people."""
    meanings = {column.meaning for column in columns}
    beside = meanings & {Meaning.OWNER_TITLE, Meaning.EMAIL}
    named = re.search(
        r"stakeholder|people|contact|team|roles?\b|名簿|関係者|連絡先|聯絡人|联系人|關係人|干系人|人員|人员|体制",
        plainly(tab),
    )
    return Meaning.NAME in meanings and bool(beside or (named and Meaning.SIDE in meanings))
