"""A busy day in the example room, on which nearly every deed is done once."""

from datetime import date
from typing import Any

from portal.room.change import Event
from portal.room.positions import ordered
from portal.room.rows import Milestone
from tests.property.wire import json_tables
from tests.rooms import example_room
from tests.vectors.recorder import Recorder


def busy_day() -> dict[str, Any]:
    """The rows before, every wish with its event, and the rows after."""
    day = Recorder(example_room(), commands=0x2000)
    before = json_tables(day.room.tables)
    _work(day)
    _shape(day)
    _around(day)
    return {"before": before, "steps": day.steps, "after": json_tables(day.room.tables)}


def _work(day: Recorder) -> None:
    questions, pilot = (
        day.step("Answer the security questions"),
        day.step("Run the pilot"),
    )
    reference = day.step("Show a reference customer")
    day.do("Eli", "unblock_action", step_id=questions.id)
    day.do("Eli", "block_action", step_id=questions.id, obstacle="Waiting for Legal")
    ticked = day.do("Eli", "complete_action", step_id=questions.id, round=1)
    assert isinstance(ticked, Event)
    day.undo("Eli", ticked)
    day.do("Eli", "complete_action", step_id=questions.id, round=1, finished=date(2026, 11, 2))
    day.do("Eli", "untick_action", step_id=questions.id, round=1)
    day.do("Eli", "block_action", step_id=questions.id, obstacle="Waiting for Legal again")
    day.untick("Eli", day.do("Eli", "complete_action", step_id=questions.id, round=1), questions.id)
    day.do("Dan", "reopen_action", step_id=reference.id, round=1)
    day.do("Dan", "start_action", step_id=reference.id)
    day.do("Cy", "add_comment", step_id=pilot.id, words="Legal asks for the annex")
    day.do("Bo", "add_evidence", step_id=pilot.id, title="Result", url="https://contoso.example/r")


def _shape(day: Recorder) -> None:
    pilot, contract = day.step("Run the pilot"), day.step("Sign the contract")
    first = ordered(day.room.rows(Milestone))[0]
    day.do("Bo", "add_milestone", title="Teams are trained", after=first.id)
    day.do("Bo", "add_action", title="Book the room", milestone=first.id, side="buyer")
    day.do("Ada", "add_action", title="Send the slides", side="seller", after=None)
    day.edit("Bo", "edit_step", pilot, id="step_id", title="Run the pilot in claims", note="Six weeks")
    day.edit("Bo", "assign_step", pilot, id="step_id", buyer_owner=day.person("Eli").id)
    day.edit("Ada", "schedule_step", contract, id="step_id", due=date(2026, 12, 21))
    day.do("Bo", "move_action", step_id=pilot.id, milestone=first.id, after=None)
    day.do("Bo", "move_milestone", step_id=first.id, after=day.step("Teams are trained").id)
    day.do("Bo", "drop_action", step_id=day.step("Book the room").id, reason="The old one is free")


def _around(day: Recorder) -> None:
    bo, finn, risk = day.person("Bo"), day.person("Finn"), day.risk("Budget frozen")
    story = day.room.story
    day.do("Bo", "add_criterion", words="Nobody asks twice")
    criterion = day.criterion("Nobody asks twice")
    day.edit("Bo", "edit_criterion", criterion, id="criterion_id", met=True)
    day.do("Bo", "remove_criterion", criterion_id=criterion.id)
    day.do("Bo", "add_measure", name="Days to decide", from_value="9", to_value="4")
    day.edit("Bo", "edit_story", story, outcome="Claims in four days")
    day.edit("Bo", "edit_goal", story, buyer_goal="Calm autumn")
    day.edit("Ada", "edit_risk", risk, id="risk_id", probability=2, state="mitigating")
    day.do("Dan", "log_risk", title="Holidays", probability=2, impact=2)
    day.do("Bo", "name_stakeholder", party=bo.party, name="Hana", title="CFO", part="approver")
    day.edit("Bo", "edit_stakeholder", finn, id="stakeholder_id", title="Counsel")
    day.edit("Eli", "set_availability", day.person("Eli"), id="stakeholder_id", away_from=date(2026, 12, 1))
    day.do("Bo", "change_role", stakeholder_id=day.person("Cy").id, role="contributor")
    day.do("Bo", "add_party", side="buyer", name="Weber Law")
    day.edit("Bo", "edit_room", day.room.about, name="Claims in four days")
