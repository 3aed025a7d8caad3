"""The demo's world: two companies, three people, one room; made by the same deeds as any other."""

from datetime import timedelta

from sqlalchemy import Connection

from api.services import Services
from portal.core import clock
from portal.core.ids import new_command, new_id
from portal.deal.draft import BeginDraft, DraftAction, DraftPerson, DraftStep
from portal.deal.opening import OpenRoom
from portal.journal.commands import Companion, Done, command
from portal.people.organisations import OrganisationRole, add_membership, add_organisation
from portal.people.seats import PartyLink, link_party, take_seat
from portal.people.users import active_users, add_user
from portal.room.fields import Request
from portal.room.joining import JoinRoom
from portal.room.rows import Stakeholder
from portal.room.words import Kind, Part, Side

ADA, BO, CY = "ada@northwind.example", "bo@contoso.example", "cy@contoso.example"
NAMES = {ADA: "Ada Lindqvist", BO: "Bo Tanaka", CY: "Cy Okafor"}


async def make_world(services: Services) -> None:
    """Fill an empty database; one that has people already is left as it is."""
    if await services.database.read(active_users):
        return
    room, party = new_id(), new_id()
    users = await services.database.write(lambda db: _people(db, room, party))
    private = f"deal/{room}/{party}"
    await _do(services, private, "begin_draft", _draft(), users[ADA])
    await _do(services, private, "open_room", OpenRoom(), users[ADA])
    cards = await _cards(services, room)
    await services.database.write(lambda db: take_seat(db, users[ADA], room, cards[ADA]))
    for email in (BO, CY):
        await _join(services, users[email], room, cards[email])


def _people(db: Connection, room: str, party: str) -> dict[str, str]:
    northwind = add_organisation(db, "Northwind", clock.now())
    contoso = add_organisation(db, "Contoso", clock.now())
    users = {email: add_user(db, email, name).id for email, name in NAMES.items()}
    add_membership(db, northwind, users[ADA], OrganisationRole.ADMIN)
    add_membership(db, contoso, users[BO], OrganisationRole.MEMBER)
    add_membership(db, contoso, users[CY], OrganisationRole.MEMBER)
    link_party(db, PartyLink(room, party, northwind, Side.SELLER))
    return users


def _draft() -> BeginDraft:
    today = clock.now().date()
    bo = DraftPerson(name=NAMES[BO], title="VP Operations", email=BO, side=Side.BUYER, part=Part.CHAMPION)
    cy = DraftPerson(name=NAMES[CY], title="Security lead", email=CY, side=Side.BUYER, part=Part.SECURITY)
    return BeginDraft(
        name="Contoso: one plan for every warehouse",
        own_company="Northwind",
        other_company="Contoso",
        maker_name=NAMES[ADA],
        maker_title="Account executive",
        maker_email=ADA,
        started=today,
        outcome="By the end of the quarter every warehouse ships from one plan.",
        people=(bo, cy),
        milestones=(
            DraftStep(title="Security has no open question", kind=Kind.SECURITY, due=today + timedelta(14)),
            DraftStep(title="Leadership approves the budget", kind=Kind.SIGNATURE, due=today + timedelta(35)),
        ),
        actions=(
            DraftAction(
                title="Answer the security questionnaire",
                side=Side.SELLER,
                milestone=0,
                due=today + timedelta(5),
            ),
            DraftAction(
                title="Review the answers",
                side=Side.BUYER,
                buyer_owner=1,
                milestone=0,
                due=today + timedelta(10),
            ),
        ),
    )


async def _cards(services: Services, room: str) -> dict[str, str]:
    rows = (await services.journal.value(f"room/{room}")).tables["stakeholder"].values()
    return {row.email: row.id for row in rows if isinstance(row, Stakeholder)}


async def _join(services: Services, user: str, room: str, card: str) -> None:
    wish = JoinRoom(stakeholder_id=card)
    await _do(
        services, f"room/{room}", "join_room", wish, card, lambda db, _: take_seat(db, user, room, card)
    )


async def _do(
    services: Services, stream: str, deed: str, wish: Request, actor: str, companion: Companion | None = None
) -> None:
    answer = await services.journal.submit(command(new_command(), stream, deed, wish, actor, companion))
    if not isinstance(answer, Done):
        raise TypeError(answer)
