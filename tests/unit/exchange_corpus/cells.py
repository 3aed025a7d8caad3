"""Which cells of a sheet carry words of their own, found without the product's reader."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl

from tests.sheets.make import tabs_of

SIDES = """none client supplier start due us our them both shared customer buyer seller vendor ours
双方 雙方 弊社 貴社 お客様 客戶 客户 我方 我們 貴公司 甲方 乙方 甲乙双方 当社 ベンダー 顧客 廠商 營業 営業
買方 供应商 両社 kunde anbieter wir beide deliver review drive respond build validate arrange attend"""
STATES = """done complete completed closed open started underway blocked cancelled dropped wip active yes no x
planned tbd weekly task
毎週 每週 每兩週 每周 完了 済 着手 未着手 進行中 対応中 保留
已完成 未開始 受阻 进行中 未开始 已取消 完成 延期受阻
pending todo erledigt offen 未
true false ○ △ × ☑ — ✓ ✔ ✅ ⏳ 🔄 ⬜ ☐ ⛔ ❌ 🟡 进行中🔄 waiting"""
PHRASES = {"in progress", "in arbeit", "not started", "to do", "on track", "not yet", "on hold"}
HEADINGS = {"risk", "risks", "probability", "impact", "mitigation"}
WORDS = {*SIDES.split(), *STATES.split(), *PHRASES, *HEADINGS}
MONTHS = "jan(?:uary)?|feb|mar(?:ch)?|apr|may|ju[nl]|aug|sep|oct|nov|dec(?:ember)?"
DAYS = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?"
SINGLE = re.compile(
    rf"""[\d\s.,:/%\#+–-]*                                 # numbers, dates, shares
    | \[date\s*(\+\s*\d+(\s(weeks?|days))?)?\] | [td]\s*[+-]\s*\d+ | day\s\d+ | [a-z]{{1,2}}-?\d{{1,2}}
    | (eod\s)?({DAYS},?\s)?(\d{{1,2}}[\s-])?({MONTHS})([\s-]\d{{1,2}}(st|th|-\d+)?)?(,?[\s-]\d{{4}})?
    | (eod\s)?{DAYS}\s\d{{1,2}}/\d{{1,2}}/\d{{2,4}} | (every\s)?{DAYS} | 每[週周][三四] | 第六周
    | r\d\.\d+\.\d+ | [a-z]-\d\s\+\s\dd
    | \[日期(\+\d+)?\]
    | (mid|late|end\ of)\s({MONTHS})(\s\d{{4}})? | end\ of\ q\d | w\d+-w\d+
    | [qh]\d(\s\d{{4}})? | week\s[a-z]+
    | (after|steps?)\s\d+ | \d\ \+\ \d\ days | half\ a\ day | 1\ week\ \+\ 2\ days | two\ weeks | 1\ wk
    | \d+\s?(fs|ss|ff|sf)(\+\d+\s?(d|days?))?
    | ((令和|民國)?\d{{1,4}}年)?\d+月\d+日([(（].[)）])? | \d+/\d+[(（].[)）] | \d+/\d+[～-]\d+/\d+
    | days? | weeks? | (weeks?|wk)?\s*\d+(\s?[-–]\s?\d+)?\s*(d|w|weeks?|days?|business\ days|working\ days)?
    | 第?\d+([-–～〜~]第?\d+)?\s*(週目?|周|[個个]?工作[天日]|天|営業日|週間|週間)
    | 第\d+[週周][-～~]第\d+[週周]
    """,
    re.VERBOSE | re.IGNORECASE,
)
PIECES = re.compile(
    r"""\s*(?:[/／()（）＋&;、,・<>→] | \+(?!\s*\d) | :\s | -> | \s[-–]\s | (?<=[✅🔄🟡⬜⛔❌])\s | (?<!客)様
    | ^顧客 | ^客[户戶](?=[^（(]) | ^甲方 | [－；] | (?<=✓)\s
    | \b(?:and|to|after|our|their|buyer(?:'s)?|customer|vendor|joint|was|orig\.|moved\ from|done
        |week\ ending)(?:\b|(?<=\.)))\s*""",
    re.VERBOSE | re.IGNORECASE,
)
SOURCES = Path(__file__).parents[2] / "sheets" / "sources"
Row = list[str]


def telling_words(path: Path) -> Iterator[str]:
    """Every text below or above the header that is no date, number, state, side or id."""
    for rows in tabs(path):
        header = header_row(rows)
        above = rows[header - 1] if header else []
        headings = [rows[header]] + ([above] if sum(map(bool, above)) > 2 else [])
        for row in rows:
            if row not in headings:
                yield from (cell for cell in row if not is_interpreted(cell))


def is_interpreted(cell: str) -> bool:
    """Whether the reader may turn the cell into a value and keep none of its words."""
    whole = cell.strip().lower()
    return is_single(whole) or all(is_single(piece) for piece in PIECES.split(whole))


def is_single(text: str) -> bool:
    """One value: a date, a duration, a number, an id, a state or a side."""
    return text in WORDS or SINGLE.fullmatch(text) is not None


def header_row(rows: list[Row]) -> int:
    """The first row with as many cells filled as any."""
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows]
    return filled.index(max(filled))


def tabs(path: Path) -> Iterator[list[Row]]:
    """The rows of each tab as text; numbers and real dates are left out."""
    if path.suffix == ".ods":
        notation = (SOURCES / f"{path.name}.txt").read_text(encoding="utf-8")
        for _, lines in tabs_of(notation):
            yield [["" if cell.startswith("{") else cell for cell in line.split("|")] for line in lines]
    elif path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path, data_only=True)
        for tab in book.worksheets:
            yield [[c if isinstance(c, str) else "" for c in row] for row in tab.iter_rows(values_only=True)]
    else:
        yield delimited(path)


def delimited(path: Path) -> list[Row]:
    """The rows of a text sheet, from its readable source where it has one."""
    source = SOURCES / path.name
    text = (source if source.exists() else path).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line]
    marks = (mark for mark in "\t|;," if sum(mark in line for line in lines) > 0.8 * len(lines))
    return list(csv.reader(io.StringIO(text), delimiter=next(marks, ",")))
