"""Sharing a cell that the import kept: the other of the two deeds that cross the privacy line.

What crosses is the cell's words below its heading, into the note of a step, as if they had been typed
there. Neither the sheet's tab and row nor that a cell had been kept is told to the other side.
"""

from portal.core.errors import Invalid, NotAllowed
from portal.deal.deal import Deal
from portal.deal.registry import Both, deal_deed
from portal.deal.rows import PrivateCell
from portal.room.change import Already, Event, gone
from portal.room.deeds import DEEDS
from portal.room.fields import MOST_WORDS, Id, Request
from portal.room.member import Member
from portal.room.registry import Call, decide
from portal.room.room import Room
from portal.room.steps import EditStep, StepPatch


class ShareCell(Request):
    """The cell, and the step to whose note its words are added."""

    cell_id: Id
    step_id: Id


@deal_deed("cell.shared", crosses=True)
def share_cell(deal: Deal, room: Room, user: str, request: ShareCell, call: Call) -> Event | Both | Already:
    """Add the words of a kept cell to the note of a step; the cell is kept no longer.

    In a draft they cross with the draft. Taking them out of the note again does not keep the cell anew.
    Raises NotAllowed for a colleague who is not named in the room, and for a step that is not theirs to
    word; Invalid where the note would outgrow its field.
    """
    colleague = deal.colleague(user)
    cell = deal.cell(request.cell_id)
    if deal.is_drafting:
        noted = _noted(deal.draft, deal.member(user), cell, request, call)
        return Event("cell.shared", user, call.now, (*noted.changes, gone("private_cell", cell)), noted.data)
    if colleague.stakeholder is None:
        raise NotAllowed("not_named_in_room")
    noted = _noted(room, room.member(colleague.stakeholder), cell, request, call)
    kept = Event("cell.shared", user, call.now, (gone("private_cell", cell),), noted.data)
    return Both(deal=kept, room=noted)


def _noted(room: Room, member: Member, cell: PrivateCell, request: ShareCell, call: Call) -> Event:
    """The step's edit, by the deed that words it in any other case."""
    step = room.step(request.step_id)
    member.require(share_cell, on=step)
    note = f"{step.note}\n{told(cell)}".strip()
    if len(note) > MOST_WORDS:
        raise Invalid("note_full", most=MOST_WORDS)
    edit = EditStep(step_id=step.id, set=StepPatch(note=note), was=StepPatch(note=step.note))
    event = decide(DEEDS["edit_step"], room, member, edit, call)
    assert isinstance(event, Event)
    return event


def told(cell: PrivateCell) -> str:
    """The words as they cross."""
    return f"{cell.heading}: {cell.words}" if cell.heading else cell.words
