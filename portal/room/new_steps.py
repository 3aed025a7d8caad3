"""What milestones and actions have in common when they are new."""

from typing import Any

from portal.core.errors import Invalid
from portal.room.fields import Day, Id, Line, Request
from portal.room.room import Room
from portal.room.rows import Step
from portal.room.words import Kind, Side, State


class AddStep(Request):
    """`after` names the step before it in its list, null for the head of the list."""

    title: Line
    after: Id | None = None
    kind: Kind = Kind.OTHER
    side: Side = Side.BUYER
    buyer_owner: Id | None = None
    seller_owner: Id | None = None
    start: Day | None = None
    due: Day | None = None


def new_step(request: AddStep) -> dict[str, Any]:
    """The columns of the step that is asked for; its position is still to be found."""
    return blank_step(**request.model_dump(exclude={"after", "milestone"}))


def blank_step(**values: Any) -> dict[str, Any]:
    """The columns of a step nobody has worked on yet, with these values laid over."""
    blank: dict[str, Any] = {name: None for name in Step.__dataclass_fields__ if name != "id"}
    blank |= {
        "position": "",
        "title": "",
        "kind": Kind.OTHER,
        "side": Side.BOTH,
        "baseline_imported": False,
        "state": State.OPEN,
        "round": 1,
        "obstacle": "",
        "note": "",
        "comments": 0,
    }
    return blank | values


def require_owners(room: Room, step: Step) -> None:
    """Raise Invalid for an owner who stands on the other side."""
    room.owner_of_side(step.buyer_owner, Side.BUYER)
    room.owner_of_side(step.seller_owner, Side.SELLER)


def require_dates(step: Step) -> None:
    """Raise Invalid for a start after the due day."""
    if step.start and step.due and step.start > step.due:
        raise Invalid("start_after_due")
