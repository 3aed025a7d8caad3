"""Tells milestones from the actions below them: by columns, levels, numbers, section rows or an outline."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from portal.exchange.columns import Column
from portal.exchange.grid import Row
from portal.exchange.meanings import Meaning
from portal.exchange.outline import outline_heads
from portal.exchange.plan_sheet import PlanSheet
from portal.exchange.tables import Table, same_headings
from portal.exchange.words import pattern, plainly


class Shape(StrEnum):
    """How a table groups its rows."""

    FLAT = "flat"
    COLUMN = "column"
    LEVEL = "level"
    NUMBERS = "numbers"
    SECTIONS = "sections"


@dataclass(frozen=True, slots=True)
class Structure:
    """The shape, the columns of titles and of groups, and the rows that are milestones by themselves."""

    shape: Shape
    titles: tuple[Column, ...]
    group: Column | None = None
    above_group: Column | None = None
    heads: frozenset[int] = frozenset()
    above: Row | None = None


MILESTONE_LEVEL = pattern(
    r"""
    milestones?; phases?; stages?; summary; group; epic; header; ms; m; 1; マイルストーン; フェーズ;
    里程碑; 階段; 阶段; 大項目
    """
)
ACTION_LEVEL = pattern(
    r"""
    actions?; tasks?; activit(?:y|ies); sub-?tasks?; steps?; action items?; to-?dos?; deliverables?; a;
    t; 2; 3; アクション; タスク; 作業; 任務; 任务; 行動; 行动; 活動; 活动; 事項; 事项; 子任務; 子任务;
    小項目
    """
)
PHASE = re.compile(
    r"^(?:phase|stage|milestone|step|part|section|gate|フェーズ|フェイズ|段階|ステージ|階段|阶段|里程碑|マイルストーン|第.{1,3}(?:階段|阶段|フェーズ|段階|步|步骤))|^[■◆●▼▶#【\[]|:$|：$"
)
NUMBER = re.compile(r"[a-z]{0,3}-?(\d+)((?:[.\-]\d+)*)\.?")
LEADING_NUMBER = re.compile(r"(\d+)((?:\.\d+)*)[.)]?\s+\S")


def headed(structure: Structure, table: Table) -> Structure:
    """The structure with the phase whose name stands alone right above the headings."""
    last = table.above[-1] if table.above else None
    first = min((cell.row for cell in table.heading_cells), default=0)
    if last is None or len(last) != 1 or last.number != first - 1:
        return structure
    if not (PHASE.search(plainly_marked(last)) or _repeated_below(structure.heads, table)):
        return structure
    if structure.shape not in {Shape.FLAT, Shape.SECTIONS} or len(structure.titles) != 1:
        return structure
    return replace(structure, shape=Shape.SECTIONS, above=last)


def _repeated_below(heads: frozenset[int], table: Table) -> bool:
    """Whether the headings stand again below each later phase, as they do below the first."""
    rows = table.rows
    below = {rows[index].number: rows[index + 1] for index in range(len(rows) - 1)}
    return bool(heads) and all(head in below and same_headings(below[head], table) for head in heads)


def is_level(text: str) -> bool:
    """Whether the text only says that a row is a milestone or an action."""
    words = plainly(text)
    return bool(MILESTONE_LEVEL.fullmatch(words) or ACTION_LEVEL.fullmatch(words))


def structure_of(sheet: PlanSheet) -> Structure | None:
    """How the sheet's rows form a plan; None when no column names steps."""
    stage, milestone, action = (
        sheet.one(Meaning.STAGE),
        sheet.one(Meaning.MILESTONE),
        sheet.one(Meaning.ACTION),
    )
    sided = tuple(sheet.of(Meaning.BUYER_ACTION, Meaning.SELLER_ACTION))
    titles = (
        sided
        or tuple(column for column in (action,) if column)
        or tuple(column for column in (milestone,) if column)
    )
    if not titles:
        return _flat_or_deeper(sheet, stage) if stage else None
    if milestone and milestone not in titles:
        return Structure(Shape.COLUMN, titles, milestone, stage)
    if action and sided:
        return Structure(Shape.COLUMN, titles, action, stage)
    if stage:
        return Structure(Shape.COLUMN, titles, stage)
    return _flat_or_deeper(sheet, titles[0]) if len(titles) == 1 else Structure(Shape.FLAT, titles)


def _flat_or_deeper(sheet: PlanSheet, title: Column) -> Structure:
    """Without a group column: levels in a column, numbers like 1 and 1.1, section rows, an outline."""
    if heads := _levels(sheet):
        return Structure(Shape.LEVEL, (title,), heads=heads)
    if heads := _numbers(sheet, title):
        return Structure(Shape.NUMBERS, (title,), heads=heads)
    if heads := _sections(sheet, title):
        return Structure(Shape.SECTIONS, (title,), heads=heads)
    if heads := outline_heads(title):
        return Structure(Shape.LEVEL, (title,), heads=heads)
    return Structure(Shape.FLAT, (title,))


def _levels(sheet: PlanSheet) -> frozenset[int]:
    for column in sheet.of(Meaning.LEVEL, Meaning.KIND):
        words = {cell.row: plainly(cell.text) for cell in column.cells}
        heads = frozenset(row for row, text in words.items() if MILESTONE_LEVEL.fullmatch(text))
        if (
            heads
            and all(ACTION_LEVEL.fullmatch(text) for row, text in words.items() if row not in heads)
            and len(heads) < len(words)
        ):
            return heads
    return frozenset()


def _numbers(sheet: PlanSheet, title: Column) -> frozenset[int]:
    """Rows numbered 1, 2 … that have rows numbered 1.1, 1.2 … below them."""
    ids = sheet.one(Meaning.ID)
    known = NUMBER if ids else LEADING_NUMBER
    found = {}
    for cell in (ids or title).cells:
        match = known.fullmatch(plainly(cell.text)) if ids else known.match(cell.text)
        if match:
            found[cell.row] = (
                match[1],
                match[2].strip(".0") if cell.value and isinstance(cell.value, float) else match[2],
            )
    heads = {row: number for row, (number, below) in found.items() if not below}
    below = {number for number, rest in found.values() if rest}
    return frozenset(heads) if below and below <= set(heads.values()) else frozenset()


def _sections(sheet: PlanSheet, title: Column) -> frozenset[int]:
    """Rows with a lone cell that stand over rows with more."""
    rows = sheet.table.rows
    single = [index for index, row in enumerate(rows) if len(row) == 1 and _leads(rows, index, title)]
    full = [row for row in rows if len(row) > 1]
    if not single or len(full) < len(single):
        return frozenset()
    elsewhere = [index for index in single if title.index not in rows[index].cells]
    named = [index for index in single if PHASE.search(plainly_marked(rows[index]))]
    again = [index for index in single if same_headings(rows[index + 1], sheet.table)]
    if elsewhere or again == single or (len(single) >= 2 and single[0] == 0):
        return frozenset(rows[index].number for index in single)
    return frozenset(rows[index].number for index in named)


def _leads(rows: tuple[Row, ...], index: int, title: Column) -> bool:
    below = rows[index + 1] if index + 1 < len(rows) else None
    return below is not None and len(below) > 1 and title.index in below.cells


def plainly_marked(row: Row) -> str:
    """The lone cell's text with its marks, in plain width and case."""
    text = next(iter(row)).text.strip()
    return text.casefold()
