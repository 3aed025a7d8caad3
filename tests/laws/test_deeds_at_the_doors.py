"""Law 3: what the permission table says is what both doors answer, for every deed, side, role and step."""

import json
from typing import Any

import pytest

from portal.room.permissions import PERMISSIONS, RANK
from portal.room.rows import Milestone, Step
from portal.room.words import Role, Side
from tests.live.person import Person, everybody
from tests.live.world import World
from tests.property.test_permissions import ALONE, IN_ROOM, ON_STEPS, STEPS
from tests.rooms import Scene

ROLES = {
    "Ada": Role.LEAD,
    "Dan": Role.CONTRIBUTOR,
    "Bo": Role.LEAD,
    "Eli": Role.CONTRIBUTOR,
    "Cy": Role.VIEWER,
}
SELLERS = {"Ada", "Dan"}
THE_BUYERS = {"edit_story", "add_measure", "edit_measure", "remove_measure"}
NEW_STEPS = ("add_action", "add_milestone")
ELSEWHERE = {"undo", "join_room", "remove_evidence", "share_cell"}
LAST = ["change_role", "close_room", "reopen_room"]
Wish = tuple[bool, Person, str, dict[str, Any]]

pytestmark = pytest.mark.part("doors")


async def test_members_may_what_the_table_says_through_both_doors(start, world: World):
    tried = set()
    async with everybody(start(), world.tokens, *ROLES) as people:
        for person in people:
            await person.join(world.shared)
        scene = people[0].replicas[world.shared].scene
        wishes = [wish for person in people for wish in (*_on_steps(person, scene), *_in_room(person, scene))]
        for may, person, deed, wish in sorted(wishes, key=_order):
            by_rest = await _by_rest(person, deed, world, wish)
            by_socket = await _by_socket(person, deed, world, wish)

            assert by_rest == by_socket == may, (person.name, deed, wish)
            tried.add(deed)
    assert tried | ELSEWHERE == PERMISSIONS.keys()


def _on_steps(person: Person, scene: Scene) -> list[Wish]:
    role, side = _who(person)
    found: list[Wish] = []
    for deed, of_step in ON_STEPS.items():
        steps = _targets(scene, deed)
        found += [
            (_may(deed, _column(deed, step, side), role), person, deed, of_step(step)) for step in steps
        ]
    for deed in NEW_STEPS:
        for promised in Side:
            column = "milestone" if deed == "add_milestone" else _relation(promised, side)
            found.append((_may(deed, column, role), person, deed, {"title": "New", "side": promised}))
    return found


def _in_room(person: Person, scene: Scene) -> list[Wish]:
    role, side = _who(person)
    found: list[Wish] = []
    for deed, of_room in IN_ROOM.items():
        may = _may(deed, "room", role) and not (deed in THE_BUYERS and side is Side.SELLER)
        found.append((may, person, deed, of_room(scene, side)))
    return found


def _who(person: Person) -> tuple[Role, Side]:
    return ROLES[person.name], Side.SELLER if person.name in SELLERS else Side.BUYER


def _targets(scene: Scene, deed: str) -> list[Step]:
    alone = scene.step(ALONE)
    actions = [scene.step(title) for title in STEPS.values()]
    if deed == "move_milestone":
        return [alone]
    return actions if deed == "move_action" else [*actions, alone]


def _column(deed: str, step: Step, side: Side) -> str:
    is_milestone = isinstance(step, Milestone) and PERMISSIONS[deed].milestone is not None
    return "milestone" if is_milestone else _relation(step.side, side)


def _relation(promised: Side, side: Side) -> str:
    return "shared" if promised is Side.BOTH else "own" if promised is side else "other"


def _may(deed: str, column: str, role: Role) -> bool:
    needed = getattr(PERMISSIONS[deed], column)
    return needed is not None and RANK[role] >= RANK[needed]


def _order(wish: Wish) -> tuple[bool, int]:
    """What is refused comes first, in the room as it was; what takes rights away or closes it, last."""
    may, _, deed, _ = wish
    return may, LAST.index(deed) if deed in LAST else -1


async def _by_rest(person: Person, deed: str, world: World, wish: dict[str, Any]) -> bool:
    answer = await person.post(deed, world.shared, **_sent(wish))
    assert answer.status_code not in (401, 500), answer.text
    return answer.status_code != 403


async def _by_socket(person: Person, deed: str, world: World, wish: dict[str, Any]) -> bool:
    answer = await person.do(deed, world.shared, **_sent(wish))
    return answer.get("kind") != "not_allowed"


def _sent(wish: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(wish, default=str))
    return found
