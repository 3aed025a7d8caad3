"""Whoever joins a busy room misses nothing: the snapshot, and then every event behind it."""

import asyncio

import pytest

from portal.core.ids import new_command
from tests.live.person import Person, everybody
from tests.live.world import World
from tests.scale import scale

JOINERS = ("Cy", "Dan", "Eli", "Cy", "Dan")
FURTHER = 3

pytestmark = pytest.mark.part("joins")


async def test_nobody_who_joins_a_busy_room_misses_an_event(start, world: World):
    serving = start()
    async with (
        everybody(serving, world.tokens, "Bo", "Ada") as speakers,
        everybody(serving, world.tokens, *JOINERS) as joiners,
    ):
        for speaker in speakers:
            await speaker.join(world.shared)
        busy = [asyncio.create_task(_speak(speaker, world.shared)) for speaker in speakers]

        await asyncio.gather(*(_come_and_go(joiner, world.shared) for joiner in joiners))

        for task in busy:
            task.cancel()
        await asyncio.gather(*busy, return_exceptions=True)
        head = await speakers[0].snapshot(world.shared)
        for person in (*joiners, *speakers):
            folded, told = await person.agrees(world.shared)
            assert person.replicas[world.shared].seq >= head["seq"]
            assert folded == told


async def test_a_joiner_gets_what_happened_since_its_snapshot_and_then_the_word(start, world: World):
    async with everybody(start(), world.tokens, "Bo", "Cy") as (bo, cy):
        replica = await cy.join(world.shared)
        await cy.say(t="leave", stream=world.shared)
        missed = await _comments(bo, world, 4)
        told = len(cy.frames)

        await cy.join(world.shared, anew=False)

        frames = [frame for frame in cy.frames[told:] if frame.get("t") != "here"]
        assert [frame.get("command") for frame in frames] == [*missed, None]
        joined = {"t": "joined", "stream": world.shared, "epoch": replica.epoch, "seq": replica.seq}
        assert frames[-1] == joined


async def test_events_stop_for_one_who_left(start, world: World):
    async with everybody(start(), world.tokens, "Bo", "Cy") as (bo, cy):
        await cy.join(world.shared)
        await cy.say(t="leave", stream=world.shared)
        await cy.do("undo", f"room/{new_command()}", command_id=new_command())
        told = len(cy.frames)

        await _comments(bo, world, 2)
        await cy.do("undo", f"room/{new_command()}", command_id=new_command())

        assert [frame["t"] for frame in cy.frames[told:]] == ["refused"]


async def test_one_socket_shows_several_streams_each_in_its_own_order(start, world: World):
    async with everybody(start(), world.tokens, "Ada") as (ada,):
        streams = (world.shared, world.deal, world.draft)
        for stream in streams:
            await ada.join(stream)
        step = {stream: ada.replicas[stream].scene for stream in (world.shared, world.draft)}
        sent = [
            await ada.send("add_comment", stream, step_id=scene.step("Run the pilot").id, words=f"Word {n}")
            for n in range(20)
            for stream, scene in step.items()
        ]

        await ada.until(lambda: all(ada.answer(command) for command in sent))

        for stream in streams:
            folded, told = await ada.agrees(stream)
            assert folded == told


async def _come_and_go(joiner: Person, stream: str) -> None:
    for _ in range(scale(50, 200) // len(JOINERS)):
        replica = await joiner.join(stream)
        await joiner.reaches(stream, replica.seq + FURTHER)
        await joiner.say(t="leave", stream=stream)
    await joiner.join(stream)


async def _speak(speaker: Person, stream: str) -> None:
    step = speaker.replicas[stream].scene.step("Run the pilot").id
    n = 0
    while True:
        n += 1
        await speaker.do("add_comment", stream, step_id=step, words=f"Word {n}")


async def _comments(bo: Person, world: World, times: int) -> list[str]:
    pilot = (await bo.join(world.shared)).scene.step("Run the pilot").id
    return [
        (await bo.do("add_comment", world.shared, step_id=pilot, words=f"Word {n}"))["command"]
        for n in range(times)
    ]
