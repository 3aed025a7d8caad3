"""Lists hear that something changed in what they show, and of nothing else."""

import asyncio

from tests.live.person import Person, everybody
from tests.live.world import World

EVERYBODY = ("Ada", "Gil", "Hal", "Bo", "Zoe")


async def test_only_those_who_may_read_a_deal_hear_that_it_changed(start, world: World):
    async with everybody(start(), world.tokens, *EVERYBODY) as people:
        for person in people:
            await person.say(t="home")
        await asyncio.sleep(0.5)
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
        for person in people:
            await person.say(t="home")
        await asyncio.sleep(0.5)
        bo = people[3]

        await bo.do("log_risk", world.shared, title="Budget frozen", probability=3, impact=5)

        for person in (people[0], bo):
            await person.until(lambda one=person: one.said("hint"))
        assert _heard(people) == {"Ada": [world.room], "Bo": [world.room]}


def _heard(people: list[Person]) -> dict[str, list[str]]:
    """Of which rooms each one was told, if of any."""
    heard = {one.name: [room for hint in one.said("hint") for room in hint["rooms"]] for one in people}
    return {name: rooms for name, rooms in heard.items() if rooms}
