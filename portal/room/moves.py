"""What a move of a step's dates leaves in its trail: a date change, or another end to one's last.

Somebody who tries a few days in a row makes one date change, not one for every try; a date that is
back where it was has not moved. So no amount of trying fills a room's trail.
"""

import json
from datetime import timedelta

from portal.core.errors import Invalid
from portal.room.change import Change, added, gone
from portal.room.member import Member
from portal.room.registry import Call
from portal.room.room import MOST_ROWS, Room, set_row
from portal.room.rows import DateChange, Step
from portal.room.words import ChangeState, Reason

ONE_TRY = timedelta(minutes=10)
MOST_TRIES = 20


def move_of(
    room: Room, member: Member, call: Call, step: Step, after: Step, reason: Reason | None, words: str
) -> Change | None:
    """The change of the trail that goes with new dates of a step; None where no set date moves.

    Raises Invalid for a person who fills the trail: the others still move dates.
    """
    if not _moves(step, after):
        return None
    last = None if reason or words else _own_last(room, member, call, step)
    if last is not None:
        return _with_another_end(last, after, call)
    own = sum(move.proposer == member.stakeholder for move in room.rows(DateChange))
    if member.stakeholder is not None and own >= MOST_ROWS:
        raise Invalid("moves_full", most=MOST_ROWS)
    row = DateChange(
        id=call.row(),
        position=1 + max((move.position for move in room.rows(DateChange)), default=0),
        step=step.id,
        start_from=step.start,
        start_to=after.start,
        due_from=step.due,
        due_to=after.due,
        reason=reason,
        words=words,
        proposer=member.stakeholder,
        proposed=call.now,
        state=ChangeState.APPLIED,
        plan_version=room.about.plan_version,
        answers=None,
        deeds=json.dumps([call.command]),
        cascade="[]",
    )
    return added("date_change", row)


def _moves(before: Step, after: Step) -> bool:
    return bool((before.start and before.start != after.start) or (before.due and before.due != after.due))


def _own_last(room: Room, member: Member, call: Call, step: Step) -> DateChange | None:
    """The step's newest date change, if it is one's own of just now, unexplained and still standing."""
    moves = (move for move in room.rows(DateChange) if move.step == step.id)
    last = max(moves, key=lambda move: move.position, default=None)
    if last is None or last.proposer is None or last.proposer != member.stakeholder:
        return None
    explained = last.reason or last.words or last.state is not ChangeState.APPLIED
    stands = (last.start_to, last.due_to) == (step.start, step.due)
    recent = call.now - last.proposed <= ONE_TRY and len(json.loads(last.deeds)) < MOST_TRIES
    return last if stands and recent and not explained else None


def _with_another_end(last: DateChange, after: Step, call: Call) -> Change | None:
    start, due = last.start_from, last.due_from
    if (start is None or start == after.start) and (due is None or due == after.due):
        return gone("date_change", last)
    deeds = json.dumps([*json.loads(last.deeds), call.command])
    return set_row(last, start_to=after.start, due_to=after.due, deeds=deeds)
