"""Decides what each table of a file is: a plan, a list of people or risks, durations, or none of these."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from portal.exchange.column_choice import people_columns, risk_columns
from portal.exchange.columns import Column
from portal.exchange.meanings import DATES, OWNERS, TITLES, Meaning
from portal.exchange.people_list import is_people_list
from portal.exchange.reading import Reading
from portal.exchange.risk_list import is_risk_list
from portal.exchange.tables import Table
from portal.exchange.words import pattern, plainly

REFERENCE = pattern(
    r"""
    buffers?; legend; key; lookups?; lists?; reference; instructions?; read ?me; how to.*; guide; help;
    holidays?; calendar; settings?; config; values; dropdowns?; glossary; cover; about; template notes;
    change ?log; revision history; version history; examples?; sheet info; durations?; definitions?;
    faq; assumptions?; 凡例; 使い方; 説明; 說明; 说明; 圖例; 图例; 緩衝.*; 缓冲.*; バッファ.*; 祝日.*;
    假日.*; 休日.*; リスト; マスタ.*; 設定; 设置; 変更履歴; 修訂記錄; 更新履歴; 参考; 參考; 清單選項;
    下拉.*; 表紙; 封面; 標準日数; 標準工期; 用語.*
    """
)
RUNNING = (
    {
        Meaning.STATE,
        Meaning.DURATION,
        Meaning.STAGE,
        Meaning.DEPENDS,
        Meaning.SIDE,
        Meaning.ID,
        Meaning.NOTE,
        Meaning.LEVEL,
    }
    | DATES
    | OWNERS
)


PROMISING = DATES | OWNERS | {Meaning.STATE, Meaning.SIDE, Meaning.BUYER_ACTION, Meaning.SELLER_ACTION}


class Sort(StrEnum):
    """What a table is."""

    PLAN = "plan"
    PEOPLE = "people"
    RISKS = "risks"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Sorted:
    """A table with its columns and what it is."""

    table: Table
    columns: tuple[Column, ...]
    sort: Sort


def sorted_tables(tables: Sequence[tuple[Table, tuple[Column, ...]]], reading: Reading) -> list[Sorted]:
    """What each table is; if none looks like a plan, the first that names anything is one."""
    found = [Sorted(table, columns, _sort(table, columns, reading)) for table, columns in tables]
    if any(one.sort is Sort.PLAN for one in found):
        return _without_lists_of_durations(found)
    for place, one in enumerate(found):
        named = {column.meaning for column in one.columns} & (TITLES | {Meaning.STAGE})
        if one.sort is Sort.NONE and named and one.table.rows:
            return [*found[:place], Sorted(one.table, one.columns, Sort.PLAN), *found[place + 1 :]]
    return found


def _without_lists_of_durations(sheets: list[Sorted]) -> list[Sorted]:
    """Beside a plan that says who or when, a tab of nothing but titles and durations is no plan."""
    plans = [sheet for sheet in sheets if sheet.sort is Sort.PLAN]
    lists = [sheet for sheet in plans if not _meanings(sheet) & PROMISING]
    if len(lists) == len(plans):
        return sheets
    return [replace(one, sort=Sort.NONE) if one in lists and _lasts(one) else one for one in sheets]


def _meanings(sheet: Sorted) -> set[Meaning]:
    return {column.meaning for column in sheet.columns if column.cells}


def _lasts(sheet: Sorted) -> bool:
    return Meaning.DURATION in _meanings(sheet)


def _sort(table: Table, columns: tuple[Column, ...], reading: Reading) -> Sort:
    if not table.rows or not table.headings:
        return Sort.NONE
    titled = {column.meaning for column in columns if not column.guessed} & (TITLES | {Meaning.STAGE})
    if is_risk_list(risk_columns(table, reading.view), table.tab, names_steps=bool(titled)):
        return Sort.RISKS
    meanings = {column.meaning for column in columns}
    said = {column.meaning for column in columns if not column.guessed and column.cells}
    doing = said & ({Meaning.ACTION, Meaning.STAGE, Meaning.DURATION, Meaning.STATE, Meaning.DEPENDS} | DATES)
    if not doing and is_people_list(people_columns(table, reading.view), table.tab):
        return Sort.PEOPLE
    if table.hidden or REFERENCE.fullmatch(plainly(table.tab)):
        return Sort.NONE
    named = meanings & (TITLES | {Meaning.STAGE})
    strong = said & (RUNNING - {Meaning.ID, Meaning.NOTE, Meaning.STAGE})
    return Sort.PLAN if named and (strong or _bare_plan(table, columns)) else Sort.NONE


def _bare_plan(table: Table, columns: tuple[Column, ...]) -> bool:
    """A list of titles under a tab that calls itself a plan."""
    known = re.search(
        r"plan|map\b|milestone|action|timeline|計画|計畫|计划|里程碑|行動|スケジュール|ロードマップ|工程",
        plainly(table.tab),
    )
    return bool(known) and not any(column.guessed for column in columns)
