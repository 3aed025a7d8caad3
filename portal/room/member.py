"""A person acting in a room: which side, which role, and what that permits."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from portal.core.errors import NotAllowed
from portal.room.permissions import PERMISSIONS, suffices
from portal.room.rows import Milestone, Step
from portal.room.words import Role, Side


@dataclass(frozen=True, slots=True)
class Member:
    """Who acts: `actor` goes into the event, `stakeholder` into rows.

    They differ in a private stream only, where the actor is a user; `drafting` members stand in
    for both sides, as nobody else is there yet.
    """

    actor: str
    stakeholder: str | None
    side: Side
    role: Role
    drafting: bool = False

    def may(self, deed: str, on: Step | None = None) -> bool:
        """Whether side and role permit a deed, on a step or in the room as a whole."""
        return suffices(self.role, getattr(PERMISSIONS[deed], self.relation(deed, on)))

    def require(self, deed: Callable[..., Any] | str, on: Step | None = None) -> None:
        """Raise NotAllowed unless side and role permit the deed."""
        name = deed if isinstance(deed, str) else deed.__name__
        if not self.may(name, on):
            raise NotAllowed("not_allowed", deed=name)

    def relation(self, deed: str, step: Step | None) -> str:
        """The column of the permission table that a step falls into for this member."""
        if step is None:
            return "room"
        if isinstance(step, Milestone) and PERMISSIONS[deed].milestone:
            return "milestone"
        if step.side is Side.BOTH:
            return "shared"
        if self.drafting:
            return "shared" if PERMISSIONS[deed].shared else "own"
        return "own" if step.side is self.side else "other"
