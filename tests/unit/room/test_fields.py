"""What requests accept: limits and forms of text, ids, days and addresses."""

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from portal.room.deeds import DEEDS

STEP = "00000000-0000-4000-8000-000000000001"


def parsed(deed: str, **args: Any) -> Any:
    return DEEDS[deed].request.model_validate(args)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Sign  ", "Sign"),
        ("Sign\nthe\tcontract", "Sign the contract"),
        ("稟議　承認", "稟議　承認"),
        ("a" * 200, "a" * 200),
        ("👩‍👩‍👧 onboarding", "👩‍👩‍👧 onboarding"),
        ("Sign \u202egnp\u2069.exe", "Sign gnp.exe"),
        ("\u202e Sign", "Sign"),
        ("\u200fחתימה", "\u200fחתימה"),
    ],
)
def test_a_title_is_one_line(typed: str, kept: str) -> None:
    assert parsed("add_action", title=typed).title == kept


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "\u200b\u2060", "a" * 201, "a\x00b", "a\x1bb", "\ud800", "\u202e", "\u3164\u2800", "\uffa0"],
)
def test_a_title_that_is_blank_too_long_or_not_text_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        parsed("add_action", title=typed)


def test_words_keep_their_lines_however_the_machine_ends_them() -> None:
    assert parsed("add_comment", step_id=STEP, words="one\r\ntwo\n").words == "one\ntwo"


@pytest.mark.parametrize("typed", ["\u200b", " \u3000 ", ""])
def test_words_that_nobody_can_see_are_none(typed: str) -> None:
    assert parsed("send_back_action", step_id=STEP, round=1, reason=typed).reason == ""
    with pytest.raises(ValidationError):
        parsed("add_comment", step_id=STEP, words=typed)


@pytest.mark.parametrize(
    ("deed", "args"),
    [
        ("add_comment", {"step_id": STEP, "words": "a" * 4001}),
        ("start_action", {"step_id": STEP.replace("1", "A")}),
        ("start_action", {"step_id": "1"}),
        ("start_action", {"step_id": STEP, "more": 1}),
        ("complete_action", {"step_id": STEP, "round": 0}),
        ("complete_action", {"step_id": STEP, "round": 1, "finished": "1066-10-14"}),
        ("add_evidence", {"step_id": STEP, "title": "x", "url": "javascript:alert(1)"}),
        ("add_evidence", {"step_id": STEP, "title": "x", "url": "https://a.example/" + "a" * 2000}),
        ("add_evidence", {"step_id": STEP, "title": "x", "url": "https://"}),
        ("add_evidence", {"step_id": STEP, "title": "x", "url": "https://:443/x"}),
        ("add_evidence", {"step_id": STEP, "title": "x", "url": "http://[::1"}),
        ("add_evidence", {"step_id": STEP, "title": "x", "url": "https://a.example/ https://b.example"}),
        ("add_evidence", {"step_id": STEP, "title": "x", "url": "https://a.example/\nb"}),
        ("add_evidence", {"step_id": STEP, "title": "x", "url": "https://a.example/\u2028b"}),
        ("name_stakeholder", {"party": STEP, "email": "no address"}),
        ("edit_room", {"set": {"zone": "Mars/Olympus"}, "was": {"zone": "UTC"}}),
        ("edit_room", {"set": {"zone": "localtime"}, "was": {"zone": "UTC"}}),
        ("log_risk", {"title": "x", "probability": 6, "impact": 1}),
        ("link_steps", {"predecessor": STEP, "successor": STEP, "lag": -1}),
        ("complete_action", {"step_id": STEP, "round": True}),
        ("complete_action", {"step_id": STEP, "round": "1"}),
        ("complete_action", {"step_id": STEP, "round": 1, "finished": "2026-11-02T00:00:00"}),
        ("complete_action", {"step_id": STEP, "round": 1, "finished": 1_793_577_600}),
        ("complete_action", {"step_id": STEP, "round": 1, "finished": datetime(2026, 11, 2, tzinfo=UTC)}),
        ("log_risk", {"title": "x", "probability": "5", "impact": 1}),
        ("link_steps", {"predecessor": STEP, "successor": STEP, "lag": True}),
        ("add_action", {"title": "x", "due": "٢٠٢٦-11-02"}),
    ],
)
def test_a_request_of_another_form_is_refused(deed: str, args: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        parsed(deed, **args)


@pytest.mark.parametrize("deed", DEEDS)
def test_every_deed_says_what_it_does(deed: str) -> None:
    assert DEEDS[deed].doc.endswith(".")
    assert DEEDS[deed].kind.count(".") == 1
