"""Tells recurring meetings (`Weekly sync`, `隔週定例`) from steps."""

from __future__ import annotations

import re

from portal.exchange.words import pattern, plainly
from portal.room.words import Rhythm

BIWEEKLY = pattern(
    r"""
    bi-?weekly; fortnightly; every (?:two|2|other|second) weeks?; every 2nd week;
    every other (?:mon|tues|wednes|thurs|fri)day; 隔週; 隔周; 隔週次; 雙週; 双周; 每兩週; 每两周;
    兩週一次; 两周一次; 二週間ごと; 2週間ごと; 2週間に1回; 雙周; 每2週; 每2周; 每二週; 每二周;
    (?:zwei|14-?)wöchentlich.*; alle (?:zwei|2) wochen; 14-?tägig.*
    """
)
WEEKLY = pattern(
    r"""
    weekly; every week; each week; once a week; per week; every (?:mon|tues|wednes|thurs|fri)day;
    (?:mon|tues|wednes|thurs|fri)days; each (?:mon|tues|wednes|thurs|fri)day; 毎週; 週次; 每週; 每周;
    週例; 周例; 週會; 周会; 周會; 週会; 例週; 週1回; 週一次; 一周一次; 每星期; 每礼拜; 每個星期;
    ウィークリー; 週報; wöchentlich.*; jede woche
    """
)
MONTHLY = pattern(
    r"""
    monthly; every month; each month; once a month; 毎月; 月次; 每月; 每個月; 每个月; 月例; 月會; 月会;
    マンスリー; monatlich.*; jeden monat
    """
)
OTHER = pattern(
    r"""
    recurring; standing; regular; regularly; daily; quarterly; every day; 定例; 例會; 例会; 定期; 毎日;
    每日; 每天; 每季; 四半期ごと
    """
)
MEETING = pattern(
    r"""
    sync; syncs; sync-?up; meetings?; calls?; check-?ins?; check-?points?; cadence; stand-?ups?;
    touch-?base; touch-?points?; catch-?ups?; reviews?; status; updates?; connect; huddle; 1:1;
    steerco; steering; 定例; 会議; ミーティング; mtg; 打ち合わせ; 打合せ; 会; 會議; 会议; 例會; 例会;
    同步; 進度; 进度; 溝通; 沟通; 對齊; 对齐; チェックイン; 検討; 週會; 周会; 周會; 月會; 月会;
    qbrs?; working sessions?; office hours?; レビュー; 追蹤; 追踪; 会合; 連絡会; 共有;
    jour fixe; regeltermin; abstimmung; besprechung
    """
)
SETTING_UP = re.compile(
    r"^(?:set ?up|schedule|agree|book|establish|define|confirm|arrange|plan|start|kick ?off|"
    r"propose|decide|create|launch|organi[sz]e)\b"
    r"|設定$|を設定|を決|の合意|建立|安排|確定|确定|約定|约定|設定する"
)
ANY_RHYTHM = ((Rhythm.BIWEEKLY, BIWEEKLY), (Rhythm.WEEKLY, WEEKLY), (Rhythm.MONTHLY, MONTHLY))


def recurring_title(title: str) -> Rhythm | None:
    """The rhythm of a recurring meeting; None for a step, also for one that sets such a meeting up."""
    words = plainly(title)
    if SETTING_UP.search(words) or not MEETING.search(words):
        return None
    return _rhythm(words)


def recurring_time(text: str) -> Rhythm | None:
    """The rhythm in a cell that should hold a date: `every Tuesday`, `weekly`, `毎週火曜`."""
    words = plainly(text)
    return _rhythm(words) if len(words) <= 60 else None


def _rhythm(words: str) -> Rhythm | None:
    for rhythm, known in ANY_RHYTHM:
        if known.search(words):
            return rhythm
    return Rhythm.NONE if OTHER.search(words) else None
