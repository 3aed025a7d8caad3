"""Rooms made by the deeds that make them."""

from dataclasses import dataclass
from datetime import date

from api.services import Services
from portal.core.ids import new_command, new_id
from portal.deal.draft import BeginDraft, DraftPerson
from portal.deal.opening import OpenRoom
from portal.journal.commands import Done, command
from portal.people.seats import PartyLink, link_party
from portal.room.rows import Stakeholder
from portal.room.words import Part, Side


@dataclass
class OpenedRoom:
    id: str
    party: str
    stakeholders: dict[str, str]


async def open_room(services: Services, organisation: str, user: str, *buyers: str) -> OpenedRoom:
    """A room that the user began for their company and opened; buyers are addresses on its cards."""
    room, party = new_id(), new_id()
    link = PartyLink(room, party, organisation, "seller")
    begin = BeginDraft(
        name="Contoso rollout",
        own_company="Northwind",
        other_company="Contoso",
        maker_name="Ada Lindqvist",
        maker_email="ada@northwind.example",
        started=date(2026, 11, 2),
        people=tuple(DraftPerson(email=email, side=Side.BUYER, part=Part.CHAMPION) for email in buyers),
    )
    await services.database.write(lambda db: link_party(db, link))
    await _done(services, f"deal/{room}/{party}", "begin_draft", begin, user)
    await _done(services, f"deal/{room}/{party}", "open_room", OpenRoom(seq=1), user)
    return OpenedRoom(room, party, await cards(services, room))


async def cards(services: Services, room: str) -> dict[str, str]:
    """Address to stakeholder."""
    value = await services.journal.value(f"room/{room}")
    return {row.email: row.id for row in value.tables["stakeholder"].values() if isinstance(row, Stakeholder)}


async def card(services: Services, room: str, stakeholder: str) -> Stakeholder:
    """The stakeholder's card as it stands."""
    row = (await services.journal.value(f"room/{room}")).tables["stakeholder"][stakeholder]
    assert isinstance(row, Stakeholder)
    return row


async def _done(services, stream, deed, request, user):
    answer = await services.journal.submit(command(new_command(), stream, deed, request, user))
    assert isinstance(answer, Done), answer
