"""Runs a deed on the newest values of its streams; shared by both engines, and pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.core.database import ClockBehind
from portal.core.errors import NotFound
from portal.deal.deal import Deal
from portal.deal.deeds import DEAL_DEEDS
from portal.deal.registry import Both
from portal.journal.commands import Command
from portal.journal.streams import StreamValue
from portal.room.change import Already, Event
from portal.room.deeds import DEEDS
from portal.room.member import Member
from portal.room.registry import Call, decide
from portal.room.rights import LEADING
from portal.room.room import Room
from portal.room.rows import Stakeholder
from portal.room.words import Role

Events = Mapping[str, Event]
MOST_BEHIND = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """When a command is decided, and the event it wants undone."""

    now: datetime
    undone: Event | None = None


def decided(command: Command, values: Mapping[str, StreamValue], moment: Moment) -> Events | Already:
    """The events that follow, by stream; raises Refusal.

    Raises ClockBehind when the clock stands more than a minute before the last event.
    """
    for value in values.values():
        if moment.now < value.at - MOST_BEHIND:
            raise ClockBehind(command.stream)
    name = command.name
    call = Call(command.id, moment.now, moment.undone, name.room, name.party, values[command.stream].seq)
    if name.is_private and command.deed in DEAL_DEEDS:
        return _decided_in_deal(command, values, call)
    value = values[command.stream]
    room, member = _acting(command, value)
    answer = decide(DEEDS[command.deed], room, member, command.request, call)
    return answer if isinstance(answer, Already) else {command.stream: answer}


def _decided_in_deal(command: Command, values: Mapping[str, StreamValue], call: Call) -> Events | Already:
    deed = DEAL_DEEDS[command.deed]
    deal = Deal(values[command.stream].tables)
    shared, private = command.streams[0], command.stream
    answer = deed.run(deal, Room(values[shared].tables), command.actor, command.request, call)
    if isinstance(answer, Both):
        events = {private: answer.deal}
        return events if answer.room is None else {shared: answer.room, **events}
    return answer if isinstance(answer, Already) else {private: answer}


def _acting(command: Command, value: StreamValue) -> tuple[Room, Member]:
    if not value.seq:
        raise NotFound()
    if command.name.is_private:
        deal = Deal(value.tables)
        member = deal.member(command.actor)
        return deal.draft, member
    room = Room(value.tables)
    if command.deed == "join_room":
        return room, _joining(room, command.actor)
    return room, room.member(command.actor)


def _joining(room: Room, stakeholder: str) -> Member:
    """Somebody whose card the door has matched, before they are a member."""
    row = room.one(Stakeholder, stakeholder)
    leads = row.part in LEADING
    role = row.role or (Role.LEAD if leads else Role.CONTRIBUTOR)
    return Member(row.id, row.id, room.side_of(row.id), role)
