"""Which step waits for which."""

import pytest

from portal.room.change import Already
from portal.room.dependencies import path
from portal.room.rows import Dependency
from tests.refusals import refused
from tests.rooms import Scene, opened_scene

SECURITY, PROVEN, SIGNED, ALONE = (
    "Security is convinced",
    "The pilot proves it",
    "Contract is signed",
    "Kick-off is held",
)


@pytest.fixture
def scene() -> Scene:
    return opened_scene()


def pair(scene: Scene, before: str, after: str) -> dict[str, str]:
    return {"predecessor": scene.step(before).id, "successor": scene.step(after).id}


def test_linking_changes_the_plan_and_linking_again_its_lag(scene: Scene) -> None:
    version, links = scene.room.about.plan_version, len(scene.room.tables["dependency"])

    scene.do("Dan", "link_steps", **pair(scene, SIGNED, ALONE), lag=2)
    assert isinstance(scene.do("Eli", "link_steps", **pair(scene, SIGNED, ALONE), lag=2), Already)
    scene.do("Eli", "link_steps", **pair(scene, SIGNED, ALONE), lag=5)

    assert len(scene.room.tables["dependency"]) == links + 1
    assert max(link.lag for link in scene.room.rows(Dependency)) == 5
    assert scene.room.about.plan_version == version + 2


@pytest.mark.parametrize(("before", "after"), [(SIGNED, SECURITY), (PROVEN, SECURITY), (ALONE, ALONE)])
def test_a_circle_is_refused(scene: Scene, before: str, after: str) -> None:
    with refused("circle"):
        scene.do("Dan", "link_steps", **pair(scene, before, after))


def test_the_way_along_the_links_names_every_step(scene: Scene) -> None:
    ids = [scene.step(title).id for title in (SECURITY, PROVEN, SIGNED)]

    assert path(scene.room, ids[0], ids[2]) == ids
    assert path(scene.room, ids[2], ids[0]) == []


def test_nothing_waits_for_a_dropped_step(scene: Scene) -> None:
    scene.do("Bo", "drop_action", step_id=scene.step(ALONE).id)

    with refused("step_dropped"):
        scene.do("Bo", "link_steps", **pair(scene, SIGNED, ALONE))


def test_unlinking_twice_is_already_so(scene: Scene) -> None:
    scene.do("Dan", "unlink_steps", **pair(scene, SECURITY, PROVEN))

    assert isinstance(scene.do("Eli", "unlink_steps", **pair(scene, SECURITY, PROVEN)), Already)
    assert path(scene.room, scene.step(SECURITY).id, scene.step(PROVEN).id) == []
