"""Whatever is thrown at a socket: the server stays up, logs no bug, and nobody else notices."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.frames import Frame, Opcode

from portal.core.ids import new_command
from tests.live.person import Person, everybody
from tests.live.world import NOWHERE, World
from tests.scale import scale

PER_SOCKET = 25
WITNESS_EVERY = 100
WORDS = [
    "t",
    "cmd",
    "join",
    "leave",
    "here",
    "home",
    "stream",
    "do",
    "args",
    "v",
    "id",
    "epoch",
    "seq",
    "place",
]

pytestmark = [pytest.mark.part("frames"), pytest.mark.timeout(590)]


async def test_hostile_frames_hurt_nobody(start, world: World):
    serving = start()
    dice = random.Random(8)
    async with everybody(serving, world.tokens, "Bo", "Ada") as (bo, ada):
        for person in (bo, ada):
            await person.join(world.shared)
        thrown = 0
        while thrown < scale(1_000, 10_000):
            cursor = {"epoch": ada.replicas[world.shared].epoch, "seq": ada.replicas[world.shared].seq}
            thrown += await _throw(Person(serving, "Cy", world.tokens["Cy"]), dice, cursor, world)
            if thrown % WITNESS_EVERY < PER_SOCKET:
                await _works(bo, ada, world)

        assert bo.closed is ada.closed is None
        folded, told = await ada.agrees(world.shared)
        assert folded == told
    assert not serving.bugs


@pytest.mark.parametrize("name", ["scalars", "shapes", "unknown_deeds", "other_streams"])
async def test_a_wish_that_makes_no_sense_is_refused_and_the_socket_lives(serving, world: World, name):
    dice = random.Random(name)
    async with everybody(serving, world.tokens, "Cy") as (cy,):
        for _ in range(20):
            await cy.shout(_wish(dice, name, world))

            answer = await cy.do("undo", world.shared, command_id=NOWHERE)

            assert answer["code"] == "not_undoable"


async def _throw(cy: Person, dice: random.Random, cursor: dict[str, Any], world: World) -> int:
    """Throw frames at one socket until it closes, or has had its share; each is heard before the next."""
    thrown = 0
    try:
        await cy.connect()
        await cy.say(t="join", stream=world.shared, **cursor)
        while thrown < PER_SOCKET and cy.closed is None:
            thrown += 1
            await _send(cy, dice.choice(MAKERS)(dice, world))
        await cy.do("undo", world.shared, command_id=NOWHERE)
    except (ConnectionClosed, TimeoutError):
        await cy.until(lambda: cy.closed)
    await cy.leave()
    return max(thrown, 1)


async def _send(cy: Person, frame: str | bytes | Frame) -> None:
    assert cy.socket is not None
    if isinstance(frame, Frame):
        cy.socket.transport.write(frame.serialize(mask=True))
    else:
        await cy.socket.send(frame)
    await (await cy.socket.ping())


async def _works(bo: Person, ada: Person, world: World) -> None:
    step = bo.replicas[world.shared].scene.step("Run the pilot").id
    answer = await bo.do("add_comment", world.shared, step_id=step, words="Still here")
    await ada.reaches(world.shared, answer["seq"])


def _scalar(dice: random.Random) -> Any:
    strings = ["", "\x00", "é稟\u2028", "a" * 5_000, NOWHERE, new_command(), "room/" + NOWHERE, "__proto__"]
    others = [None, True, -1, 0, 1e400, 2**63, 2**64, -0.0, 1.5, [], {}, [[]], {"": {}}]
    return dice.choice([*strings, *others])


def _nested(dice: random.Random) -> str:
    depth = dice.choice([10, 500, 20_000])
    return "[" * depth + "]" * dice.choice([0, depth])


def _mutated(dice: random.Random, world: World) -> str:
    """A message as it should be, but for one thing."""
    message: dict[str, Any] = dice.choice(
        [
            {"t": "join", "stream": world.shared, "epoch": "", "seq": 0},
            {"t": "here", "stream": world.shared, "place": "plan"},
            {"t": "leave", "stream": world.shared},
            {"t": "home"},
            {"t": "cmd", "id": new_command(), "stream": world.shared, "do": "undo", "v": 1, "args": {}},
        ]
    )
    message[dice.choice([*message, *WORDS])] = _scalar(dice)
    return json.dumps(message)


def _cut(dice: random.Random, world: World) -> str:
    whole = _mutated(dice, world)
    return whole[: dice.randrange(len(whole) + 1)]


def _deep(dice: random.Random, world: World) -> str:
    args = _nested(dice)
    start = {"t": "cmd", "id": new_command(), "stream": world.shared, "do": "add_comment", "v": 1}
    return json.dumps(start)[:-1] + f', "args": {args}}}'


def _noise(dice: random.Random, world: World) -> str:
    return "".join(dice.choice('{}[]",:0a\\u\n é稟') for _ in range(dice.randrange(200)))


def _binary(dice: random.Random, world: World) -> bytes:
    return dice.randbytes(dice.randrange(300))


def _not_utf8(dice: random.Random, world: World) -> Frame:
    return Frame(Opcode.TEXT, b'{"t":"home\xff\xc3"}' + dice.randbytes(5))


def _fragment(dice: random.Random, world: World) -> Frame:
    return Frame(dice.choice([Opcode.CONT, Opcode.TEXT]), b'{"t":', fin=dice.random() < 0.5)


def _control(dice: random.Random, world: World) -> Frame:
    return Frame(dice.choice([Opcode.PING, Opcode.PONG]), dice.randbytes(dice.choice([0, 125])))


def _huge(dice: random.Random, world: World) -> str:
    return json.dumps({"t": "here", "stream": world.shared, "place": "x" * dice.choice([60_000, 70_000])})


def _strange_wish(dice: random.Random, world: World) -> str:
    return _wish(dice, dice.choice(["scalars", "shapes", "unknown_deeds", "other_streams"]), world)


def _wish(dice: random.Random, kind: str, world: World) -> str:
    """A well-formed command that no deed could take."""
    streams = [
        world.deal,
        world.draft,
        "room/" + NOWHERE,
        "deal/x/y",
        "room/",
        "",
        "room/" + world.room.upper(),
    ]
    stream = dice.choice(streams) if kind == "other_streams" else world.shared
    deed = dice.choice(["drop_tables", "", "__class__", "run"]) if kind == "unknown_deeds" else "add_comment"
    args: Any = {"step_id": _scalar(dice), "words": _scalar(dice)}
    if kind == "shapes":
        args = _scalar(dice)
    wish = {"t": "cmd", "id": new_command(), "stream": stream, "do": deed, "v": 1, "args": args}
    return json.dumps(wish).replace("Infinity", "1e999")


MAKERS: list[Callable[..., Any]] = [_mutated, _cut, _deep, _noise, _binary, _not_utf8, _fragment, _huge]
MAKERS += [_strange_wish, _control] * 8
