"""A room of Northwind and Contoso, made by the deeds that make rooms, and wishes in it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.core.ids import new_command, new_id
from portal.deal.draft import BeginDraft, DraftAction, DraftCell, DraftPerson
from portal.deal.opening import OpenRoom
from portal.journal.commands import Answer, Command, Companion, Done, command, request_type
from portal.journal.journal import Journal
from portal.room.joining import JoinRoom
from portal.room.rows import Stakeholder
from portal.room.words import Part, Side

BO = "bo@contoso.example"


@dataclass(frozen=True)
class Room:
    """An opened room: Ada leads for the seller, Bo has joined as the buyer's champion."""

    stream: str
    deal: str
    user: str
    ada: str
    bo: str
    actions: list[str]

    def wish(
        self, deed: str, actor: str | None = None, companion: Companion | None = None, **args: Any
    ) -> Command:
        """A command in the shared stream under a fresh id; by Ada unless said."""
        return wish(self.stream, deed, actor or self.ada, companion, **args)

    def tick(self, n: int, actor: str | None = None, companion: Companion | None = None) -> Command:
        """Complete the n-th action."""
        return self.wish("complete_action", actor, companion, step_id=self.actions[n], round=1)

    def turn(self, n: int, times: int, actor: str | None = None) -> Command:
        """Start or block the n-th action by turns, so that each of many wishes takes effect."""
        if times % 2:
            return self.wish("block_action", actor, step_id=self.actions[n], obstacle="legal")
        return self.wish("start_action", actor, step_id=self.actions[n])


def wish(stream: str, deed: str, actor: str, companion: Companion | None = None, **args: Any) -> Command:
    """A command under a fresh id."""
    request = request_type(stream, deed).model_validate(args)
    return command(new_command(), stream, deed, request, actor, companion)


async def open_room(journal: Journal, actions: int = 6) -> Room:
    """A room with that many actions."""
    room, user = new_id(), new_id()
    deal, stream = f"deal/{room}/{new_id()}", f"room/{room}"
    begin = BeginDraft(
        name="Contoso rollout",
        own_company="Northwind",
        other_company="Contoso",
        maker_name="Ada Lindqvist",
        maker_email="ada@northwind.example",
        started=date(2026, 11, 2),
        people=(DraftPerson(name="Bo Chen", email=BO, side=Side.BUYER, part=Part.CHAMPION),),
        actions=tuple(DraftAction(title=f"Promise {n}") for n in range(actions)),
        private_cells=(DraftCell(line=7, heading="Margin", words="20 %"),),
    )
    await done(journal, command(new_command(), deal, "begin_draft", begin, user))
    await done(journal, command(new_command(), deal, "open_room", OpenRoom(seq=1), user))
    value = await journal.value(stream)
    cards = {
        row.email: row.id for row in value.tables["stakeholder"].values() if isinstance(row, Stakeholder)
    }
    bo = cards[BO]
    await done(journal, command(new_command(), stream, "join_room", JoinRoom(stakeholder_id=bo), bo))
    return Room(stream, deal, user, cards["ada@northwind.example"], bo, list(value.tables["action"]))


async def done(journal: Journal, wanted: Command) -> Done:
    """Submit a command that must take effect."""
    answer: Answer = await journal.submit(wanted)
    assert isinstance(answer, Done), answer
    return answer
