"""Reads who promises a row's step: from one owner column, from one for each side, from a side column."""

from __future__ import annotations

import re

from portal.exchange.columns import Column
from portal.exchange.grid import Cell, Row
from portal.exchange.meanings import Meaning
from portal.exchange.owner_parts import EMAIL, Found, is_address
from portal.exchange.owners import OwnerReading, read_owner
from portal.exchange.people import Person
from portal.exchange.plan_sheet import PlanSheet
from portal.exchange.reading import Reading, Step
from portal.exchange.roles import is_seller_role
from portal.exchange.states import SYMBOLS
from portal.exchange.words import plainly
from portal.room.words import Side, State

MARK = re.compile(
    r"["
    + re.escape(SYMBOLS[State.DONE] + "○◯●xX■★*•")
    + r"]\ufe0f?|yes|y|true|lead|primary|主|はい|是|r|a|r/a|l|p"
)
STILL_OPEN = re.compile(
    r"tbd|tbc|tba|\?+|to be (?:defined|confirmed|decided|named)|open|未定|待定|待確認|待确认"
)
NOT_MARKED = re.compile(r"[-–—☐⬜□✗✘×]|no|false|n/?a|support|c|i|なし|否|無|无")


def read_owners(step: Step, row: Row, sheet: PlanSheet, reading: Reading) -> None:
    """Put the row's owners and its side into the step."""
    sides: list[Side] = []
    before = len(step.owners)
    for column, cell in sheet.cells(row, Meaning.BUYER_OWNER, Meaning.SELLER_OWNER):
        side = column_side(column)
        if _of_one_side(step, cell, side, column, sheet, reading):
            sides.append(side)
    beside = _stated_side(row, sheet, reading)
    for column, cell in sheet.cells(row, Meaning.OWNER):
        found = _owner(cell, reading, column.slashed, column.side)
        found = found.on(beside) if beside else found
        _take(step, found, cell, column, sheet, reading)
        if found.side:
            sides.append(found.side)
    sides += _side_column(step, row, sheet, reading, before)
    _title_column(step, row, sheet, reading, before)
    _mail_column(step, row, sheet, reading, before)
    if sides:
        step.side = sides[0] if len(set(sides)) == 1 else Side.BOTH
    _vote(step.owners[before:], sides)


def _stated_side(row: Row, sheet: PlanSheet, reading: Reading) -> Side | None:
    """The one side that a column of sides names in this row."""
    found = [_owner(cell, reading, None, None) for _, cell in sheet.cells(row, Meaning.SIDE)]
    sides = {one.side for one in found if not one.people and not one.words} - {None, Side.BOTH}
    return sides.pop() if len(sides) == 1 else None


def _owner(cell: Cell, reading: Reading, order: tuple[Side, Side] | None, side: Side | None) -> OwnerReading:
    """The owners in a cell; the same few texts fill a column, so each is read once."""
    key = (cell.text, order, side)
    if key not in reading.owners_read:
        reading.owners_read[key] = read_owner(cell.text, reading.view, order, side)
    return reading.owners_read[key]


def _vote(people: list[Person], sides: list[Side]) -> None:
    """Of two people whose sides nobody states the first is more likely the buyer's."""
    if len(people) == 2 and not any(person.side for person in people):
        for person, side in zip(people, (Side.BUYER, Side.SELLER), strict=True):
            person.votes[side] = person.votes.get(side, 0) + 2
    if Side.BOTH in sides and len(people) == 1:
        people[0].votes[Side.BUYER] = people[0].votes.get(Side.BUYER, 0) + 1


def column_side(column: Column) -> Side:
    """The side of a column that belongs to one side."""
    ours = column.meaning in {Meaning.SELLER_OWNER, Meaning.SELLER_ACTION}
    return column.side or (Side.SELLER if ours else Side.BUYER)


def _of_one_side(
    step: Step, cell: Cell, side: Side, column: Column, sheet: PlanSheet, reading: Reading
) -> bool:
    """A name or a mark in a column of one side; False when the cell says that the side has no part."""
    words = plainly(cell.text) or cell.text
    if MARK.fullmatch(words):
        reading.ledger.took(sheet.tab, cell, "side")
        return True
    if NOT_MARKED.fullmatch(words):
        reading.ledger.took(sheet.tab, cell, "side")
        return False
    found = _owner(cell, reading, None, side)
    _take(step, found, cell, column, sheet, reading)
    return not found.nobody or bool(STILL_OPEN.fullmatch(words))


def _take(
    step: Step, found: OwnerReading, cell: Cell, column: Column, sheet: PlanSheet, reading: Reading
) -> None:
    for one in found.people:
        person = reading.people.met(one)
        if person not in step.owners:
            step.owners.append(person)
    if found.words:
        step.notes.append((column.label, cell.text))
    if found.nobody and len(plainly(cell.text)) > 1:
        reading.ledger.puzzle(sheet.tab, cell, column.label, "no owner")
    else:
        reading.ledger.took(sheet.tab, cell, "owners" if found.people else "side")


def _side_column(step: Step, row: Row, sheet: PlanSheet, reading: Reading, before: int) -> list[Side]:
    """A column that only names the side; it also says where the row's people stand."""
    found = []
    for column, cell in sheet.cells(row, Meaning.SIDE):
        named = _owner(cell, reading, None, None)
        side = None if named.people or named.words else named.side
        if side is None:
            step.notes.append((column.label, cell.text))
            reading.ledger.took(sheet.tab, cell, "note")
            continue
        reading.ledger.took(sheet.tab, cell, "side")
        found.append(side)
        step.side_is_said = True
        for person in step.owners[before:]:
            person.side = person.side or (side if side is not Side.BOTH else None)
    return found


def _title_column(step: Step, row: Row, sheet: PlanSheet, reading: Reading, before: int) -> None:
    for column, cell in sheet.cells(row, Meaning.OWNER_TITLE):
        people = step.owners[before:]
        if len(people) == 1 and not people[0].title:
            people[0].title = cell.text
            if is_seller_role(cell.text):
                people[0].side = people[0].side or Side.SELLER
            reading.ledger.took(sheet.tab, cell, "stakeholder.title")
        elif len(people) == 1 and plainly(people[0].title) == plainly(cell.text):
            reading.ledger.took(sheet.tab, cell, "stakeholder.title")
        elif not people:
            _take(step, read_owner(cell.text, reading.view), cell, column, sheet, reading)
        else:
            step.notes.append((column.label, cell.text))
            reading.ledger.took(sheet.tab, cell, "note")


def _mail_column(step: Step, row: Row, sheet: PlanSheet, reading: Reading, before: int) -> None:
    for column, cell in sheet.cells(row, Meaning.EMAIL):
        people = step.owners[before:]
        address = EMAIL.fullmatch(cell.text) and is_address(cell.text)
        if address and len(people) == 1 and people[0].email in {"", cell.text}:
            people[0].email = cell.text
            reading.ledger.took(sheet.tab, cell, "stakeholder.email")
        elif address and not people:
            step.owners.append(reading.people.met(Found(email=cell.text)))
            reading.ledger.took(sheet.tab, cell, "stakeholder.email")
        else:
            step.notes.append((column.label, cell.text))
            reading.ledger.took(sheet.tab, cell, "note")
