"""The permission table against the real answers: all deeds, relations, sides and roles."""

from collections.abc import Callable
from typing import Any

import pytest

from portal.core.errors import NotAllowed, Refusal
from portal.room.member import Member
from portal.room.permissions import PERMISSIONS, RANK
from portal.room.rows import About, Criterion, DateChange, Evidence, Measure, Risk, Step, Story
from portal.room.words import Role, Side
from tests.rooms import Scene, example_scene

SCENE = example_scene()
STEPS = {Side.BUYER: "Run the pilot", Side.SELLER: "Send the questionnaire", Side.BOTH: "Sign the contract"}
ALONE = "Kick-off is held"
LEADS = {Side.BUYER: "Bo", Side.SELLER: "Ada"}
COLUMNS = ("own", "shared", "other", "milestone")
SAME: dict[str, Any] = {"set": {"kind": "legal"}, "was": {"kind": "other"}}
OWNERS: dict[str, Any] = {"set": {"buyer_owner": None}, "was": {"buyer_owner": None}}
DATES: dict[str, Any] = {"set": {"start": None}, "was": {"start": None}}

ON_STEPS: dict[str, Callable[[Step], dict[str, Any]]] = {
    "complete_action": lambda s: {"step_id": s.id, "round": s.round},
    "untick_action": lambda s: {"step_id": s.id, "round": s.round},
    "start_action": lambda s: {"step_id": s.id},
    "block_action": lambda s: {"step_id": s.id, "obstacle": "No badge"},
    "unblock_action": lambda s: {"step_id": s.id},
    "reopen_action": lambda s: {"step_id": s.id, "round": s.round},
    "send_back_action": lambda s: {"step_id": s.id, "round": s.round, "reason": "Unreadable"},
    "add_evidence": lambda s: {"step_id": s.id, "title": "Report", "url": "https://a.example"},
    "move_action": lambda s: {"step_id": s.id, "milestone": None},
    "drop_action": lambda s: {"step_id": s.id},
    "edit_step": lambda s: {"step_id": s.id} | SAME,
    "assign_step": lambda s: {"step_id": s.id} | OWNERS,
    "move_milestone": lambda s: {"step_id": s.id},
    "schedule_step": lambda s: {"step_id": s.id} | DATES,
}
NEW_STEPS = ("add_action", "add_milestone")

IN_ROOM: dict[str, Callable[[Scene, Side], dict[str, Any]]] = {
    "explain_date_change": lambda s, _: {"date_change_id": _first(s, DateChange), "set": {}, "was": {}},
    "add_criterion": lambda s, _: {"words": "Signed"},
    "edit_criterion": lambda s, _: {"criterion_id": _first(s, Criterion), "set": {}, "was": {}},
    "remove_criterion": lambda s, _: {"criterion_id": _first(s, Criterion)},
    "link_steps": lambda s, _: {"predecessor": s.step("Run the pilot").id, "successor": s.step(ALONE).id},
    "unlink_steps": lambda s, _: {"predecessor": s.step("Run the pilot").id, "successor": s.step(ALONE).id},
    "log_risk": lambda s, _: {"title": "Strike", "probability": 1, "impact": 1},
    "edit_risk": lambda s, _: {"risk_id": _first(s, Risk), "set": {}, "was": {}},
    "add_comment": lambda s, _: {"step_id": s.step(ALONE).id, "words": "When?"},
    "edit_story": lambda s, _: {"set": {"outcome": "New"}, "was": {"outcome": s.only(Story).outcome}},
    "add_measure": lambda s, _: {"name": "Returns"},
    "edit_measure": lambda s, _: {"measure_id": _first(s, Measure), "set": {}, "was": {}},
    "remove_measure": lambda s, _: {"measure_id": _first(s, Measure)},
    "edit_goal": lambda s, side: {"set": {f"{side}_goal": "x"}, "was": {f"{side}_goal": _goal(s, side)}},
    "name_stakeholder": lambda s, _: {"party": s.company("Contoso").id, "title": "CFO"},
    "edit_stakeholder": lambda s, _: {"stakeholder_id": s.person("Finn").id, "set": {}, "was": {}},
    "set_availability": lambda s, _: {"stakeholder_id": s.person("Finn").id, "set": {}, "was": {}},
    "remove_stakeholder": lambda s, side: {"stakeholder_id": _unjoined(s, side)},
    "change_role": lambda s, side: {"stakeholder_id": _unjoined(s, side), "role": "viewer"},
    "add_party": lambda s, side: {"side": side, "name": "Fabrikam"},
    "edit_party": lambda s, side: {"party_id": _company(s, side), "set": {}, "was": {}},
    "edit_room": lambda s, _: {"set": {"name": "New"}, "was": {"name": s.only(About).name}},
    "close_room": lambda s, _: {"outcome": "won"},
    "reopen_room": lambda s, _: {},
}
ELSEWHERE = {"undo", "join_room", "remove_evidence", "share_cell"}


def test_every_deed_of_the_table_is_tried() -> None:
    assert ON_STEPS.keys() | IN_ROOM.keys() | set(NEW_STEPS) | ELSEWHERE == PERMISSIONS.keys()


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("side", [Side.BUYER, Side.SELLER])
@pytest.mark.parametrize("deed", ON_STEPS)
def test_deeds_on_steps_answer_as_the_table_says(deed: str, side: Side, role: Role) -> None:
    for step in _targets(deed):
        expected = _expected(deed, _column(deed, step, side), role)
        assert _is_allowed(_member(side, role), deed, ON_STEPS[deed](step)) == expected


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("side", [Side.BUYER, Side.SELLER])
@pytest.mark.parametrize("promised", Side)
@pytest.mark.parametrize("deed", NEW_STEPS)
def test_new_steps_are_allowed_as_the_table_says(deed: str, promised: Side, side: Side, role: Role) -> None:
    column = "milestone" if deed == "add_milestone" else _relation(promised, side)

    args = {"title": "New", "side": promised}
    assert _is_allowed(_member(side, role), deed, args) == _expected(deed, column, role)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("side", [Side.BUYER, Side.SELLER])
@pytest.mark.parametrize("deed", IN_ROOM)
def test_deeds_of_the_room_answer_as_the_table_says(deed: str, side: Side, role: Role) -> None:
    wishes_story = deed in ("edit_story", "add_measure", "edit_measure", "remove_measure")
    expected = _expected(deed, "room", role) and not (wishes_story and side is Side.SELLER)

    assert _is_allowed(_member(side, role), deed, IN_ROOM[deed](SCENE, side)) == expected


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("side", [Side.BUYER, Side.SELLER])
def test_evidence_of_a_shared_step_is_removed_by_whoever_works_on_it(side: Side, role: Role) -> None:
    args = {"evidence_id": SCENE.only(Evidence).id}

    expected = _expected("remove_evidence", "shared", role)
    assert _is_allowed(_member(side, role), "remove_evidence", args) == expected


@pytest.mark.parametrize("deed", PERMISSIONS)
def test_a_higher_role_may_all_that_a_lower_one_may(deed: str) -> None:
    for column in (*COLUMNS, "room"):
        allowed = [_expected(deed, column, role) for role in sorted(Role, key=lambda role: RANK[role])]
        assert allowed == sorted(allowed)


def _is_allowed(member: Member, deed: str, args: dict[str, Any]) -> bool:
    """Whether side and role were no reason to refuse; the room may have had others."""
    try:
        SCENE.attempt(member, deed, **args)
    except NotAllowed:
        return False
    except Refusal:
        return True
    return True


def _expected(deed: str, column: str, role: Role) -> bool:
    needed = getattr(PERMISSIONS[deed], column)
    return needed is not None and RANK[role] >= RANK[needed]


def _member(side: Side, role: Role) -> Member:
    card = SCENE.person(LEADS[side]).id
    return Member(card, card, side, role)


def _targets(deed: str) -> list[Step]:
    actions = [SCENE.step(title) for title in STEPS.values()]
    if deed == "move_milestone":
        return [SCENE.step(ALONE)]
    return actions if deed == "move_action" else [*actions, SCENE.step(ALONE)]


def _column(deed: str, step: Step, side: Side) -> str:
    """Milestones have a column of their own where the table gives them one, else they go by their side."""
    is_milestone = step.title == ALONE
    return "milestone" if is_milestone and PERMISSIONS[deed].milestone else _relation(step.side, side)


def _relation(promised: Side, side: Side) -> str:
    return "shared" if promised is Side.BOTH else "own" if promised is side else "other"


def _first(scene: Scene, kind: type[Any]) -> str:
    return min(row.id for row in scene.room.rows(kind))


def _goal(scene: Scene, side: Side) -> str:
    story: Story = scene.only(Story)
    return story.buyer_goal if side is Side.BUYER else story.seller_goal


def _company(scene: Scene, side: Side) -> str:
    return scene.company("Contoso" if side is Side.BUYER else "Northwind").id


def _unjoined(scene: Scene, side: Side) -> str:
    return scene.person("Finn" if side is Side.BUYER else "Dan").id
