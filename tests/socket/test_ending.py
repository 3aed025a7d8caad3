"""SIGTERM: everybody is sent elsewhere, what was asked is answered, and the process ends in time."""

import asyncio
import time

import pytest

from tests.live.person import everybody
from tests.live.world import World

BURST = 200
LONGEST = 25.0

pytestmark = pytest.mark.part("joins")


async def test_a_server_that_is_told_to_end_answers_what_was_asked_and_says_when_to_come_back(
    start, world: World
):
    serving = start()
    async with everybody(serving, world.tokens, "Bo", "Cy") as (bo, cy):
        for person in (bo, cy):
            await person.join(world.shared)
        pilot = bo.replicas[world.shared].scene.step("Run the pilot").id
        seq = bo.replicas[world.shared].seq
        asked = [
            await bo.send("add_comment", world.shared, step_id=pilot, words=f"Word {n}") for n in range(BURST)
        ]
        await bo.until(lambda: bo.answer(asked[0]))

        told = time.monotonic()
        serving.terminate()
        assert await asyncio.to_thread(serving.wait) == 0
        took = time.monotonic() - told
        for person in (bo, cy):
            await person.until(lambda one=person: one.closed)

        assert took <= LONGEST
        for person in (bo, cy):
            [bye] = person.said("bye")
            assert bye["code"] == "restart"
            assert 0 < bye["after"] <= 5
            assert person.closed == (1012, "restart")
        assert not serving.bugs
        answered = [command for command in asked if bo.answer(command)]
        serving.start()
        await bo.moved()
        events = (await bo.http.get(f"/api/rooms/{world.room}/events", params={"after": seq})).json()
        assert [event["command"] for event in events] == answered
