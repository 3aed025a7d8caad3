"""The comparison tells every difference in a sentence, and is silent when there is none."""

import copy
from typing import Any

import pytest

from tests.unit.exchange_corpus.expectation import differences
from tests.unit.exchange_corpus.shape import misshapen

EXPECT: dict[str, Any] = {
    "milestones": [
        {"title": "Security review", "side": "buyer", "due": "2026-12-11", "owners": [{"name": "Li Wei"}]},
        {"title": "Signature", "state": {"oneOf": ["open", "in_progress"]}},
    ],
    "dependencies": [["Security review", "Signature"]],
    "dateChanges": [{"step": "Security review", "from": "2026-12-08", "to": "2026-12-11", "words": "ill"}],
    "private": [{"row": 2, "column": "ARR", "text": "240000"}],
    "publicNever": ["240"],
    "kept": ["sent"],
}


def step(number: int, title: str, **fields: Any) -> dict[str, Any]:
    """A milestone as the contract shows it."""
    told = {"side": "both", "owners": [], "state": "open", "note": "", "tab": "plan", "row": number + 1}
    dates = dict.fromkeys(("start", "due", "baselineDue", "finished"))
    return {"id": f"m{number}", "title": title, "kind": "other", **dates, **told, **fields}


@pytest.fixture
def result() -> dict[str, Any]:
    review = {"side": "buyer", "due": "2026-12-11", "owners": ["s1"], "note": "report sent"}
    return {
        "source": {},
        "milestones": [step(1, "Security review", **review), step(2, "Signature")],
        "actions": [],
        "dependencies": [{"from": "m1", "to": "m2", "lag": 0}],
        "stakeholders": [{"id": "s1", "name": "Li Wei", "title": "", "side": "buyer", "email": None}],
        "dateChanges": [
            {"step": "m1", "from": "2026-12-08", "to": "2026-12-11", "reason": None, "words": "ill"}
        ],
        "risks": [],
        "checkin": None,
        "private": [{"tab": "plan", "row": 2, "column": "ARR", "text": "240,000"}],
        "notUnderstood": [],
        "warnings": [],
    }


def test_a_plan_read_rightly_has_no_differences(result: dict[str, Any]) -> None:
    assert differences(EXPECT, result) == []
    assert misshapen(result) == []


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        (("milestones", 0, "due"), "2026-12-14", "due is '2026-12-14', expected '2026-12-11'"),
        (("milestones", 0, "owners"), [], "its owners are []"),
        (("milestones", 1, "state"), "done", "state is 'done', expected 'open' or 'in_progress'"),
        (("milestones", 1, "title"), "Signed", "The milestones lack ['Signature']"),
        (("dependencies",), [], "Dependencies: [('Security review', 'Signature')] missing"),
        (("dateChanges", 0, "words"), "late", "words is 'late', expected 'ill'"),
        (("private",), [], "private lacks"),
        (("milestones", 1, "note"), "ARR 240", "Disclosed: '240'"),
        (("milestones", 0, "note"), "", "Lost: 'sent'"),
        (("warnings",), [{"code": "no_buyer_actions"}], "Warned 'no_buyer_actions' without cause"),
    ],
)
def test_a_difference_is_told_in_a_sentence(
    result: dict[str, Any], path: tuple[str | int, ...], value: Any, sentence: str
) -> None:
    wrong = copy.deepcopy(result)
    place: Any = wrong
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value

    assert any(sentence in told for told in differences(EXPECT, wrong))
