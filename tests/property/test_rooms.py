"""Whatever anybody does in whatever order: the room stays sound, replicas agree, undo gives back."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.core.errors import Refusal
from portal.room.change import Event
from portal.room.deeds import DEEDS
from portal.room.rows import Stakeholder
from portal.room.soundness import flaws
from tests.property.wire import folded, json_event, json_tables
from tests.property.wishes import ARGUMENTS, arguments
from tests.rooms import Scene, drafting_scene, example_scene
from tests.scale import scale

pytestmark = [pytest.mark.part("model"), pytest.mark.timeout(590)]

ACTORS = ("Ada", "Bo", "Dan", "Eli", "Ada", "Bo", "Cy")
MANY = settings(
    max_examples=scale(60, 3_000),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
START = example_scene().room
FOLLOWING = ("milestone", "room", "date_change")
NAMES = re.compile(r"\b(Ada|Dan|Eli|Cy|Finn)\b")


def test_every_deed_is_tried() -> None:
    assert ARGUMENTS.keys() | {"undo"} == DEEDS.keys()


@MANY
@given(data=st.data())
def test_a_replica_that_folds_the_events_has_the_rows_of_the_room(data: st.DataObject) -> None:
    scene = Scene(START)
    replica = json_tables(scene.room.tables)

    for seq in range(1, data.draw(st.integers(1, 12)) + 1):
        event = _something(data, scene)
        if event is not None:
            replica = folded(replica, json_event(event, seq, "c"))

    assert replica == json_tables(scene.room.tables)


@MANY
@given(data=st.data())
def test_a_room_stays_sound_whatever_is_done_and_undone(data: st.DataObject) -> None:
    scene = Scene(START)

    for _ in range(data.draw(st.integers(1, 15))):
        _something(data, scene)

        assert not flaws(scene.room)


@MANY
@given(data=st.data())
def test_a_draft_stays_sound_whatever_its_maker_does(data: st.DataObject) -> None:
    scene, ada = drafting_scene()

    for _ in range(data.draw(st.integers(1, 10))):
        deed = data.draw(st.sampled_from(sorted(ARGUMENTS)))
        try:
            scene.do(ada, deed, **arguments(data.draw, scene, deed))
        except Refusal:
            continue

        assert not flaws(scene.room)


@MANY
@given(data=st.data())
def test_undoing_a_deed_at_once_leaves_no_trace_but_the_plan_version(data: st.DataObject) -> None:
    scene = Scene(START)
    for _ in range(data.draw(st.integers(0, 4))):
        _something(data, scene)
    before = _without_version(json_tables(scene.room.tables))
    who = data.draw(st.sampled_from(ACTORS))
    deed = data.draw(st.sampled_from([name for name in sorted(ARGUMENTS) if DEEDS[name].undoable]))
    event = _tried(data, scene, who, deed)
    if event is None:
        return

    scene.undo(who, event)

    assert _without_version(json_tables(scene.room.tables)) == before


@MANY
@given(data=st.data())
def test_undo_touches_only_fields_that_still_hold_what_it_set(data: st.DataObject) -> None:
    scene = Scene(START)
    events = [(who, event) for who, event in (_somebody(data, scene) for _ in range(6)) if event is not None]
    if not events:
        return
    who, event = data.draw(st.sampled_from(events))
    before = json_tables(scene.room.tables)
    try:
        undone = scene.undo(who, event)
    except Refusal:
        return

    assert isinstance(undone, Event)
    said = {(c["table"], c["id"]): c.get("set", {}) for c in json_event(event, 1, "c")["changes"]}
    for change in json_event(undone, 2, "d")["changes"]:
        edited = change.get("set") and change["was"] and change["table"] not in FOLLOWING
        for field in change["set"] if edited else ():
            held = before[change["table"]][change["id"]][field]
            assert held == said[change["table"], change["id"]][field]


@MANY
@given(data=st.data())
def test_events_name_people_by_id_only(data: st.DataObject) -> None:
    scene = Scene(START)

    event = _something(data, scene)

    if event is not None:
        body = json_event(event, 1, "c")
        told = [c for c in body["changes"] if c["table"] != "stakeholder"]
        assert not NAMES.search(json.dumps([body["data"], told]))


def test_the_names_sought_in_events_are_those_of_the_cast() -> None:
    assert all(NAMES.search(s.name) or s.name == "Bo" for s in START.rows(Stakeholder))


def _something(data: st.DataObject, scene: Scene) -> Event | None:
    return _somebody(data, scene)[1]


def _somebody(data: st.DataObject, scene: Scene) -> tuple[str, Event | None]:
    who = data.draw(st.sampled_from(ACTORS))
    mine = [e for e in scene.events.values() if e.actor == scene.person(who).id]
    if mine and data.draw(st.integers(0, 3)) == 0:
        return who, _undone(data, scene, who, mine)
    return who, _tried(data, scene, who, data.draw(st.sampled_from(sorted(ARGUMENTS))))


def _tried(data: st.DataObject, scene: Scene, who: str, deed: str) -> Event | None:
    scene.now += timedelta(minutes=data.draw(st.sampled_from([1, 60 * 30])))
    args: dict[str, Any] = arguments(data.draw, scene, deed)
    try:
        answer = scene.do(who, deed, **args)
    except Refusal:
        return None
    return answer if isinstance(answer, Event) else None


def _undone(data: st.DataObject, scene: Scene, who: str, mine: list[Event]) -> Event | None:
    try:
        answer = scene.undo(who, data.draw(st.sampled_from(mine)))
    except Refusal:
        return None
    return answer if isinstance(answer, Event) else None


def _without_version(tables: dict[str, Any]) -> dict[str, Any]:
    for row in tables["room"].values():
        row.pop("plan_version")
    return tables
