"""A draft is begun, worked on and opened: the same deeds in a private stream, then in a shared one."""

from datetime import date
from typing import Any

from portal.deal.deal import Deal
from portal.deal.deeds import DEAL_DEEDS
from portal.deal.opening import OpenRoom
from portal.deal.registry import Both
from portal.deal.rows import DEAL_TABLES
from portal.room.change import Already, Event
from portal.room.member import Member
from portal.room.registry import Call
from portal.room.room import Room
from portal.room.words import Role
from tests.property.wire import json_tables
from tests.rooms import ADA_USER, EXAMPLE, PARTY_ID, ROOM_ID, command_id
from tests.vectors.recorder import Recorder


def draft() -> dict[str, Any]:
    """The private stream, from nothing until the draft has left it."""
    day = _drafted()
    [cell] = day.room.tables["private_cell"]
    _decide(day, "share_cell", cell_id=cell, step_id=day.step("Run the pilot").id)
    _decide(day, "open_room", seq=len(day.steps))
    _decide(day, "edit_deal", set={"stage": "Proposal"}, was={"stage": ""})
    return {"before": {}, "steps": day.steps, "after": json_tables(day.room.tables)}


def opened() -> dict[str, Any]:
    """The shared stream, which begins with all that crossed over."""
    private = _drafted()
    both = _decide(private, "open_room", seq=len(private.steps))
    assert isinstance(both, Both)
    assert both.room is not None
    day = Recorder(Room({}).after(both.room.changes), commands=private.commands)
    day.note(both.room.actor, "open_room", OpenRoom(seq=len(private.steps) - 1), both.room)
    for name in ("Bo", "Cy"):
        card = day.person(name)
        member = Member(card.id, card.id, day.room.side_of(card.id), Role.LEAD)
        day.do(member, "join_room", stakeholder_id=card.id)
    day.do("Cy", "add_comment", step_id=day.step("Run the pilot").id, words="Good to be here")
    return {"before": {}, "steps": day.steps, "after": json_tables(day.room.tables)}


def _drafted() -> Recorder:
    """Ada's draft with a comment, a move and a step that she dropped."""
    day = Recorder(Room({}), commands=0x4000, stream=f"deal/{ROOM_ID}/{PARTY_ID}")
    _decide(day, "begin_draft", **EXAMPLE)
    ada = Deal(day.room.tables).member(ADA_USER)
    pilot = day.step("Run the pilot")
    day.do(ada, "add_comment", step_id=pilot.id, words="Will they have time?")
    day.do(ada, "add_comment", step_id=pilot.id, words="Dan says yes")
    day.edit(ada, "schedule_step", pilot, id="step_id", due=date(2026, 12, 9))
    day.do(ada, "drop_action", step_id=day.step("Visit the factory").id, reason="Too far")
    return day


def _decide(day: Recorder, deed: str, **args: Any) -> Event | Both:
    """Let a deed of the private stream take effect there; it is not given what is read by page."""
    day.commands += 1
    request = DEAL_DEEDS[deed].request.model_validate(args)
    call = Call(command_id(day.commands), day.now, room=ROOM_ID, party=PARTY_ID, seq=len(day.steps))
    whole = {name: rows for name, rows in day.room.tables.items() if not DEAL_TABLES[name].paged}
    answer = DEAL_DEEDS[deed].run(Deal(whole), Room({}), ADA_USER, request, call)
    assert not isinstance(answer, Already)
    event = answer.deal if isinstance(answer, Both) else answer
    day.note(ADA_USER, deed, request, event)
    day.room = day.room.after(event.changes)
    return answer
