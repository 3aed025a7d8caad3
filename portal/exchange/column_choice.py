"""Decides what the columns of a table mean: each by itself first, then one for each meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from dataclasses import replace

from portal.exchange.column_values import is_date, seen, share
from portal.exchange.columns import Column
from portal.exchange.company_columns import company_columns, owned_by_companies
from portal.exchange.grid import Cell
from portal.exchange.meanings import MANY, OWNERS, TITLES, Meaning
from portal.exchange.owner_parts import Perspective
from portal.exchange.owners import read_owner
from portal.exchange.paired_columns import PAIRED, paired
from portal.exchange.raci import raci
from portal.exchange.stepped_titles import stepped
from portal.exchange.tables import Table
from portal.exchange.vocabulary import exact_heading, heading, people_heading, relative, risk_heading
from portal.exchange.words import plainly
from portal.room.words import Side

TURNED = {
    Meaning.BUYER_OWNER: Meaning.SELLER_OWNER,
    Meaning.SELLER_OWNER: Meaning.BUYER_OWNER,
    Meaning.BUYER_ACTION: Meaning.SELLER_ACTION,
    Meaning.SELLER_ACTION: Meaning.BUYER_ACTION,
}
DESCRIBING = re.compile(
    r"description|details?|what|summary|内容|內容|描述|说明|説明|objectives?|目標|目标|goal|requirement|topic|name"
    r"|subject|名稱|名称"
)
AMBIGUOUS = re.compile(
    r"completion date|finish date|date finished|完了日|完成日期?|完成時間|完成时间|達成日期?|达成日期?"
)
REMARKS = {Meaning.NOTE, Meaning.OBSTACLE, Meaning.KIND}
PLANNED = re.compile(r"plan|予定|計劃|计划|計畫")


def columns_of(table: Table, view: Perspective, chosen: Mapping[int | str, Meaning]) -> tuple[Column, ...]:
    """The columns of a plan's table, from left to right; `chosen` are the importer's own corrections."""
    looked = owned_by_companies(stepped(raci(_first_look(table, view, heading))), view)
    looked = paired(company_columns(looked, table, view), view)
    shown = tuple(_unless_hidden(column, table) for column in looked)
    return settled(_parties(shown, view), chosen)


def _unless_hidden(column: Column, table: Table) -> Column:
    """Remarks in a column that the sheet hides stay private."""
    hidden = column.index in table.hidden_columns and column.meaning in REMARKS
    return replace(column, meaning=Meaning.PRIVATE) if hidden else column


def _parties(columns: tuple[Column, ...], view: Perspective) -> tuple[Column, ...]:
    """Of two owner columns one that only names sides says whose people stand in the other."""
    owners = [one for one in columns if one.meaning is Meaning.OWNER and one.cells]
    sided = [one for one in owners if share(one, lambda cell: _only_a_side(cell.text, view)) == 1]
    if len(owners) < 2 or len(sided) != 1:
        return columns
    return tuple(replace(one, meaning=Meaning.SIDE) if one is sided[0] else one for one in columns)


def _only_a_side(text: str, view: Perspective) -> bool:
    found = read_owner(text, view)
    return found.side is not None and not found.people


def people_columns(table: Table, view: Perspective) -> tuple[Column, ...]:
    """The columns of a list of people."""
    return _first_look(table, view, people_heading)


def risk_columns(table: Table, view: Perspective) -> tuple[Column, ...]:
    """The columns of a list of risks."""
    return _first_look(table, view, lambda text: risk_heading(text) or heading(text))


def _first_look(
    table: Table, view: Perspective, meaning_of: Callable[[str], Meaning | None]
) -> tuple[Column, ...]:
    by_column: dict[int, list[Cell]] = {index: [] for index in table.headings}
    for row in table.rows:
        for cell in row:
            by_column.setdefault(cell.column, []).append(cell)
    looked = []
    for index in sorted(by_column):
        text = table.headings.get(index, "")
        known = meaning_of(text)
        if known in TURNED and view.importer is Side.BUYER and relative(text):
            known = TURNED[known]
        cells = tuple(by_column[index])
        texts = frozenset(cell.text for cell in cells)
        column = Column(index, text, known or Meaning.PRIVATE, cells, texts=texts)
        looked.append(seen(column, known, view))
    return tuple(looked)


def settled(columns: tuple[Column, ...], chosen: Mapping[int | str, Meaning]) -> tuple[Column, ...]:
    """One meaning for each column and, but for a few, one column for each meaning."""
    fixed = {column.index: _chosen(column, chosen) for column in columns}
    free = [column for column in columns if fixed[column.index] is None]
    taken: set[Meaning | tuple[Meaning, Side]] = {meaning for meaning in fixed.values() if meaning}
    free = _dated(_titled(_owned(free), taken))
    many = MANY | _repeated(free)
    kept: dict[int, Column] = {}
    for column in sorted(free, key=_weight):
        kept[column.index] = column if column.meaning in many else _once(column, taken)
        taken.add(_place(kept[column.index]))
    return tuple(
        replace(column, meaning=meaning) if (meaning := fixed[column.index]) else kept[column.index]
        for column in columns
    )


def _weight(column: Column) -> tuple[bool, bool, bool, int]:
    """Who keeps a meaning that only one may have: said before guessed, words before a percentage."""
    share_of_work = column.meaning is Meaning.STATE and "%" in column.heading + "".join(
        cell.text for cell in column.cells[:3]
    )
    return column.guessed, share_of_work, exact_heading(column.heading) is None, column.index


def _chosen(column: Column, chosen: Mapping[int | str, Meaning]) -> Meaning | None:
    return chosen.get(column.index) or chosen.get(column.heading) or chosen.get(column.label)


def _place(column: Column) -> Meaning | tuple[Meaning, Side]:
    """What only one column may be: a meaning, or a meaning beside one side's actions."""
    sided = column.side is not None and column.meaning in PAIRED
    return (column.meaning, column.side) if sided and column.side else column.meaning


def _once(column: Column, taken: set[Meaning | tuple[Meaning, Side]]) -> Column:
    """A second column of the same meaning is kept as a note, a guessed one stays private."""
    if _place(column) not in taken:
        return column
    return replace(column, meaning=Meaning.PRIVATE if column.guessed else Meaning.NOTE)


def _repeated(columns: list[Column]) -> set[Meaning]:
    """What several may be: reasons, one a move; owners under one heading but for its number or party."""
    meanings = [column.meaning for column in columns]
    a_reason_each = meanings.count(Meaning.REASON) == meanings.count(Meaning.MOVED) > 1
    owners = [_unnumbered(column.heading) for column in columns if column.meaning is Meaning.OWNER]
    numbered = len(owners) == 2 and len(set(owners)) == 1
    found = {Meaning.REASON: a_reason_each, Meaning.OWNER: numbered}
    return {meaning for meaning, several in found.items() if several}


def _unnumbered(heading: str) -> str:
    return re.sub(r" ?#?(?:\d|[①②]|\b[ab])$", "", PARTY.sub("", plainly(heading)))


PARTY = re.compile(r" ?\((?!primary|backup|second|main|deputy|lead|主|副)[^()]*\)$")


def _owned(columns: list[Column]) -> list[Column]:
    """A role, team or party column stands in for owners where no other does."""
    for stand_in in (Meaning.OWNER_TITLE, Meaning.SIDE):
        meanings = {column.meaning for column in columns}
        if not meanings & OWNERS and stand_in in meanings and not _names_steps(columns, stand_in):
            columns = [
                replace(one, meaning=Meaning.OWNER) if one.meaning is stand_in else one for one in columns
            ]
    return columns


def _names_steps(columns: list[Column], stand_in: Meaning) -> bool:
    """A column `Title` names the steps where nothing else does."""
    titles = TITLES | {Meaning.STAGE}
    return stand_in is Meaning.OWNER_TITLE and not titles & {column.meaning for column in columns}


def _titled(columns: list[Column], taken: Set[object]) -> list[Column]:
    """Which column names the steps; a description beside a title is a note."""
    if not TITLES & ({column.meaning for column in columns} | taken):
        return _with_a_title(columns, taken)
    titles = [one for one in columns if one.meaning in {Meaning.MILESTONE, Meaning.ACTION}]
    if len(titles) < 2:
        return columns
    plain = [one for one in titles if not DESCRIBING.fullmatch(plainly(one.heading))] or titles[:1]
    return [
        replace(one, meaning=Meaning.NOTE) if one in titles and one not in plain else one for one in columns
    ]


def _with_a_title(columns: list[Column], taken: Set[object]) -> list[Column]:
    """Where no heading names the steps: the first column of different words in nearly every row."""
    named = next((one for one in columns if plainly(one.heading) == "title"), None)
    rows = max((len(one.cells) for one in columns), default=0)
    telling = {Meaning.NOTE, Meaning.KIND, Meaning.SIDE, Meaning.PRIVATE, Meaning.OBSTACLE}
    if Meaning.STAGE in {one.meaning for one in columns} | taken and named is None:
        telling = {Meaning.NOTE, Meaning.PRIVATE}
    fitting = [
        one
        for one in columns
        if one.meaning in telling
        and not (one.meaning is Meaning.PRIVATE and heading(one.heading))
        and len(one.cells) >= 0.7 * rows
        and _tells(one)
    ]
    describing = [one for one in fitting if DESCRIBING.fullmatch(plainly(one.heading))]
    coded = [one for one in columns if one.meaning is Meaning.ID and heading(one.heading) in TITLES]
    staged = any(one.meaning is Meaning.STAGE and _names_each_row(one, rows) for one in columns)
    best = named or next(iter([*describing, *coded, *([] if staged else fitting)]), None)
    return [
        replace(one, meaning=Meaning.ACTION, guessed=best is not named and best not in coded)
        if one is best
        else one
        for one in columns
    ]


def _names_each_row(column: Column, rows: int) -> bool:
    """Whether a column of stages has another one in each row, so that they are the steps."""
    return rows > 1 and len(column.texts) == len(column.cells) == rows


def _tells(column: Column) -> bool:
    """Whether the cells are different words, as titles are, not figures or the same few labels."""
    texts = [cell.text for cell in column.cells]
    wordy = sum(sum(character.isalpha() for character in text) >= 2 for text in texts)
    return len(set(texts)) >= 0.8 * len(texts) and wordy >= 0.9 * len(texts)


def _dated(columns: list[Column]) -> list[Column]:
    """One due date: of two the planned one is the baseline; a lone completion date is the due date."""
    meanings = {one.meaning for one in columns}
    dues = [one for one in columns if one.meaning is Meaning.DUE and not one.guessed and not one.side]
    if len(dues) == 2 and Meaning.BASELINE not in meanings and all(share(one, is_date) for one in dues):
        planned = [one for one in dues if PLANNED.search(plainly(one.heading))]
        if len(planned) == 1:
            return [replace(one, meaning=Meaning.BASELINE) if one is planned[0] else one for one in columns]
    if Meaning.DUE not in meanings and not {Meaning.BASELINE, Meaning.MOVED, Meaning.DURATION} & meanings:
        actual = [
            one
            for one in columns
            if one.meaning is Meaning.ACTUAL and AMBIGUOUS.fullmatch(plainly(one.heading))
        ]
        return [replace(one, meaning=Meaning.DUE) if one in actual[:1] else one for one in columns]
    return columns
