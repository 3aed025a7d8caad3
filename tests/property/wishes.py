"""Random wishes: for every deed a way to draw its arguments out of the room as it is."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st

from portal.core.columns import Row
from portal.room.room import Room
from portal.room.rows import (
    About,
    Criterion,
    DateChange,
    Dependency,
    Evidence,
    Measure,
    Milestone,
    Party,
    Risk,
    Stakeholder,
    Step,
    Story,
)
from portal.room.words import Kind, Outcome, Part, Reason, RiskState, Role, Side
from tests.rooms import Scene

Draw = Callable[[st.SearchStrategy[Any]], Any]
NOWHERE = "00000000-0000-4000-8000-0000000fffff"

LINES = st.text("abc é稟 ", min_size=1, max_size=8).filter(lambda text: bool(text.strip()))
WORDS = st.text("abc é稟\n", max_size=12)
DAYS = st.dates(date(2026, 10, 1), date(2027, 3, 31))


class Wish:
    """One random wish in a scene: its arguments are drawn so that most of them make sense."""

    def __init__(self, draw: Draw, scene: Scene) -> None:
        self.draw, self.scene, self.room = draw, scene, scene.room

    def one_of(self, kind: type[Row]) -> Row | None:
        rows = sorted(self.room.rows(kind), key=lambda row: row.id)
        return self.draw(st.sampled_from(rows)) if rows else None

    def id_of(self, kind: type[Row]) -> str:
        row = self.one_of(kind)
        return row.id if row else NOWHERE

    def maybe(self, kind: type[Row]) -> str | None:
        return self.id_of(kind) if self.draw(st.booleans()) else None

    def step(self) -> Step:
        return self.draw(st.sampled_from(steps_of(self.room)))

    def any(self, strategy: st.SearchStrategy[Any]) -> Any:
        return self.draw(strategy)

    def edit(self, row: Row, fields: dict[str, st.SearchStrategy[Any]], **more: Any) -> dict[str, Any]:
        names = self.draw(st.sets(st.sampled_from(sorted(fields)), max_size=3))
        wished = {name: self.draw(fields[name]) for name in sorted(names)}
        return {"set": wished, "was": {name: getattr(row, name) for name in wished}} | more

    def owners(self) -> dict[str, Any]:
        return {f"{side}_owner": self.any(st.none() | people(self, side)) for side in ("buyer", "seller")}

    def new_step(self) -> dict[str, Any]:
        dates = sorted([self.any(DAYS), self.any(DAYS)])
        start, due = (None, None) if self.any(st.booleans()) else dates
        said = {"title": self.any(LINES), "side": self.any(st.sampled_from(Side)), "start": start, "due": due}
        return said | {"kind": self.any(st.sampled_from(Kind))} | self.owners()


def steps_of(room: Room) -> list[Step]:
    """Every step of a room, in a stable order."""
    rows = {**room.tables.get("milestone", {}), **room.tables.get("action", {})}
    return [row for _, row in sorted(rows.items()) if isinstance(row, Step)]


def people(wish: Wish, side: str) -> st.SearchStrategy[Any]:
    """The ids of everybody on a side."""
    rows = wish.room.rows(Stakeholder)
    return st.sampled_from([row.id for row in rows if wish.room.side_of(row.id) == side] or [NOWHERE])


def _choice(enum: type[StrEnum]) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(enum))


def _ids(wish: Wish, kind: type[Row]) -> st.SearchStrategy[Any]:
    return st.sampled_from([row.id for row in wish.room.rows(kind)] or [NOWHERE])


def _on_step(wish: Wish) -> dict[str, Any]:
    return {"step_id": wish.step().id}


def _over(wish: Wish, **more: Any) -> dict[str, Any]:
    over = [step for step in steps_of(wish.room) if step.is_done or step.is_dropped]
    step = wish.any(st.sampled_from(over or steps_of(wish.room)))
    return {"step_id": step.id, "round": step.round} | more


def _on_round(wish: Wish, **more: Any) -> dict[str, Any]:
    step = wish.step()
    return {"step_id": step.id, "round": step.round} | more


def _after_action(wish: Wish) -> dict[str, Any]:
    milestone = wish.maybe(Milestone)
    siblings = sorted(action.id for action in wish.room.actions_of(milestone))
    return {"milestone": milestone, "after": wish.any(st.sampled_from([None, *siblings]))}


def _edit_step(wish: Wish) -> dict[str, Any]:
    step = wish.step()
    return wish.edit(step, {"title": LINES, "kind": _choice(Kind), "note": WORDS}, step_id=step.id)


def _assign(wish: Wish) -> dict[str, Any]:
    step, nobody = wish.step(), st.none()
    owners = {f"{side}_owner": nobody | people(wish, side) for side in ("buyer", "seller")}
    fields = {"side": _choice(Side), **owners}
    return wish.edit(step, fields, step_id=step.id)


def _schedule(wish: Wish) -> dict[str, Any]:
    step, days = wish.step(), st.none() | DAYS
    return wish.edit(step, {"start": days, "due": days}, step_id=step.id, words=wish.any(WORDS))


def _edit_row(wish: Wish, kind: type[Row], id: str, **fields: st.SearchStrategy[Any]) -> dict[str, Any]:
    row = wish.one_of(kind)
    return wish.edit(row, fields, **{id: row.id}) if row else {id: NOWHERE, "set": {}, "was": {}}


def _two_steps(wish: Wish) -> dict[str, Any]:
    return {"predecessor": wish.step().id, "successor": wish.step().id}


def _two_linked_steps(wish: Wish) -> dict[str, Any]:
    link = wish.one_of(Dependency)
    if not isinstance(link, Dependency):
        return _two_steps(wish)
    return {"predecessor": link.predecessor, "successor": link.successor}


def _away(wish: Wish) -> dict[str, Any]:
    first, last = sorted([wish.any(DAYS), wish.any(DAYS)])
    days = {"away_from": st.none() | st.just(first), "away_to": st.none() | st.just(last)}
    return _edit_row(wish, Stakeholder, "stakeholder_id", **days)


ARGUMENTS: dict[str, Callable[[Wish], dict[str, Any]]] = {
    "complete_action": _on_round,
    "untick_action": _over,
    "start_action": _on_step,
    "block_action": lambda w: {**_on_step(w), "obstacle": w.any(LINES), "blocker": w.maybe(Stakeholder)},
    "unblock_action": _on_step,
    "reopen_action": _over,
    "send_back_action": lambda w: _over(w, reason=w.any(LINES)),
    "add_evidence": lambda w: {**_on_step(w), "title": w.any(LINES), "url": "https://a.example/x"},
    "remove_evidence": lambda w: {"evidence_id": w.id_of(Evidence)},
    "add_action": lambda w: w.new_step() | _after_action(w),
    "move_action": lambda w: _on_step(w) | _after_action(w),
    "drop_action": lambda w: {**_on_step(w), "reason": w.any(WORDS)},
    "edit_step": _edit_step,
    "assign_step": _assign,
    "add_milestone": lambda w: w.new_step() | {"after": w.maybe(Milestone)},
    "move_milestone": lambda w: {"step_id": w.id_of(Milestone), "after": w.maybe(Milestone)},
    "schedule_step": _schedule,
    "explain_date_change": lambda w: _edit_row(
        w, DateChange, "date_change_id", reason=st.none() | _choice(Reason), words=WORDS
    ),
    "add_criterion": lambda w: {"words": w.any(LINES), "milestone": w.maybe(Milestone)},
    "edit_criterion": lambda w: _edit_row(w, Criterion, "criterion_id", words=LINES, met=st.booleans()),
    "remove_criterion": lambda w: {"criterion_id": w.id_of(Criterion)},
    "link_steps": lambda w: _two_steps(w) | {"lag": w.any(st.integers(0, 3))},
    "unlink_steps": _two_linked_steps,
    "log_risk": lambda w: {
        "title": w.any(LINES),
        "probability": w.any(st.integers(1, 5)),
        "impact": w.any(st.integers(1, 5)),
        "owner": w.maybe(Stakeholder),
        "steps": [w.step().id],
    },
    "edit_risk": lambda w: _edit_row(
        w, Risk, "risk_id", title=LINES, state=_choice(RiskState), owner=st.none() | _ids(w, Stakeholder)
    ),
    "add_comment": lambda w: {**_on_step(w), "words": w.any(LINES)},
    "edit_story": lambda w: w.edit(w.scene.only(Story), {"outcome": WORDS, "champion_part": WORDS}),
    "add_measure": lambda w: {"name": w.any(LINES), "by": w.any(DAYS)},
    "edit_measure": lambda w: _edit_row(w, Measure, "measure_id", name=LINES, to_value=LINES),
    "remove_measure": lambda w: {"measure_id": w.id_of(Measure)},
    "edit_goal": lambda w: w.edit(w.scene.only(Story), {"buyer_goal": WORDS, "seller_goal": WORDS}),
    "name_stakeholder": lambda w: {
        "party": w.id_of(Party),
        "title": w.any(LINES),
        "part": w.any(_choice(Part)),
    },
    "edit_stakeholder": lambda w: _edit_row(
        w, Stakeholder, "stakeholder_id", title=LINES, part=_choice(Part), party=_ids(w, Party)
    ),
    "set_availability": _away,
    "remove_stakeholder": lambda w: {"stakeholder_id": w.id_of(Stakeholder)},
    "join_room": lambda w: {"stakeholder_id": w.id_of(Stakeholder)},
    "change_role": lambda w: {"stakeholder_id": w.id_of(Stakeholder), "role": w.any(_choice(Role))},
    "add_party": lambda w: {"side": w.any(_choice(Side)), "name": w.any(LINES)},
    "edit_party": lambda w: _edit_row(w, Party, "party_id", name=LINES),
    "edit_room": lambda w: w.edit(w.scene.only(About), {"name": LINES, "decision": _ids(w, Milestone)}),
    "close_room": lambda w: {"outcome": w.any(_choice(Outcome))},
    "reopen_room": lambda w: {},
}


def arguments(draw: Draw, scene: Scene, deed: str) -> dict[str, Any]:
    """Arguments for a deed in a scene; most of them make sense, some are refused."""
    return ARGUMENTS[deed](Wish(draw, scene))
