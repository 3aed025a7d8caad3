"""Opening a draft: nothing of the drafting remains, whatever was done while drafting."""

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.core.errors import Refusal
from portal.core.ids import PATTERN
from portal.deal.deal import Deal
from portal.room.change import Event
from portal.room.room import Room
from portal.room.rows import DateChange
from portal.room.soundness import flaws
from tests.property.wire import json_event
from tests.property.wishes import ARGUMENTS, arguments
from tests.rooms import ADA_USER, BEGAN, PARTY_ID, ROOM_ID, Scene, command_id, drafting_scene, opened
from tests.scale import scale

pytestmark = [pytest.mark.part("model"), pytest.mark.timeout(590)]

MANY = settings(
    max_examples=scale(60, 3_000),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
OPENED = BEGAN + timedelta(days=30)
ID = re.compile(PATTERN.strip("^$"))
DEEDS_OF_DRAFTING = sorted(ARGUMENTS.keys() - {"close_room"})


@MANY
@given(data=st.data())
def test_no_id_moment_or_move_of_the_drafting_crosses(data: st.DataObject) -> None:
    scene, ada = drafting_scene()
    for _ in range(data.draw(st.integers(0, 8))):
        deed = data.draw(st.sampled_from(DEEDS_OF_DRAFTING))
        scene.now += timedelta(hours=data.draw(st.sampled_from([1, 40])))
        try:
            scene.do(ada, deed, **arguments(data.draw, scene, deed))
        except Refusal:
            continue
    before = {id for table in scene.room.tables.values() for id in table}

    shown = _shown(Deal(scene.room.tables))

    body = json.dumps(json_event(shown, 1, command_id(2)))
    assert not set(ID.findall(body)) & (before - {ROOM_ID, PARTY_ID})
    assert ADA_USER not in body
    assert not re.search(r"2026-11-\d\dT|2026-12-01T", body)
    room = Room({}).after(shown.changes)
    assert not flaws(room)
    assert all(move.proposer is None for move in room.rows(DateChange))
    assert all(change.was is None for change in shown.changes)


def test_words_that_equal_an_id_stay_as_they_are() -> None:
    scene, ada = drafting_scene()
    gone, pilot, bo = scene.step("Visit the factory").id, scene.step("Run the pilot"), scene.person("Bo")
    scene.do(ada, "drop_action", step_id=gone)
    scene.edit(ada, "edit_step", pilot, id="step_id", title=gone, note=bo.id)
    scene.edit(ada, "edit_stakeholder", bo, id="stakeholder_id", title=pilot.id, phone=gone)
    scene.do(
        ada,
        "log_risk",
        title=pilot.id,
        probability=3,
        impact=3,
        mitigation=gone,
        steps=[pilot.id],
        owner=bo.id,
    )

    room = Scene(Room({}).after(_shown(Deal(scene.room.tables)).changes))

    shown, risk, card = room.step(gone), room.risk(pilot.id), room.person("Bo")
    assert (shown.note, card.title, card.phone, risk.mitigation) == (bo.id, pilot.id, gone, gone)
    assert (risk.steps, risk.owner) == ((shown.id,), card.id)


def test_dropped_steps_drafting_comments_and_drafting_moves_stay_behind() -> None:
    scene, ada = drafting_scene()
    pilot = scene.step("Run the pilot")
    for deed, args in _canaries(scene.step("Visit the factory").id, pilot.id):
        scene.do(ada, deed, **args)
    dropped = scene.step("CANARY of a dropped milestone").id
    scene.do(ada, "add_criterion", words="CANARY of its criterion", milestone=dropped)
    scene.do(
        ada, "add_evidence", step_id=dropped, title="CANARY of its evidence", url="https://canary.example"
    )
    scene.do(ada, "drop_action", step_id=dropped, reason="CANARY of a reason")
    scene.edit(ada, "schedule_step", pilot, id="step_id", due=MOVED)
    drafted = json.dumps([json_event(event, 1, id) for id, event in scene.events.items()])
    assert drafted.count("CANARY") > 8

    body = json.dumps(json_event(_shown(Deal(scene.room.tables)), 1, command_id(2)))

    assert "CANARY" not in body
    assert body.count("2026-12-31") == 1
    assert "canary.example" not in body
    assert "240,000" not in body


def test_the_private_stream_keeps_nothing_of_the_room_after_opening() -> None:
    scene, _ = drafting_scene()
    deal = Deal(scene.room.tables)

    both = opened(deal)

    left = {name for name, rows in deal.after(both.deal.changes).tables.items() if rows}
    assert left == {"deal", "colleague", "private_cell"}


def _canaries(action: str, commented: str) -> list[tuple[str, dict[str, Any]]]:
    words = {"set": {"title": "CANARY of a dropped action"}, "was": {"title": "Visit the factory"}}
    return [
        ("edit_step", {"step_id": action} | words),
        ("drop_action", {"step_id": action, "reason": "CANARY of a reason"}),
        ("add_comment", {"step_id": commented, "words": "CANARY of a comment"}),
        ("add_milestone", {"title": "CANARY of a dropped milestone"}),
        ("edit_story", {"set": {"champion_part": "CANARY of words"}, "was": {"champion_part": CHAMPION}}),
        ("edit_story", {"set": {"champion_part": CHAMPION}, "was": {"champion_part": "CANARY of words"}}),
    ]


def _shown(deal: Deal) -> Event:
    both = opened(deal, now=OPENED)
    assert both.room is not None
    return both.room


MOVED = date(2026, 12, 31)
CHAMPION = "Bo convinces the board"
