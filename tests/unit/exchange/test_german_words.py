"""Exports of German-speaking teams: their headings, sides, states, spans of time."""

from datetime import date

import pytest

from portal.exchange.durations import read_duration
from tests.unit.exchange.sheet import sheet


def test_headings_sides_and_states_are_read():
    draft = sheet(
        "Nr.;Meilenstein;Verantwortlich;Fällig am;Status;Bemerkung;Kosten\n"
        "1;Testsystem bereit;wir;04.12.2026;erledigt;Zugang verschickt;1.200,00 €\n"
        "2;Prüfung bestanden;Kunde;bis 18.12.2026;in Arbeit;;\n"
        "3;Vertrag unterschrieben;beide;15.01.;offen;;\n"
        ";Summe;;;;;1.200,00 €\n"
    )

    assert [(one.side.value, str(one.due), one.state.value) for one in draft.milestones] == [
        ("seller", "2026-12-04", "done"),
        ("buyer", "2026-12-18", "in_progress"),
        ("both", "2027-01-15", "open"),
    ]
    assert draft.milestones[0].note == "Zugang verschickt"
    assert {one.text for one in draft.private} == {"1.200,00 €"}


def test_weeks_durations_and_weekly_meetings_are_read():
    draft = sheet(
        "Schritt;Wer;Wann\nWorkshop;beide;Woche 1\nTest;Kunde;Woche 2 bis 3\nJour fixe;beide;wöchentlich\n"
    )

    assert [one.due for one in draft.milestones] == [date(2026, 12, 4), date(2026, 12, 18)]
    assert draft.checkin is not None


@pytest.mark.parametrize(
    ("words", "days"),
    [("1 Tag", 1), ("3 bis 5 Arbeitstage", 5), ("2 Wochen", 10), ("10 Werktage", 10), ("1 Monat", 20)],
)
def test_a_duration_is_counted_in_open_days(words, days):
    assert read_duration(words) == days
