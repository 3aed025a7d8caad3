"""The world that the servers of these tests begin with, made by the product's own functions.

Northwind sells: Ada leads and owns the deal, Dan works with her in the room, Gil manages them and
sits nowhere, Hal only belongs to the company. Contoso buys: Bo leads and runs it, Eli contributes,
Cy watches. Zoe runs Fabrikam, sells by a room of her own and has nothing to do with this one; Sam
belongs nowhere.
"""

import asyncio
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection

from api.services import Services
from portal.cli.stores import services_of
from portal.core import clock
from portal.core.ids import row_id
from portal.core.migrate import upgrade
from portal.deal.opening import OpenRoom
from portal.journal.commands import Command, Done, command, request_type
from portal.people.deals import PARTY, ROOM, new_draft, wish
from portal.people.organisations import OrganisationRole, add_membership, add_organisation
from portal.people.seats import take_seat
from portal.people.sessions import begin_session
from portal.people.users import add_user
from portal.room.change import Event
from portal.room.joining import JoinRoom
from portal.room.room import Room
from portal.room.rows import Stakeholder
from tests.rooms import Scene, begin, command_id
from tests.servers.serving import Serving, settings_of

NOWHERE = "6a1f6e0e-6c39-4c1e-9a3e-1d5b1c8e0000"
BEGUN, DRAFTED = command_id(0x10), command_id(0x20)
JOINING = ("Dan", "Bo", "Eli", "Cy")
COMPANIES = {
    "Northwind": {"Ada": "member", "Dan": "member", "Gil": "admin", "Hal": "member"},
    "Contoso": {"Bo": "admin", "Eli": "member", "Cy": "member"},
    "Fabrikam": {"Zoe": "admin"},
    "": {"Sam": ""},
}


@dataclass(frozen=True)
class World:
    """What the seeded database holds: one open room, one draft, everybody's ids and a session each."""

    users: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    organisations: dict[str, str] = field(default_factory=dict)
    cards: dict[str, str] = field(default_factory=dict)
    room: str = row_id(BEGUN, ROOM)
    party: str = row_id(BEGUN, PARTY)
    draft_room: str = row_id(DRAFTED, ROOM)
    draft_party: str = row_id(DRAFTED, PARTY)

    @property
    def shared(self) -> str:
        """The stream that both sides see."""
        return f"room/{self.room}"

    @property
    def deal(self) -> str:
        """Northwind's private stream of the same room."""
        return f"deal/{self.room}/{self.party}"

    @property
    def draft(self) -> str:
        """Northwind's private stream of a room that is still being prepared."""
        return f"deal/{self.draft_room}/{self.draft_party}"


def seeded(url: str) -> World:
    """Bring an empty database to the schema and fill it. Not to be called in an event loop."""
    upgrade(url)
    return asyncio.run(_seed(url))


async def _seed(url: str) -> World:
    async with services_of(settings_of(url)) as services:
        world = await services.database.write(_people)
        seeding = Seeding(services, world)
        await seeding.begin(BEGUN, "Contoso and Northwind")
        await seeding.submit(
            wish(command_id(0x11), world.deal, "open_room", OpenRoom(seq=1), world.users["Ada"])
        )
        await seeding.join(*JOINING)
        await seeding.do("Bo", "change_role", stakeholder_id=world.cards["Cy"], role="viewer")
        await seeding.work()
        await seeding.begin(DRAFTED, "Contoso, second phase")
        await seeding.open_elsewhere()
        return world


def _people(db: Connection) -> World:
    world, now = World(), clock.now()
    for company, people in COMPANIES.items():
        if company:
            world.organisations[company] = add_organisation(db, company, now)
        for name, role in people.items():
            user = add_user(db, f"{name}@{company or 'nowhere'}.example", name, "en")
            if company:
                add_membership(db, world.organisations[company], user.id, OrganisationRole(role))
            world.users[name] = user.id
            world.tokens[name] = begin_session(db, user.id, now, "Test browser")
    return world


@dataclass
class Seeding:
    """Deeds done straight in the journal."""

    services: Services
    world: World
    commands: int = 0x100

    async def begin(self, id: str, name: str) -> None:
        """Ada begins a draft of the example."""
        organisation, ada = self.world.organisations["Northwind"], self.world.users["Ada"]
        await self.submit(new_draft(id, ada, organisation, begin(name=name)))

    async def open_elsewhere(self) -> None:
        """Zoe sells too: she sits in a room of her own, where nobody of the others is."""
        company = {"own_company": "Fabrikam", "maker_name": "Zoe", "maker_email": "zoe@fabrikam.example"}
        zoe, organisation = self.world.users["Zoe"], self.world.organisations["Fabrikam"]
        begun = new_draft(command_id(0x30), zoe, organisation, begin(name="Elsewhere", **company))
        await self.submit(begun)
        await self.submit(wish(command_id(0x31), begun.stream, "open_room", OpenRoom(seq=1), zoe))

    async def join(self, *names: str) -> None:
        """These people join as the cards that bear their names."""
        cards = (await self.scene()).room.rows(Stakeholder)
        self.world.cards.update({card.name: card.id for card in cards})
        for name in names:
            card = self.world.cards[name]
            joining = JoinRoom(stakeholder_id=card)
            await self.submit(
                command(self._next(), self.world.shared, "join_room", joining, card, self._sit(name))
            )

    async def work(self) -> None:
        """The room after a few days; see `tests.rooms.example_scene`."""
        scene = await self.scene()
        pilot, form = scene.step("Run the pilot"), scene.step("Send the questionnaire")
        reference, contract = scene.step("Show a reference customer"), scene.step("Sign the contract")
        questions, factory = scene.step("Answer the security questions"), scene.step("Visit the factory")
        bo, finn = self.world.cards["Bo"], self.world.cards["Finn"]
        await self.do("Dan", "complete_action", step_id=reference.id, round=1)
        await self.do("Bo", "start_action", step_id=pilot.id)
        await self.do("Eli", "block_action", step_id=questions.id, obstacle="The CISO is away", blocker=finn)
        await self.do("Dan", "complete_action", step_id=form.id, round=1)
        await self.do("Bo", "send_back_action", step_id=form.id, round=1, reason="Two pages missing")
        moved = {"set": {"due": date(2026, 12, 9)}, "was": {"due": pilot.due}}
        await self.do("Bo", "schedule_step", step_id=pilot.id, **moved)
        await self.do("Bo", "drop_action", step_id=factory.id, reason="Seen on video")
        await self.do("Cy", "add_comment", step_id=pilot.id, words="Can I watch?")
        await self.do(
            "Ada", "add_evidence", step_id=contract.id, title="Draft", url="https://northwind.example/draft"
        )
        risk = {"title": "Budget frozen", "probability": 3, "impact": 5}
        await self.do("Ada", "log_risk", owner=bo, steps=[pilot.id], **risk)

    async def do(self, who: str, deed: str, **args: Any) -> None:
        """A member does a deed in the open room."""
        request = request_type(self.world.shared, deed).model_validate(args)
        await self.submit(wish(self._next(), self.world.shared, deed, request, self.world.cards[who]))

    async def scene(self) -> Scene:
        """The open room as it stands."""
        return Scene(Room((await self.services.journal.value(self.world.shared)).tables))

    async def submit(self, wished: Command) -> None:
        """It must take effect."""
        answer = await self.services.journal.submit(wished)
        assert isinstance(answer, Done), answer

    def _sit(self, name: str) -> Any:
        user, card = self.world.users[name], self.world.cards[name]

        def sit(connection: Connection, _: Mapping[str, Event]) -> None:
            take_seat(connection, user, self.world.room, card)

        return sit

    def _next(self) -> str:
        self.commands += 1
        return command_id(self.commands)


def link_for(serving: Serving, email: str, room: str = "") -> str:
    """The token of a sign-in link, printed by the product's own command beside the running server."""
    command = [sys.executable, "-P", "-m", "portal.cli", "sign-in-link", email, "--room", room]
    done = subprocess.run(command, env=serving.environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.split("#", 1)[1].split()[0]
