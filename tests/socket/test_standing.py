"""An open socket follows what its account may see, and ends when its session does."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection, delete, update

from portal.cli.stores import services_of
from portal.core import clock
from portal.people import tables
from portal.people.seats import take_seat
from portal.people.sessions import IDLE
from portal.people.users import raise_version
from tests.live.person import everybody
from tests.live.world import World
from tests.servers.serving import Serving, settings_of

pytestmark = pytest.mark.parametrize(
    "engine", [pytest.param("postgresql", marks=pytest.mark.postgresql)], indirect=True
)


async def _changed(serving: Serving, work) -> None:
    async with services_of(settings_of(serving.database_url)) as services:
        await services.database.write(work)


async def test_a_manager_no_more_parts_with_the_deals_of_others(start, world: World):
    serving = start()
    async with everybody(serving, world.tokens, "Gil", "Ada") as (gil, ada):
        for person in (gil, ada):
            await person.join(world.draft)

        def demote(db: Connection) -> None:
            db.execute(delete(tables.membership).where(tables.membership.c.user == world.users["Gil"]))
            raise_version(db, world.users["Gil"])

        await _changed(serving, demote)

        await gil.until(lambda: gil.said("gone"))
        await ada.do("edit_deal", world.draft, set={"notes": "Call Bo"}, was={"notes": ""})
        assert world.draft not in gil.replicas
        assert not [frame for frame in gil.frames if frame.get("kind") == "deal.edited"]
        assert gil.closed is None
        assert not ada.said("gone")


@pytest.mark.parametrize("column", ["expires", "seen"])
async def test_a_session_that_is_over_by_time_ends_its_socket(start, world: World, column: str):
    serving = start()
    async with everybody(serving, world.tokens, "Cy") as (cy,):
        await cy.join(world.shared)
        over = {"expires": clock.now(), "seen": clock.now() - IDLE - timedelta(seconds=1)}[column]
        session = tables.session

        await _changed(
            serving,
            lambda db: db.execute(
                update(session).where(session.c.user == world.users["Cy"]).values({column: over})
            ),
        )

        await cy.until(lambda: cy.closed)
        assert cy.frames[-1]["code"] == "signed_out"


async def test_who_gets_another_card_acts_as_that_one_from_then_on(start, world: World):
    serving = start()
    async with everybody(serving, world.tokens, "Cy") as (cy,):
        replica = await cy.join(world.shared)
        pilot = replica.scene.step("Run the pilot").id

        await _changed(serving, lambda db: take_seat(db, world.users["Cy"], world.room, world.cards["Dan"]))

        await cy.until(lambda: cy.said("resync"))
        await cy.do("add_comment", world.shared, step_id=pilot, words="As Dan")
        (last, *_) = (await cy.http.get(f"/api/rooms/{world.room}/history?limit=1")).json()
        assert (last["kind"], last["actor"]) == ("comment.added", world.cards["Dan"])
        await cy.until(lambda: len(cy.said("joined")) == 2)
