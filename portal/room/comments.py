"""Words about a step: anyone in the room may speak."""

from portal.room.change import Already, Event, added, kept
from portal.room.fields import Id, Request, Words
from portal.room.member import Member
from portal.room.registry import Call, deed
from portal.room.room import Room, set_row
from portal.room.rows import Comment


class AddComment(Request):
    """The step, and what is said of it."""

    step_id: Id
    words: Words


@deed("comment.added", undoable=False)
def add_comment(room: Room, member: Member, request: AddComment, call: Call) -> Event | Already:
    """Say something about a step; counted in the plan, read by page."""
    member.require(add_comment)
    step = room.step(request.step_id)
    author = member.stakeholder or member.actor
    row = Comment(call.row(), step.id, author, call.now, request.words)
    changes = kept(added("comment", row), set_row(step, comments=step.comments + 1))
    data = {"step": step.id, "title": step.title}
    return Event("comment.added", member.actor, call.now, changes, data)
