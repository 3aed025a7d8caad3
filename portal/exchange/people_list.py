"""Reads a list of people beside a plan."""

from __future__ import annotations

import re
from dataclasses import replace

from portal.exchange.column_choice import people_columns
from portal.exchange.columns import Column
from portal.exchange.grid import Row
from portal.exchange.limits import LONGEST
from portal.exchange.meanings import Meaning
from portal.exchange.owner_parts import Found, is_address, opposite, read_part, side_of
from portal.exchange.plan_sheet import PlanSheet
from portal.exchange.reading import Reading
from portal.exchange.roles import is_seller_role
from portal.exchange.side_words import BUYER, NOT_A_SIDE, OURS, SELLER, THEIRS
from portal.exchange.tables import Table
from portal.exchange.words import plainly
from portal.room.words import Side


def read_people(table: Table, reading: Reading) -> None:
    """Each row becomes a stakeholder; a lone side word above rows is their side."""
    sheet = PlanSheet(table, people_columns(table, reading.view))
    reading.view = replace(reading.view, companies=_companies(sheet, reading))
    default = tab_side(table.tab, reading)
    for row in table.above:
        default = (tab_side(next(iter(row)).text, reading) if len(row) == 1 else None) or default
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


def _companies(sheet: PlanSheet, reading: Reading) -> dict[str, Side]:
    """The sides of two companies in the list, when the people of one have a seller's roles."""
    known = dict(reading.view.companies)
    sellers: dict[str, bool] = {}
    for row in sheet.table.rows:
        side, title = sheet.cell(row, Meaning.SIDE), sheet.cell(row, Meaning.OWNER_TITLE)
        if side and side_of(plainly(side.text), reading.view) is None:
            name = plainly(side.text)
            sellers[name] = sellers.get(name, False) or bool(title and is_seller_role(title.text))
    if len(sellers) <= 2 and sum(sellers.values()) == 1:
        known |= {name: Side.SELLER if sells else Side.BUYER for name, sells in sellers.items()}
    elif len(sellers) == 1 and len(set(known.values())) == 1:
        known |= {name: opposite(side) for name in sellers for side in set(known.values())}
    return known


def _person(row: Row, sheet: PlanSheet, default: Side | None, reading: Reading) -> None:
    fields = {
        "name": sheet.cell(row, Meaning.NAME),
        "title": sheet.cell(row, Meaning.OWNER_TITLE),
        "email": sheet.cell(row, Meaning.EMAIL),
        "side": sheet.cell(row, Meaning.SIDE),
    }
    text = {field: cell.text if cell else "" for field, cell in fields.items()}
    if not (text["name"] or text["title"]) or max(map(len, text.values())) > LONGEST:
        return
    if text["email"] and not is_address(text["email"]):
        fields["email"], text["email"] = None, ""
    said = side_of(plainly(text["side"]), reading.view)
    found = read_part(text["name"], reading.view, said or default) if text["name"] else Found()
    title = text["title"] or found.title
    where = said or default or found.side or (Side.SELLER if is_seller_role(title) else None)
    name = found.name or ("" if found.title else text["name"])
    reading.people.met(Found(name, title, where, text["email"] or found.email), listed=True)
    for field, cell in fields.items():
        if cell and (field != "side" or said):
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


def is_people_list(columns: tuple[Column, ...], tab: str) -> bool:
    """Whether the columns are those of a list of people."""
    meanings = {column.meaning for column in columns}
    beside = meanings & {Meaning.OWNER_TITLE, Meaning.EMAIL}
    named = re.search(
        r"stakeholder|people|contact|team|roles?\b|名簿|関係者|連絡先|聯絡人|联系人|關係人|干系人|人員|人员|体制",
        plainly(tab),
    )
    return Meaning.NAME in meanings and bool(beside or (named and Meaning.SIDE in meanings))
