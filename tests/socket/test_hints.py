"""Lists hear that something changed in what they show, and of nothing else."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from portal.core.ids import new_command
from tests.live.fixtures import Engine
from tests.live.person import Person, everybody
from tests.live.world import NOWHERE, World, link_for

OTHERS = ("Gil", "Hal", "Bo", "Zoe", "Sam")
EVERYBODY = ("Ada", "Gil", "Hal", "Bo", "Zoe")


async def test_only_those_who_may_read_a_deal_hear_that_it_changed(start, world: World):
    async with everybody(start(), world.tokens, *EVERYBODY) as people:
        await _show_lists(people)
        ada, gil = people[:2]

        await ada.do("edit_deal", world.draft, set={"notes": "Call Bo"}, was={"notes": ""})

        for person in (ada, gil):
            await person.until(lambda one=person: one.said("hint"))
        heard = {person.name: [hint["rooms"] for hint in person.said("hint")] for person in people}
        assert heard == {
            "Ada": [[world.draft_room]],
            "Gil": [[world.draft_room]],
            "Hal": [],
            "Bo": [],
            "Zoe": [],
        }


async def test_members_hear_that_their_room_changed(start, world: World):
    async with everybody(start(), world.tokens, *EVERYBODY) as people:
        await _show_lists(people)
        bo = people[3]

        await bo.do("log_risk", world.shared, title="Budget frozen", probability=3, impact=5)

        for person in (people[0], bo):
            await person.until(lambda one=person: one.said("hint"))
        assert _heard(people) == {"Ada": [world.room], "Bo": [world.room]}


async def test_a_draft_is_heard_of_by_those_of_the_company_who_read_it_when_it_begins(
    engine: Engine, start, world: World
):
    async with two_servers(engine, start, world) as people:
        ada = people["Ada"]

        begun = await ada.http.post("/api/rooms", json={"name": "Third phase", "company": "Contoso"})

        room = begun.json()["stream"].split("/")[1]
        for person in (ada, people["Gil"]):
            await person.until(lambda one=person: one.said("hint"))
        assert _heard(people.values()) == {"Ada": [room], "Gil": [room]}


async def test_who_joins_a_room_hears_of_it_in_every_browser_from_then_on(
    engine: Engine, start, world: World
):
    async with two_servers(engine, start, world) as people:
        ada, bo = people["Ada"], people["Bo"]
        assert (await ada.post("open_room", world.draft, seq=1)).status_code == 200
        token = link_for(ada.serving, "bo@contoso.example", world.draft_room)

        joined = await ada.http.post("/api/sign-in/link", json={"token": token})

        assert joined.status_code == 200, joined.text
        await bo.until(lambda: bo.said("hint"))
        assert bo.said("hint") == [{"t": "hint", "rooms": [world.draft_room]}]

        await ada.post("log_risk", f"room/{world.draft_room}", title="Late", probability=1, impact=1)

        await bo.until(lambda: len(bo.said("hint")) == 2)


@asynccontextmanager
async def two_servers(engine: Engine, start, world: World) -> AsyncIterator[dict[str, Person]]:
    """Ada at one server, everybody else at another where the engine allows two; all show their lists."""
    here = start()
    there = start() if engine.name == "postgresql" else here
    async with everybody(here, world.tokens, "Ada") as one, everybody(there, world.tokens, *OTHERS) as more:
        people = {person.name: person for person in (*one, *more)}
        await _show_lists(people.values())
        yield people


async def _show_lists(people: Iterable[Person]) -> None:
    """By the time wishes sent after it were looked up and refused, a list is shown."""
    for person in people:
        await person.say(t="home")
        for _ in range(2):
            await person.do("undo", f"room/{new_command()}", command_id=NOWHERE)


def _heard(people: Iterable[Person]) -> dict[str, list[str]]:
    """Of which rooms each one was told, if of any."""
    heard = {one.name: [room for hint in one.said("hint") for room in hint["rooms"]] for one in people}
    return {name: rooms for name, rooms in heard.items() if rooms}
