"""Reads a plan's table row by row into milestones and actions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from portal.exchange.columns import Column
from portal.exchange.grid import Cell, Row
from portal.exchange.kinds import kind_of
from portal.exchange.meanings import Meaning
from portal.exchange.meetings import check_in, meeting_in
from portal.exchange.outline import without_bullet
from portal.exchange.paired_columns import PAIRED
from portal.exchange.plan_sheet import PlanSheet
from portal.exchange.reading import Reading, Step
from portal.exchange.row_dates import Clock
from portal.exchange.row_fields import fill
from portal.exchange.row_owners import column_side
from portal.exchange.row_times import read_times
from portal.exchange.states import SYMBOLS
from portal.exchange.structure import Shape, Structure
from portal.exchange.tables import same_headings
from portal.exchange.words import pattern, plainly

TOTAL = pattern(
    r"""
    (?:[a-z]+ |sub-?)?totals?; totals? .*; sum; average; summe; gesamt(?:summe|dauer)?; zwischensumme;
    合計; 小計; 总计; 總計; 合计; 小计; 平均
    """
)
FOOTNOTE = re.compile(
    (
        r"^(?:\*|※|†|notes?:|legend|key:|source:|generated|last updated|prepared|assumptions?:|"
        r"注[:：]|注意|備考[:：]|凡例|圖例|图例|備註[:：]|备注[:：]|說明[:：]|说明[:：])"
    ),
    re.IGNORECASE,
)
SYMBOL_STATES = {
    character: state for state, marks in SYMBOLS.items() for character in marks if character not in "×▶►⏩"
}


@dataclass
class PlanReader:
    """Reads one table; `groups` are its milestones by plain title, `current` the one that rows fall under."""

    sheet: PlanSheet
    structure: Structure
    reading: Reading
    groups: dict[str, Step] = field(default_factory=dict)
    current: Step | None = None
    after: date | None = None
    waiting: Cell | None = None
    told: set[int] = field(default_factory=set)
    steps: list[Step] = field(default_factory=list)

    def read(self) -> None:
        """Read every row."""
        self.reading.plans.append(self.steps)
        rows = self.sheet.table.rows
        if self.structure.above:
            self._head(self.structure.above)
        end = _footer_begin(rows)
        for row in rows[:end]:
            self._row(row)
        for row in rows[end:]:
            self._puzzle(row, "below the table")

    def _row(self, row: Row) -> None:
        if same_headings(row, self.sheet.table):
            for cell in row:
                self.reading.ledger.took(self.sheet.tab, cell, "heading")
            return
        for column, cell in self.sheet.cells(row, Meaning.PRIVATE):
            if cell.row == row.number:
                self.reading.ledger.keep_private(self.sheet.tab, cell, column.label)
        first = next(iter(row))
        if TOTAL.fullmatch(plainly(first.text)):
            self._puzzle(row, "a total")
        elif len(row) == 1 and FOOTNOTE.search(first.text):
            self._puzzle(row, "a remark below the table")
        elif not self._recurs(row):
            self._steps(row, self._group(row))

    def _steps(self, row: Row, group: Step | None) -> None:
        titles = [
            (column, row.cells[column.index]) for column in self.structure.titles if column.index in row.cells
        ]
        if row.number in self.structure.heads:
            self._head(row)
        elif titles:
            for column, cell in titles:
                self._step(row, column, cell)
        elif group is not None:
            self._fill_group(group, row)
        else:
            self._puzzle(row, "no step is named in this row")
        self._puzzle(row, "no place for it in this row")

    def _group(self, row: Row) -> Step | None:
        """The milestone whose name stands in this row's group column; None where the column is empty."""
        column = self.structure.group
        cell = row.cells.get(column.index) if column else None
        cell, self.waiting = cell or self.waiting, None
        if cell is None:
            return None
        self.reading.ledger.understood(self.sheet.tab, cell, "milestones.title")
        name = plainly(cell.text)
        if name not in self.groups:
            self.groups[name] = self._begin(
                Step(_title(cell.text), self.sheet.tab, row.number, kind=kind_of(cell.text))
            )
            if self.sheet.is_paired():
                clock = Clock(self.reading.start, self.after)
                read_times(self.groups[name], row, self.sheet.of_nobody(), self.reading, clock)
        self.current = self.groups[name]
        over = self.structure.above_group
        stage = row.cells.get(over.index) if over else None
        if over and stage:
            if (over.label, stage.text) not in self.current.notes:
                self.current.notes.append((over.label, stage.text))
            self.reading.ledger.took(self.sheet.tab, stage, "note")
        return self.current

    def _fill_group(self, group: Step, row: Row) -> None:
        """What a row without a title says of its milestone; a second such row has nowhere to go."""
        if id(group) in self.told:
            return
        self.told |= {id(group)} if len(row) > 1 else set()
        self._fill(group, row, self.sheet)

    def _head(self, row: Row) -> None:
        """A row that is a milestone by itself."""
        title = self.structure.titles[0]
        cell = row.cells.get(title.index) or next(iter(row))
        step = self._begin(Step(_title(cell.text), self.sheet.tab, row.number, numbered=True))
        self.reading.ledger.took(self.sheet.tab, cell, "milestones.title")
        self.current = step
        self._fill(step, row, self.sheet)

    def _step(self, row: Row, column: Column, cell: Cell) -> None:
        below = self.structure.shape is not Shape.FLAT
        step = Step(
            _title(cell.text),
            self.sheet.tab,
            row.number,
            is_action=below,
            parent=self.current if below else None,
            numbered=True,
        )
        self.reading.ledger.took(self.sheet.tab, cell, "title")
        lead = cell.text[:1]
        if lead in SYMBOL_STATES and len(cell.text) > 2 and not self.sheet.has(Meaning.STATE):
            step.state = SYMBOL_STATES[lead]
        self._begin(step)
        if column.meaning in {Meaning.BUYER_ACTION, Meaning.SELLER_ACTION}:
            self._fill(step, row, self.sheet.facing(column_side(column), row))
            step.side = column_side(column)
            step.owners = [one for one in step.owners if one.side in {None, step.side}]
            self._keep_shared(step, row)
        else:
            self._fill(step, row, self.sheet)

    def _keep_shared(self, step: Step, row: Row) -> None:
        """A time of the whole row, beside an action that has its own, stays as a note."""
        for column, cell in self.sheet.of_nobody().cells(row, *PAIRED):
            if not self.reading.ledger.has(self.sheet.tab, cell):
                step.notes.append((column.label, cell.text))
                self.reading.ledger.took(self.sheet.tab, cell, "note")

    def _begin(self, step: Step) -> Step:
        self.steps.append(step)
        self.reading.steps.append(step)
        return step

    def _fill(self, step: Step, row: Row, sheet: PlanSheet) -> None:
        fill(step, row, sheet, self.reading, Clock(self.reading.start, self.after))
        self.after = step.due or step.baseline or step.finished or self.after
        ids = self.sheet.cell(row, Meaning.ID)
        if ids and ids.row == row.number:
            step.named.append(plainly(ids.text))
            self.reading.ledger.took(self.sheet.tab, ids, "order")
            if not re.fullmatch(r"\d{1,3}", ids.text):
                step.notes.append((self.sheet.headings[ids.column], ids.text))

    def _recurs(self, row: Row) -> bool:
        """Recurring meetings are the room's check-in; the first one is it."""
        column = next((one for one in self.structure.titles if one.index in row.cells), None)
        meeting = meeting_in(row, row.cells[column.index], self.sheet) if column else None
        if meeting is None:
            return False
        self._wait_for_group(row)
        if self.reading.checkin is None:
            check_in(meeting, self.sheet, self.reading, Clock(self.reading.start, self.after))
            self._puzzle(row, "a recurring meeting became the check-in")
        else:
            self._puzzle(row, "a room has one check-in")
        return True

    def _wait_for_group(self, row: Row) -> None:
        """A phase that is named first beside a meeting is a milestone only if rows without a name follow."""
        column = self.structure.group
        cell = row.cells.get(column.index) if column else None
        if cell and plainly(cell.text) in self.groups:
            self._group(row)
        elif cell:
            self.waiting = cell

    def _puzzle(self, row: Row, why: str) -> None:
        self.reading.ledger.puzzle_all(self.sheet.tab, row, self.sheet.headings, why)


def _title(text: str) -> str:
    """A title in one line, without a bullet or a state symbol in front."""
    line = without_bullet(" ".join(text.split()))
    if line[:1] in SYMBOL_STATES and len(line) > 2:
        line = line[1:].lstrip("\ufe0f ")
    return line


def _below_a_table(row: Row) -> bool:
    """A lone remark, or a label with what it names (`Agreed by: | Bo Ek`)."""
    return len(row) == 1 or (len(row) == 2 and next(iter(row)).text.rstrip().endswith((":", "：")))


def _footer_begin(rows: tuple[Row, ...]) -> int:
    """Where the remarks after a gap at the end begin."""
    end = len(rows)
    while end > 1 and _below_a_table(rows[end - 1]):
        end -= 1
        if rows[end].number - rows[end - 1].number > 1:
            return end
    return len(rows)
