"""A day in the seeded room on which everything is done that can be done there, each thing once at least."""

from collections.abc import Callable
from datetime import date
from typing import Any

from portal.room.positions import ordered
from portal.room.rows import Criterion, DateChange, Evidence, Measure, Milestone, Row
from tests.rooms import Scene

Args = Callable[[Scene], dict[str, Any]]
UNDONE = "the command before"


def _edit(row: Any, id: str = "", **wished: Any) -> dict[str, Any]:
    named = {id: row.id} if id else {}
    return {"set": wished, "was": {name: getattr(row, name) for name in wished}} | named


def _step(title: str, /, **more: Any) -> Args:
    return lambda scene: {"step_id": scene.step(title).id} | more


def _last(kind: type[Row]) -> Callable[[Scene], Any]:
    return lambda scene: max(scene.room.rows(kind), key=lambda row: (getattr(row, "position", 0), row.id))


def _first(scene: Scene) -> Milestone:
    return ordered(scene.room.rows(Milestone))[0]


def _pair(scene: Scene, **more: Any) -> dict[str, Any]:
    two = {"predecessor": scene.step("Run the pilot").id, "successor": scene.step("Kick-off is held").id}
    return two | more


def _card(scene: Scene, name: str) -> str:
    return scene.person(name).id


def _criterion(scene: Scene) -> Criterion:
    return scene.criterion("Nobody asks twice")


def _evidence(scene: Scene, title: str) -> str:
    return next(row.id for row in scene.room.rows(Evidence) if row.title == title)


DAY: list[tuple[str, str, Args]] = [
    ("Eli", "unblock_action", _step("Answer the security questions")),
    ("Eli", "block_action", _step("Answer the security questions", obstacle="Legal is away")),
    ("Eli", "complete_action", _step("Answer the security questions", round=1)),
    ("Eli", "undo", lambda _: {"command_id": UNDONE}),
    ("Eli", "complete_action", _step("Answer the security questions", round=1, finished="2026-11-02")),
    ("Eli", "untick_action", _step("Answer the security questions", round=1)),
    ("Eli", "block_action", _step("Answer the security questions", obstacle="Legal is ill")),
    ("Eli", "complete_action", _step("Answer the security questions", round=1)),
    ("Eli", "untick_action", _step("Answer the security questions", round=1, tick=UNDONE)),
    ("Eli", "complete_action", _step("Answer the security questions", round=1)),
    ("Ada", "send_back_action", _step("Answer the security questions", round=1, reason="Page 3 is empty")),
    ("Dan", "reopen_action", _step("Show a reference customer", round=1)),
    ("Dan", "start_action", _step("Show a reference customer")),
    ("Cy", "add_comment", _step("Run the pilot", words="Legal asks for the annex")),
    ("Bo", "add_evidence", _step("Run the pilot", title="Result", url="https://contoso.example/r")),
    ("Bo", "remove_evidence", lambda s: {"evidence_id": _evidence(s, "Result")}),
    ("Bo", "add_milestone", lambda s: {"title": "Teams are trained", "after": _first(s).id}),
    ("Bo", "add_action", lambda s: {"title": "Book the room", "milestone": _first(s).id, "side": "buyer"}),
    ("Ada", "add_action", lambda _: {"title": "Send the slides", "side": "seller"}),
    ("Bo", "edit_step", lambda s: _edit(s.step("Book the room"), "step_id", note="Six seats, 会議室")),
    ("Bo", "assign_step", lambda s: _edit(s.step("Book the room"), "step_id", buyer_owner=_card(s, "Eli"))),
    ("Ada", "schedule_step", lambda s: _edit(s.step("Sign the contract"), "step_id", due=date(2026, 12, 21))),
    ("Ada", "explain_date_change", lambda s: _edit(_last(DateChange)(s), "date_change_id", words="Holidays")),
    ("Bo", "move_action", lambda s: {"step_id": s.step("Book the room").id, "milestone": None}),
    ("Bo", "move_milestone", lambda s: {"step_id": s.step("Teams are trained").id, "after": None}),
    ("Bo", "drop_action", _step("Book the room", reason="The old one is free")),
    ("Bo", "link_steps", lambda s: _pair(s, lag=3)),
    ("Bo", "link_steps", lambda s: _pair(s, lag=1)),
    ("Bo", "unlink_steps", _pair),
    ("Bo", "add_criterion", lambda _: {"words": "Nobody asks twice"}),
    ("Bo", "edit_criterion", lambda s: _edit(_criterion(s), "criterion_id", met=True)),
    ("Bo", "remove_criterion", lambda s: {"criterion_id": _criterion(s).id}),
    ("Bo", "add_measure", lambda _: {"name": "Days to decide", "from_value": "9", "to_value": "4"}),
    ("Bo", "edit_measure", lambda s: _edit(_last(Measure)(s), "measure_id", to_value="3")),
    ("Bo", "remove_measure", lambda s: {"measure_id": _last(Measure)(s).id}),
    ("Bo", "edit_story", lambda s: _edit(s.room.story, outcome="Claims in four days")),
    ("Bo", "edit_goal", lambda s: _edit(s.room.story, buyer_goal="Calm autumn")),
    ("Ada", "edit_risk", lambda s: _edit(s.risk("Budget frozen"), "risk_id", probability=2)),
    ("Dan", "log_risk", lambda _: {"title": "Holidays", "probability": 2, "impact": 2}),
    ("Bo", "name_stakeholder", lambda s: {"party": s.person("Bo").party, "name": "Hana", "title": "CFO"}),
    ("Bo", "edit_stakeholder", lambda s: _edit(s.person("Hana"), "stakeholder_id", title="Counsel")),
    ("Bo", "remove_stakeholder", lambda s: {"stakeholder_id": _card(s, "Hana")}),
    ("Eli", "set_availability", lambda s: _edit(s.person("Eli"), "stakeholder_id", away_note="Ski")),
    ("Bo", "change_role", lambda s: {"stakeholder_id": _card(s, "Cy"), "role": "contributor"}),
    ("Bo", "change_role", lambda s: {"stakeholder_id": _card(s, "Cy"), "role": "viewer"}),
    ("Bo", "add_party", lambda _: {"side": "buyer", "name": "Weber Law"}),
    ("Bo", "edit_party", lambda s: _edit(s.company("Weber Law"), "party_id", domain="weber.example")),
    ("Bo", "edit_room", lambda s: _edit(s.room.about, name="Claims in four days")),
    ("Bo", "close_room", lambda _: {"outcome": "won"}),
    ("Ada", "reopen_room", lambda _: {}),
]  # fmt: skip
