"""A day of second thoughts in the example room: what was done is sent back, moved, taken away, closed."""

from datetime import date
from typing import Any

from portal.room.rows import DateChange, Evidence, Measure
from tests.property.wire import json_tables
from tests.rooms import example_room
from tests.vectors.recorder import Recorder

ILL = "Two are ill"


def second_thoughts() -> dict[str, Any]:
    """The rows before, every wish with its event, and the rows after."""
    day = Recorder(example_room(), commands=0x3000)
    before = json_tables(day.room.tables)
    _steps(day)
    _links(day)
    _taken_away(day)
    day.do("Bo", "close_room", outcome="won")
    day.do("Ada", "reopen_room")
    return {"before": before, "steps": day.steps, "after": json_tables(day.room.tables)}


def _steps(day: Recorder) -> None:
    form, reference = day.step("Send the questionnaire"), day.step("Show a reference customer")
    visit, pilot = day.step("Visit the factory"), day.step("Run the pilot")
    questions = day.step("Answer the security questions")
    security, proof = day.milestone("Security is convinced"), day.milestone("The pilot proves it")
    day.do("Dan", "complete_action", step_id=form.id, round=2)
    day.do("Bo", "send_back_action", step_id=form.id, round=2, reason="Still one page")
    day.do("Dan", "reopen_action", step_id=reference.id, round=1)
    day.do("Bo", "reopen_action", step_id=visit.id, round=1)
    day.do("Bo", "move_action", step_id=pilot.id, milestone=security.id, after=questions.id)
    day.do("Bo", "move_action", step_id=visit.id, milestone=None, after=None)
    day.do("Dan", "move_action", step_id=reference.id, milestone=proof.id, after=None)
    day.do("Bo", "move_milestone", step_id=proof.id, after=None)
    dates = {"set": {"due": date(2026, 12, 11)}, "was": {"due": pilot.due}}
    day.do("Bo", "schedule_step", step_id=pilot.id, reason="person_unavailable", words=ILL, **dates)
    moved = next(m for m in day.room.rows(DateChange) if m.words == ILL)
    day.edit("Eli", "explain_date_change", moved, id="date_change_id", words="Three are ill")
    day.edit("Eli", "schedule_step", questions, id="step_id", due=None)
    day.do("Dan", "drop_action", step_id=reference.id, reason="They know one")


def _links(day: Recorder) -> None:
    pilot, visit = day.step("Run the pilot"), day.step("Visit the factory")
    day.do("Eli", "link_steps", predecessor=visit.id, successor=pilot.id, lag=3)
    day.do("Eli", "link_steps", predecessor=visit.id, successor=pilot.id, lag=1)
    day.do("Dan", "unlink_steps", predecessor=visit.id, successor=pilot.id)


def _taken_away(day: Recorder) -> None:
    measure, evidence = day.only(Measure), day.only(Evidence)
    contoso = day.company("Contoso")
    day.edit("Bo", "edit_measure", measure, id="measure_id", to_value="2", by=None)
    day.do("Bo", "remove_measure", measure_id=measure.id)
    day.do("Ada", "remove_evidence", evidence_id=evidence.id)
    day.edit("Bo", "edit_party", contoso, id="party_id", name="Contoso Group")
    day.edit("Ada", "edit_risk", day.risk("Budget frozen"), id="risk_id", state="closed", steps=())
    day.do("Bo", "name_stakeholder", party=contoso.id, name="Hana")
    day.do("Bo", "remove_stakeholder", stakeholder_id=day.person("Hana").id)
