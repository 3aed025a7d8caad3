"""What follows from a deed's changes within the same event: milestones, the decision, the version."""

from collections.abc import Iterable
from datetime import date

from portal.room.change import Change, kept
from portal.room.decision import decided, touches_milestones
from portal.room.reaching import with_reaching
from portal.room.room import Room, set_row


def settled(
    room: Room, changes: Iterable[Change | None], today: date, *, replan: bool = False
) -> tuple[Change, ...]:
    """The changes and what they entail.

    `replan` raises the plan version: dates, links, sides, the set of steps or the calendar changed;
    another decision raises it by itself.
    """
    made = with_reaching(room, changes, today)
    if not replan and not touches_milestones(made):
        return made
    after = room.after(made)
    about = after.about
    decision = decided(room, after)
    version = about.plan_version + (replan or decision != room.about.decision)
    return made + kept(set_row(about, decision=decision, plan_version=version))


def replanned(room: Room, *changes: Change | None) -> tuple[Change, ...]:
    """The changes and the next plan version, for deeds that touch neither steps' states nor milestones."""
    return kept(*changes, set_row(room.about, plan_version=room.about.plan_version + 1))
