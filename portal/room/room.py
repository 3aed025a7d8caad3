"""One room as an immutable value: the newest version of every row, and how to find them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from portal.core.columns import Row
from portal.core.errors import Conflict, Invalid, NotAllowed, NotFound
from portal.room.change import Change, Tables, changed, fold
from portal.room.member import Member
from portal.room.rows import ROOM_TABLES, About, Action, Milestone, Party, Stakeholder, Step, Story
from portal.room.words import Role, RoomState, Side

MOST_ROWS = 2_000
TABLE_OF: dict[type[Row], str] = {t.row: name for name, t in ROOM_TABLES.items()}

R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class Room:
    """The whole tables of a stream. A room that is not there yet has none."""

    tables: Tables

    @property
    def about(self) -> About:
        """The room's own row; NotFound before there is one."""
        for row in self.rows(About):
            return row
        raise NotFound()

    @property
    def story(self) -> Story:
        """The success story's row."""
        return self.one(Story, self.about.id)

    @property
    def is_draft(self) -> bool:
        """Not opened yet: seen by its maker's side alone."""
        return self.about.state is RoomState.DRAFT

    def rows(self, kind: type[R]) -> Iterable[R]:
        """All rows of one class, in no order."""
        return cast("Mapping[str, R]", self.tables.get(TABLE_OF[kind], {})).values()

    def one(self, kind: type[R], id: str) -> R:
        """The row with that id; raises NotFound."""
        row = self.tables.get(TABLE_OF[kind], {}).get(id)
        if row is None:
            raise NotFound("no_such_" + TABLE_OF[kind])
        return cast("R", row)

    def step(self, id: str) -> Step:
        """The action or milestone with that id; raises NotFound."""
        row = self.tables.get("action", {}).get(id) or self.tables.get("milestone", {}).get(id)
        if row is None:
            raise NotFound("no_such_step")
        return cast("Step", row)

    def actions_of(self, milestone: str | None) -> list[Action]:
        """The actions under a milestone, or under none."""
        return [action for action in self.rows(Action) if action.milestone == milestone]

    def workable(self, id: str) -> Step:
        """A step that is itself ticked: an action, or a milestone with no live action.

        Raises Conflict for a milestone that is reached through its actions.
        """
        step = self.step(id)
        if isinstance(step, Milestone) and any(not a.is_dropped for a in self.actions_of(id)):
            raise Conflict("milestone_has_actions")
        return step

    def member(self, stakeholder: str) -> Member:
        """The member that a stakeholder is; raises NotAllowed for one who has not joined or has left."""
        row = self.one(Stakeholder, stakeholder)
        if row.role is None or row.joined is None or row.left is not None:
            raise NotAllowed("not_a_member")
        return Member(row.id, row.id, self.side_of(row.id), row.role)

    def side_of(self, stakeholder: str) -> Side:
        """The side of a stakeholder's party."""
        return self.one(Party, self.one(Stakeholder, stakeholder).party).side

    def has_lead(self, side: Side) -> bool:
        """Whether somebody who has joined leads that side."""
        return any(
            s.role is Role.LEAD and s.joined and not s.left and self.side_of(s.id) is side
            for s in self.rows(Stakeholder)
        )

    def today(self, now: datetime) -> date:
        """The calendar day in the room's zone."""
        return now.astimezone(ZoneInfo(self.about.zone)).date()

    def owner_of_side(self, stakeholder: str | None, side: Side) -> None:
        """Raise Invalid unless the stakeholder, where one is named, stands on that side."""
        if stakeholder is not None and self.side_of(stakeholder) is not side:
            raise Invalid("owner_of_other_side", stakeholder=stakeholder)

    def require_live(self, milestone: str | None) -> None:
        """Raise Conflict for a milestone that was dropped: nothing is promised under it any more."""
        if milestone is not None and self.one(Milestone, milestone).is_dropped:
            raise Conflict("milestone_dropped", row=milestone)

    def require_space(self, kind: type[Row], more: int = 1) -> None:
        """Raise Invalid when a table would outgrow what a room holds."""
        if len(self.tables.get(TABLE_OF[kind], {})) + more > MOST_ROWS:
            raise Invalid("room_full", most=MOST_ROWS)

    def after(self, changes: Iterable[Change]) -> "Room":
        """The room once these changes are folded in."""
        return Room(fold(self.tables, changes))


def set_row(row: Row, **values: Any) -> Change | None:
    """The change that gives a row other values; None when it holds them already."""
    return changed(TABLE_OF[type(row)], row, **values)
