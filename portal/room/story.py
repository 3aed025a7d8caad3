"""The buyer's success story: outcome, measures, the champion's part, both sides' goals."""

from portal.core.errors import NotAllowed
from portal.room.change import Already, Event, added, gone, kept
from portal.room.edit import edited, given
from portal.room.fields import Day, Id, Line, MaybeLine, MaybeWords, Request
from portal.room.member import Member
from portal.room.positions import ordered, place
from portal.room.registry import Call, deed
from portal.room.rights import require_story
from portal.room.room import Room
from portal.room.rows import Measure
from portal.room.words import Side


class StoryPatch(Request):
    """The outcome sentence and the champion's part."""

    outcome: MaybeWords = ""
    champion_part: MaybeWords = ""


class EditStory(Request):
    """`was` names the same fields with the values they replace."""

    set: StoryPatch
    was: StoryPatch


class GoalPatch(Request):
    """What each side wants from it; each side words its own."""

    buyer_goal: MaybeWords = ""
    seller_goal: MaybeWords = ""


class EditGoal(Request):
    """`was` names the same fields with the values they replace."""

    set: GoalPatch
    was: GoalPatch


class AddMeasure(Request):
    """From a value to a value by a day, as people write them ("9 days")."""

    name: Line
    from_value: MaybeLine = ""
    to_value: MaybeLine = ""
    by: Day | None = None


class MeasurePatch(Request):
    """Fields of a measure."""

    name: Line = ""
    from_value: MaybeLine = ""
    to_value: MaybeLine = ""
    by: Day | None = None


class EditMeasure(Request):
    """`was` names the same fields with the values they replace."""

    measure_id: Id
    set: MeasurePatch
    was: MeasurePatch


class RemoveMeasure(Request):
    """Which one."""

    measure_id: Id


@deed("story.edited")
def edit_story(room: Room, member: Member, request: EditStory, call: Call) -> Event | Already:
    """Word the success story: the buyer's lead, or the seller's until the buyer has one."""
    require_story(room, member, "edit_story")
    change = edited(room.story, request.set, request.was)
    if change is None:
        return Already()
    return Event("story.edited", member.actor, call.now, (change,), {"fields": sorted(given(request.set))})


@deed("goal.edited")
def edit_goal(room: Room, member: Member, request: EditGoal, call: Call) -> Event | Already:
    """Word one's own side's goal."""
    member.require(edit_goal)
    others = "seller_goal" if member.side is Side.BUYER else "buyer_goal"
    if others in given(request.set) and not member.drafting:
        raise NotAllowed("not_allowed", deed="edit_goal")
    change = edited(room.story, request.set, request.was)
    if change is None:
        return Already()
    return Event("goal.edited", member.actor, call.now, (change,), {"fields": sorted(given(request.set))})


@deed("measure.added")
def add_measure(room: Room, member: Member, request: AddMeasure, call: Call) -> Event | Already:
    """Add a way to tell that the story came true."""
    require_story(room, member, "add_measure")
    room.require_space(Measure)
    siblings = ordered(room.rows(Measure))
    where = place("measure", siblings, siblings[-1].id if siblings else None)
    row = Measure(call.row(), where.position, **request.model_dump())
    changes = kept(added("measure", row), *where.respaced)
    return Event("measure.added", member.actor, call.now, changes, {"name": row.name})


@deed("measure.edited")
def edit_measure(room: Room, member: Member, request: EditMeasure, call: Call) -> Event | Already:
    """Change a measure."""
    require_story(room, member, "edit_measure")
    row = room.one(Measure, request.measure_id)
    change = edited(row, request.set, request.was)
    if change is None:
        return Already()
    return Event("measure.edited", member.actor, call.now, (change,), {"name": row.name})


@deed("measure.removed")
def remove_measure(room: Room, member: Member, request: RemoveMeasure, call: Call) -> Event | Already:
    """Take a measure out of the story."""
    require_story(room, member, "remove_measure")
    row = room.tables.get("measure", {}).get(request.measure_id)
    if not isinstance(row, Measure):
        return Already()
    return Event("measure.removed", member.actor, call.now, (gone("measure", row),), {"name": row.name})
