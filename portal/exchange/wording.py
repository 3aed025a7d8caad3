"""Finds titles that say what the seller does, and offers words for what the buyer achieves by it."""

from __future__ import annotations

import re

from portal.exchange.draft import Action, Draft, Milestone
from portal.exchange.wording_tables import (
    BUYING,
    ENGLISH,
    JAPANESE,
    SELLING,
    SIMPLIFIED,
    TRADITIONAL,
    Wording,
)

OUTCOME = re.compile(
    r"\b(?:delivered|sent|presented|submitted|shared|provided|completed?|done)$|(?:完了|完成|済み?)$",
    re.IGNORECASE,
)
KANA = re.compile(r"[\u3040-\u30ff]")
HAN = re.compile(r"[\u3400-\u9fff]")
ONLY_TRADITIONAL = re.compile(r"[報價團隊資訊請購審簽約導啟動確認範圍驗證訪談條與無發會議準備說明戶標]")
ONLY_SIMPLIFIED = re.compile(r"[报价团队资讯请购审签约导启动确认范围验证访谈条与无发会议准备说明户标]")


def is_seller_worded(title: str) -> bool:
    """Whether a title says what the seller delivers rather than what the buyer achieves."""
    return bool(SELLING.search(title)) and not BUYING.search(title)


def rewordings(draft: Draft) -> list[dict[str, str]]:
    """For each seller-worded milestone, or action worded as an outcome, `{step, from, to}`."""
    offers: list[dict[str, str]] = []
    outcomes = tuple(action for action in draft.actions if OUTCOME.search(action.title))
    steps: tuple[Milestone | Action, ...] = (*draft.milestones, *outcomes)
    for step in steps:
        offered = reworded(step, {offer["to"] for offer in offers}) if is_seller_worded(step.title) else None
        if offered:
            offers.append({"step": step.id, "from": step.title, "to": offered})
    return offers


def reworded(step: Milestone | Action, taken: set[str]) -> str | None:
    """A buyer's wording for the step's title that no other step has been offered; None when nothing fits."""
    return next(
        (
            wording
            for known, wording in _table(step.title)
            if known.search(step.title) and wording not in taken
        ),
        None,
    )


def _table(title: str) -> tuple[Wording, ...]:
    if KANA.search(title):
        return JAPANESE
    if not HAN.search(title):
        return ENGLISH
    traditional, simplified = (
        len(_only(ONLY_TRADITIONAL, ONLY_SIMPLIFIED, title)),
        len(_only(ONLY_SIMPLIFIED, ONLY_TRADITIONAL, title)),
    )
    if traditional == simplified:
        return JAPANESE if re.search(r"見積|提案書|検", title) else TRADITIONAL
    return TRADITIONAL if traditional > simplified else SIMPLIFIED


def _only(these: re.Pattern[str], others: re.Pattern[str], title: str) -> list[str]:
    """The characters of one script's list that the other's does not have."""
    return [character for character in these.findall(title) if not others.match(character)]
