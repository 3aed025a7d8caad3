"""Wishes that were drawn from a schema, made to name what is really there."""

import random
from collections.abc import Callable
from typing import Any

from portal.room.rows import (
    Action,
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
)
from portal.room.words import Side, State
from tests.live.replica import Plain
from tests.rooms import Scene

Body = dict[str, Any]
NAMED = {
    "criterion_id": Criterion,
    "evidence_id": Evidence,
    "measure_id": Measure,
    "risk_id": Risk,
    "party_id": Party,
    "date_change_id": DateChange,
    "party": Party,
    "stakeholder_id": Stakeholder,
    "milestone": Milestone,
    "decision": Milestone,
}
FINISHED = {State.DONE, State.DROPPED}
WANTED: dict[str, Callable[[Step, Side], bool]] = {
    "send-back-action": lambda step, side: step.state is State.DONE and step.side is not side,
    "reopen-action": lambda step, side: step.state in FINISHED and step.side is side,
    "untick-action": lambda step, side: step.state is State.DONE and step.side is side,
    "unblock-action": lambda step, side: step.state is State.BLOCKED and step.side is side,
}
SINGLE = {"edit-room": "room", "edit-story": "story", "edit-goal": "story", "edit-deal": "deal"}
OTHERS_GOAL = {Side.BUYER: "seller_goal", Side.SELLER: "buyer_goal"}
ABSENT = ("after", "since", "finished", "start", "due", "owner", "blocker", "trigger")


class Mending:
    """Of one person's wishes in one stream; `last` is a command of theirs that took effect."""

    def __init__(self, dice: random.Random, scene: Scene, rows: Plain, side: Side, last: str | None) -> None:
        self._dice, self._scene, self._rows, self._side, self._last = dice, scene, rows, side, last

    def mended(self, deed: str, body: Body) -> Body:
        """The wish with real ids, present values, and nothing that contradicts itself."""
        body = {name: value for name, value in body.items() if name not in ABSENT}
        for name, kind in NAMED.items():
            if name in body and (row := self._one(kind)):
                body[name] = row.id
        body |= self._about_steps(deed, body)
        if "command_id" in body and self._last:
            body["command_id"] = self._last
        if "set" in body:
            body |= self._edit(deed, body)
        return body

    def _about_steps(self, deed: str, body: Body) -> Body:
        found: Body = {name: None for name in ("buyer_owner", "seller_owner") if name in body}
        if "side" in body:
            found["side"] = self._side
        if "steps" in body:
            found["steps"] = []
        if "step_id" in body:
            step = self._step(deed)
            found["step_id"] = step.id
            if "round" in body:
                found["round"] = step.round
        if "predecessor" in body:
            found |= self._link(deed)
        return found

    def _step(self, deed: str) -> Step:
        kind = Milestone if deed == "move-milestone" else Action
        steps: list[Step] = sorted(self._scene.room.rows(kind), key=lambda step: step.id)
        usual = lambda step, side: step.side is side and step.state not in FINISHED  # noqa: E731
        wanted = WANTED.get(deed, usual)
        fit = [step for step in steps if wanted(step, self._side)]
        return self._dice.choice(fit or steps)

    def _link(self, deed: str) -> Body:
        links = sorted(self._scene.room.rows(Dependency), key=lambda link: link.id)
        if deed == "unlink-steps" and links:
            return {"predecessor": links[0].predecessor, "successor": links[0].successor}
        first, *_, last = sorted(self._scene.room.rows(Milestone), key=lambda step: step.position)
        return {"predecessor": first.id, "successor": last.id}

    def _edit(self, deed: str, body: Body) -> Body:
        row = self._row(deed, body)
        wished = {name: value for name, value in body["set"].items() if name in row and name not in ABSENT}
        wished.pop(OTHERS_GOAL[self._side], None)
        for name in ("party", "decision", "steps", "buyer_owner", "seller_owner", "side", "part", "away_to"):
            if name in wished:
                wished[name] = row[name]
        return {"set": wished, "was": {name: row[name] for name in wished}}

    def _row(self, deed: str, body: Body) -> Body:
        """The row that the wish is about, as it stands."""
        if deed in SINGLE:
            return next(iter(self._rows.get(SINGLE[deed], {"": {}}).values()))
        id = next((value for name, value in body.items() if name.endswith("_id")), "")
        return next((table[id] for table in self._rows.values() if id in table), {})

    def _one(self, kind: type[Any]) -> Any:
        rows = sorted(self._scene.room.rows(kind), key=lambda row: row.id)
        own = [row for row in rows if self._is_own(row)]
        return self._dice.choice(own or rows) if rows else None

    def _is_own(self, row: Any) -> bool:
        room = self._scene.room
        if isinstance(row, Stakeholder):
            return room.side_of(row.id) is self._side
        if isinstance(row, Party):
            return row.side is self._side
        if isinstance(row, DateChange):
            return row.proposer is not None and room.side_of(row.proposer) is self._side
        return True
