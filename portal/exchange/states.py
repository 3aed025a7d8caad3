"""Reads how far a step is, from words in four languages, symbols, percentages and ticks."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from portal.exchange import german_words as german
from portal.exchange.grid import Cell
from portal.exchange.limits import LONGEST
from portal.exchange.words import pattern, plainly, same_width
from portal.room.words import State

WORDS: tuple[tuple[State, re.Pattern[str]], ...] = (
    (
        State.OPEN,
        pattern(
            r"""
        not (?:yet )?(?:started|done|complete|completed|begun|scheduled|finished); unstarted;
        incomplete; not yet; to ?do; upcoming; planned; scheduled; open; new; pending; queued; future;
        backlog;
        tbd; tbc; not due; next; proposed; reopened; re-opened; 未着手; 未開始; 未开始; 尚未.*; 未完成;
        未完了; 未了; 未実施; 未対応; 未处理; 未處理; 待辦; 待办; 待開始; 待开始; 待處理; 待处理;
        計劃中; 计划中; 予定; これから; 未啟動; 未启动; 待定; 待啟動; 待启动; 预定; 預定; 排程中;
        規劃中; 规划中; 待確認; 待确认; 未定; 保留中?なし
        """,
            german.STATES[State.OPEN],
        ),
    ),
    (
        State.DROPPED,
        pattern(
            r"""
        dropped; cancell?ed; canceled; removed; skipped; withdrawn; abandoned; out of scope;
        not needed; not required; no longer needed; won'?t do; descoped; void; obsolete; 中止; 取消;
        キャンセル; 不要; 取りやめ; 取止め; 放棄; 放弃; 不適用; 不适用; 已取消; 取消了;
        已作廢; 已作废; 作廢; 作废; 見送り;
        対象外; 终止; 終止; 略過; 跳过
        """,
            german.STATES[State.DROPPED],
        ),
    ),
    (
        State.BLOCKED,
        pattern(
            r"""
        blocked; blocked by.*; red; stuck; on hold; hold; held; paused; stalled; waiting; waiting .*;
        awaiting.*; suspended; stopped; blocker; impeded; 停滞; 保留; ブロック; ブロック中; 待ち;
        .{0,6}待ち; 阻塞; 受阻; 卡住; 卡關; 卡关; 暫停; 暂停; 擱置; 搁置; 等待.*; 等.{1,6};
        掛起; 挂起; 停頓; 停顿; 中断;
        中斷; 遇阻; 止まっている; 障害あり; 被阻擋; 停止
        """,
            german.STATES[State.BLOCKED],
        ),
    ),
    (
        State.IN_PROGRESS,
        pattern(
            r"""
        in progress; green; amber; yellow; in-progress; inprogress;
        wip; started; ongoing; on-?going; under ?way; active;
        doing; working(?: on it)?; in review; under review; in flight; in work;
        partial(?:ly)?(?: done| complete)?; in process; begun; on track; at risk; off track; delayed;
        late; overdue; behind; running; in negotiation; reviewing; drafting; current; almost done;
        nearly done; slipping; 進行中; 进行中; 対応中; 実施中; 作業中; 着手; 着手済み?; 着手中; 処理中;
        處理中; 处理中; 執行中; 执行中; 已開始; 已开始; 開始済み?; 審查中; 审查中; 審核中; 审核中;
        レビュー中; 遅れ; 遅延; 延遲; 延迟; 延期; 調整中; 调整中; 確認中; 确认中; 交渉中; 準備中;
        准备中; 推进中; 推進中; 検討中; 仕掛中; 順調; 部分完成; 一部完了; 落後; 落后; 逾期; 辦理中;
        办理中; 評估中; 评估中
        """,
            german.STATES[State.IN_PROGRESS],
        ),
    ),
    (
        State.DONE,
        pattern(
            r"""
        done; complete; completed; finished; closed; achieved; met; delivered; signed; approved;
        accepted; passed; executed; resolved; yes; y; ok; x; v; true; 100 ?%; reached; sent; received;
        won; ready; held; confirmed; 完了; 完了済み?; 済み?; 完成; 已完成; 達成; 达成; 已達成; 已达成;
        終了; 結束; 结束; 已結束; 已结束; 完結; 完结; 完畢; 完毕; 实施済; 実施済み?; 対応済み?; 是;
        はい; 已簽署; 已签署; 已簽; 已签; 結案; 结案;
        已結案; 已结案; 已完結; 已完结; 已核准; 已批准; 已通過; 已通过; 通過; 通过; 合格; 已送出;
        已提交; 承認済み?; 提出済み?; 締結済み?; レ; 済
        """,
            german.STATES[State.DONE],
        ),
    ),
)
NO = {"no", "n", "nein", "false", "否", "いいえ", "未", "-", "0", "☐", "no."}
SYMBOLS = {
    State.DONE: "✓✔☑✅🗹√●◉🟩🎉👍🏁🆗◎💯🟢☒",
    State.IN_PROGRESS: "🔄🔃🔁🟡🟨🚧🏗🔨▶►◐◑◒◓🏃⚙⚠🔵🟦⏩🛠△▲🕒🕐🔜↻⟳♻",
    State.BLOCKED: "⛔🚫🛑🔴🟥❗⏸✋🚨❌✖🔒",
    State.OPEN: "✗✘×☐⬜⚪□○◯⭕⬛▢🔲🔳◻🆕📋💤🗓📅",
    State.DROPPED: "🗑➖⚫❎🙅",
}
HOURGLASS = "⏳⌛"
OPEN_MARKS = SYMBOLS[State.OPEN]
DECORATION = "\ufe0f\ufe0e\u200d"
SYMBOL = re.compile(f"[{re.escape(DECORATION + HOURGLASS + ''.join(SYMBOLS.values()))}]")
PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%")
PERCENT_HEADING = re.compile(r"%|percent|進捗率|進度率|达成率|達成率|完成率|完了率")
SHARE = re.compile(r"(100|\d{1,2}(?:\.\d+)?)")
FRACTION = re.compile(r"(\d{1,3})\s*/\s*(\d{1,3})")
SPLIT = re.compile(r"\s*(?:[-–—:;,(（，；：、。]|\bby\b|\bon\b|\bsince\b|\bper\b)\s*")


@dataclass(frozen=True, slots=True)
class StateReading:
    """The state, and the words of the cell that say more than it (`waiting for legal`)."""

    state: State
    words: str = ""


def is_percent(text: str) -> bool:
    """Whether a heading says that bare numbers below it are percentages."""
    return bool(PERCENT_HEADING.search(plainly(text)))


def read_under(heading: str, cell: Cell, column: Collection[str]) -> StateReading | None:
    """The state of a cell whose heading tells more: `% done` over bare numbers, `完了` over circles."""
    if is_percent(heading) and (share := read_share(cell)):
        return share
    if cell.text.strip() in CIRCLES and _whole(plainly(heading)) is State.DONE:
        return StateReading(State.DONE)
    return read_state(cell, column)


def read_share(cell: Cell) -> StateReading | None:
    """The state that a bare number in a column of percentages tells."""
    found = SHARE.fullmatch(same_width(cell.text)) if len(cell.text) <= LONGEST else None
    return _of_share(float(found[1]) / 100) if found and isinstance(cell.value, str) else None


def read_state(cell: Cell, column: Collection[str] = ()) -> StateReading | None:
    """The state that a cell names; `column` are all texts of its column, which give ⏳ its meaning."""
    if isinstance(cell.value, bool):
        return StateReading(State.DONE if cell.value else State.OPEN)
    if isinstance(cell.value, float):
        return _of_number(cell.value)
    return _of_words(cell, column) if len(cell.text) <= LONGEST else None


def _of_words(cell: Cell, column: Collection[str]) -> StateReading | None:
    text = same_width(cell.text)
    if found := PERCENT.fullmatch(text):
        return _of_share(float(found[1]) / 100)
    if found := FRACTION.fullmatch(text):
        return _of_share(int(found[1]) / int(found[2])) if found[2] != "0" else None
    symbol = _symbol(cell.text, column) if SYMBOL.search(cell.text) else None
    rest = SYMBOL.sub("", text).strip()
    named = _named(rest) if rest else None
    if named:
        return named
    return StateReading(symbol, rest) if symbol else None


@lru_cache(maxsize=5_000)
def _named(text: str) -> StateReading | None:
    words = plainly(text.strip("[]() "))
    if words in NO or not words:
        return StateReading(State.OPEN)
    if state := _whole(words):
        return StateReading(state, text if _says_more(words) else "")
    head = plainly(SPLIT.split(text.strip("[]() "), maxsplit=1)[0])
    if state := _whole(head):
        return StateReading(state, text)
    begin = next(
        (state for state, known in WORDS if (found := known.match(words)) and len(found.group()) > 2), None
    )
    return StateReading(begin, text) if begin and len(words) <= 80 else None


def _whole(words: str) -> State | None:
    return next((state for state, known in WORDS if known.fullmatch(words)), None)


COLOURS = {"green", "amber", "yellow", "red"}
MORE = pattern(
    r"""
    at risk; delayed; late; overdue; behind; slipping; off track; reopened; re-opened; 遅れ; 遅延;
    延遲; 延迟; 延期; 落後; 落后; 逾期
    """
)
AWAITED = re.compile(r"(?:waiting|awaiting|blocked by) .+|.+待ち|等待.+")
CIRCLES = "○◯⭕"


def _says_more(words: str) -> bool:
    return words in COLOURS or bool(MORE.search(words)) or bool(AWAITED.fullmatch(words))


def _of_number(value: float) -> StateReading | None:
    if 0 <= value <= 1:
        return _of_share(value)
    return _of_share(value / 100) if 1 < value <= 100 else None


def _of_share(share: float) -> StateReading:
    if share >= 1:
        return StateReading(State.DONE)
    return StateReading(State.IN_PROGRESS if share > 0 else State.OPEN)


def _circles_are_done(column: Collection[str]) -> bool:
    """Beside crosses and triangles a circle is a tick."""
    return any(mark in other for other in column for mark in "×△")


def _symbol(text: str, column: Collection[str]) -> State | None:
    for character in text:
        if character in HOURGLASS:
            return (
                State.IN_PROGRESS
                if any(mark in other for other in column for mark in OPEN_MARKS)
                else State.OPEN
            )
        if character in CIRCLES and _circles_are_done(column):
            return State.DONE
        for state, marks in SYMBOLS.items():
            if character in marks:
                return state
    return None
