"""Many rooms of the example, so that each try of a test begins in one that nobody used."""

import asyncio
from dataclasses import dataclass

from portal.cli.stores import services_of
from portal.core.ids import row_id
from portal.deal.opening import OpenRoom
from portal.people.deals import PARTY, ROOM, new_draft, wish
from tests.live.world import Seeding, World
from tests.rooms import begin
from tests.servers.serving import settings_of

PEOPLE = ("Dan", "Bo", "Cy")


@dataclass(frozen=True)
class Furnished:
    """A room just opened, with the cards of those who joined: Ada and Bo lead, Dan works."""

    stream: str
    cards: dict[str, str]


async def furnished(url: str, world: World, count: int) -> list[Furnished]:
    """That many rooms; no server may be running."""
    async with services_of(settings_of(url)) as services:
        seedings = [Seeding(services, _apart(world, n)) for n in range(1, count + 1)]
        await asyncio.gather(*(_furnish(seeding) for seeding in seedings))
        return [Furnished(seeding.world.shared, seeding.world.cards) for seeding in seedings]


def _id(room: int, n: int) -> str:
    """The n-th command of a room; ids sort alike in every room."""
    return f"{room:08x}-0000-4000-8000-{n:08x}0000"


def _apart(world: World, n: int) -> World:
    room, party = row_id(_id(n, 1), ROOM), row_id(_id(n, 1), PARTY)
    return World(world.users, world.tokens, world.organisations, {}, room, party)


async def _furnish(seeding: Seeding) -> None:
    world = seeding.world
    ada, room = world.users["Ada"], int(world.room[:8], 16)
    await seeding.submit(new_draft(_id(room, 1), ada, world.organisations["Northwind"], begin()))
    await seeding.submit(wish(_id(room, 2), world.deal, "open_room", OpenRoom(seq=1), ada))
    await seeding.join(*PEOPLE)
