"""A named cast in a room that has a bit of everything, made by real deeds.

Ada leads for the seller Northwind and Dan works with her; Bo is champion and lead at the buyer
Contoso, Eli works with Bo, and Cy only watches. Finn of Contoso is named but has not joined.
"""

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from portal.deal.deal import Deal
from portal.deal.deeds import DEAL_DEEDS
from portal.deal.draft import BeginDraft
from portal.deal.opening import OpenRoom
from portal.deal.registry import Both
from portal.room.change import Already, Event
from portal.room.deeds import DEEDS
from portal.room.member import Member
from portal.room.registry import Call, decide
from portal.room.room import Room
from portal.room.rows import Action, Criterion, Milestone, Party, Risk, Stakeholder, Step
from portal.room.words import Role

ROOM_ID = "00000000-0000-4000-8000-00000000a001"
PARTY_ID = "00000000-0000-4000-8000-00000000a002"
ADA_USER = "00000000-0000-4000-8000-00000000b001"
BEGAN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 3)
JOINING = {"Dan": Role.CONTRIBUTOR, "Bo": Role.LEAD, "Eli": Role.CONTRIBUTOR, "Cy": Role.VIEWER}


EXAMPLE: dict[str, Any] = json.loads((Path(__file__).parent / "example_draft.json").read_text("utf-8"))


def command_id(n: int) -> str:
    """The n-th command of a test: always the same id."""
    return f"00000000-0000-4000-8000-{n:08x}0000"


@dataclass
class Scene:
    """A room being worked in: each deed is decided by the registry and folded into `room`."""

    room: Room
    commands: int = 0x1000
    now: datetime = BEGAN + timedelta(days=1)
    events: dict[str, Event] = field(default_factory=dict)

    def member(self, name: str) -> Member:
        """The member of that name."""
        return self.room.member(self.person(name).id)

    def person(self, name: str) -> Stakeholder:
        """The card of that name."""
        return next(s for s in self.room.rows(Stakeholder) if s.name == name)

    def step(self, title: str) -> Step:
        """The step of that title."""
        steps: list[Step] = [*self.room.rows(Milestone), *self.room.rows(Action)]
        return next(step for step in steps if step.title == title)

    def milestone(self, title: str) -> Milestone:
        """The milestone of that title."""
        return next(m for m in self.room.rows(Milestone) if m.title == title)

    def criterion(self, words: str) -> Criterion:
        """The criterion of those words."""
        return next(c for c in self.room.rows(Criterion) if c.words == words)

    def company(self, name: str) -> Party:
        """The party of that name."""
        return next(p for p in self.room.rows(Party) if p.name == name)

    def risk(self, title: str) -> Risk:
        """The risk of that title."""
        return next(r for r in self.room.rows(Risk) if r.title == title)

    def only(self, kind: type[Any]) -> Any:
        """The one row of a table."""
        [row] = self.room.rows(kind)
        return row

    def attempt(
        self, who: str | Member, deed: str, undone: Event | None = None, **args: Any
    ) -> Event | Already:
        """Decide a deed without letting it take effect; raises the refusal."""
        self.commands += 1
        member = who if isinstance(who, Member) else self.member(who)
        request = DEEDS[deed].request.model_validate(args)
        call = Call(command_id(self.commands), self.now, undone, ROOM_ID)
        return decide(DEEDS[deed], self.room, member, request, call)

    def do(self, who: str | Member, deed: str, **args: Any) -> Event | Already:
        """Decide a deed and let it take effect."""
        answer = self.attempt(who, deed, **args)
        if isinstance(answer, Event):
            self.events[command_id(self.commands)] = answer
            self.room = self.room.after(answer.changes)
        return answer

    def undo(self, who: str, event: Event | Already) -> Event | Already:
        """Take an event of this scene back."""
        command = next(id for id, made in self.events.items() if made is event)
        answer = self.attempt(who, "undo", undone=self.events[command], command_id=command)
        assert isinstance(answer, Event)
        self.events[command_id(self.commands)] = answer
        self.room = self.room.after(answer.changes)
        return answer

    def untick(self, who: str, event: Event | Already, step: str) -> Event | Already:
        """Take back a tick of this scene, which is named."""
        command = next(id for id, made in self.events.items() if made is event)
        tick = self.events[command]
        wish = {"step_id": step, "round": tick.data["round"], "tick": command}
        answer = self.attempt(who, "untick_action", undone=tick, **wish)
        if isinstance(answer, Event):
            self.events[command_id(self.commands)] = answer
            self.room = self.room.after(answer.changes)
        return answer

    def edit(self, who: str | Member, deed: str, row: Any, *, id: str = "", **wished: Any) -> Event | Already:
        """Do an edit that names what it replaces; `id` is the argument that names the row."""
        named = {id: row.id} if id else {}
        return self.do(who, deed, set=wished, was={name: getattr(row, name) for name in wished}, **named)


def begin(**more: Any) -> BeginDraft:
    """What Ada begins the example with."""
    return BeginDraft.model_validate(EXAMPLE | more)


def example_draft(**more: Any) -> Deal:
    """Ada's draft, just begun."""
    call = Call(command_id(1), BEGAN, room=ROOM_ID, party=PARTY_ID)
    event = DEAL_DEEDS["begin_draft"].run(Deal({}), Room({}), ADA_USER, begin(**more), call)
    assert isinstance(event, Event)
    return Deal({}).after(event.changes)


def drafting_scene(**more: Any) -> tuple[Scene, Member]:
    """The draft as a scene, and Ada drafting in it."""
    deal = example_draft(**more)
    return Scene(Room(deal.tables), commands=0x800), deal.member(ADA_USER)


def opened(deal: Deal, command: int = 2, now: datetime = BEGAN + timedelta(hours=1)) -> Both:
    """Ada opens a draft to the other side."""
    call = Call(command_id(command), now, room=ROOM_ID, party=PARTY_ID, seq=1)
    both = DEAL_DEEDS["open_room"].run(deal, Room({}), ADA_USER, OpenRoom(seq=1), call)
    assert isinstance(both, Both)
    return both


def opened_scene(**more: Any) -> Scene:
    """The room just opened: Ada is in it, everybody else has joined but nothing was done."""
    both = opened(example_draft(**more))
    assert both.room is not None
    scene = Scene(Room({}).after(both.room.changes))
    for name, role in JOINING.items():
        card = scene.person(name)
        member = Member(card.id, card.id, scene.room.side_of(card.id), role)
        scene.do(member, "join_room", stakeholder_id=card.id)
    return scene


def example_scene() -> Scene:
    """The room after a few days: ticked, blocked, sent back, moved, dropped, commented."""
    scene = opened_scene()
    questions, pilot = scene.step("Answer the security questions").id, scene.step("Run the pilot")
    form, contract = scene.step("Send the questionnaire").id, scene.step("Sign the contract").id
    finn, bo = scene.person("Finn").id, scene.person("Bo").id
    scene.do("Dan", "complete_action", step_id=scene.step("Show a reference customer").id, round=1)
    scene.do("Bo", "start_action", step_id=pilot.id)
    scene.do("Eli", "block_action", step_id=questions, obstacle="Waiting for the CISO", blocker=finn)
    scene.do("Dan", "complete_action", step_id=form, round=1)
    scene.do("Bo", "send_back_action", step_id=form, round=1, reason="Two pages missing")
    scene.edit("Bo", "schedule_step", pilot, id="step_id", due=date(2026, 12, 9))
    scene.do("Bo", "drop_action", step_id=scene.step("Visit the factory").id, reason="Seen on video")
    scene.do("Cy", "add_comment", step_id=pilot.id, words="Can I watch?")
    scene.do("Ada", "add_evidence", step_id=contract, title="Draft", url="https://northwind.example/draft")
    scene.do("Ada", "log_risk", title="Budget frozen", probability=3, impact=5, owner=bo, steps=[pilot.id])
    return scene


def example_room() -> Room:
    """A rich room: every table has a row, and every state a step."""
    return example_scene().room
