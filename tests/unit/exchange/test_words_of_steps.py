"""Kinds of steps, recurring meetings and reasons, told by their words."""

import pytest

from portal.exchange.kinds import kind_of
from portal.exchange.reasons import reason_of
from portal.exchange.recurring import recurring_title
from portal.exchange.wording import is_seller_worded

KINDS = {
    "Security review done": "security",
    "Contract Execution & Kickoff": "signature",
    "Executive Approval & Contract Execution": "signature",
    "Sign NDA": "legal",
    "Legal, Security & Procurement": "legal",
    "CFO approves budget": "approval",
    "Procurement PO issuance": "procurement",
    "Discovery & Fit Validation": "discovery",
    "Commercial Terms Agreed": "commercial",
    "Kickoff scheduled": "kickoff",
    "セキュリティ審査": "security",
    "契約締結": "signature",
    "法務審閱": "legal",
    "主管核准預算": "approval",
    "合同签署": "signature",
    "Party": "other",
}


@pytest.mark.parametrize(("title", "kind"), KINDS.items())
def test_the_kind_is_told_by_the_title(title, kind):
    assert kind_of(title) == kind


RHYTHMS = {
    "Weekly sync": "weekly",
    "Biweekly steering call": "biweekly",
    "Monthly executive review": "monthly",
    "週次定例会議": "weekly",
    "隔週定例": "biweekly",
    "每週例會": "weekly",
    "周会": "weekly",
    "Set up weekly sync": None,
    "Weekly usage report": None,
    "Demo": None,
}


@pytest.mark.parametrize(("title", "rhythm"), RHYTHMS.items())
def test_a_meeting_that_recurs_is_told_from_a_step(title, rhythm):
    assert recurring_title(title) == rhythm


REASONS = {
    "CISO travelling": "person_unavailable",
    "担当者出張": "person_unavailable",
    "POC failed on the first try": "test_failed",
    "over budget": "over_budget",
    "waiting for the DPA": "legal_terms",
    "pricing approval took longer": "approval_held",
    "需求變更": "requirement_changed",
    "needs a custom connector": "customisation_needed",
    "board meeting moved": "meeting_moved",
    "found a quicker way": "faster_way",
    "procurement queue": "procurement_process",
    "year-end freeze": "other_priority",
    "our side was not ready": "seller_not_ready",
    "typhoon": None,
}


@pytest.mark.parametrize(("words", "reason"), REASONS.items())
def test_a_reason_is_told_where_its_words_are_clear(words, reason):
    assert reason_of(words) == reason


@pytest.mark.parametrize("title", ["Demo delivered", "Send proposal", "提交報價", "デモ実施", "方案演示"])
def test_a_title_may_be_worded_for_the_seller(title):
    assert is_seller_worded(title)


@pytest.mark.parametrize(
    "title", ["Team confirms the fit", "Budget approved", "お客様が提案を承認", "客戶確認方案"]
)
def test_a_title_may_be_worded_for_the_buyer(title):
    assert not is_seller_worded(title)
