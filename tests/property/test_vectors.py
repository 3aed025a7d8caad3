"""The vectors that the browser is tested with say what Python says now."""

import json

import pytest

from tests.property.wire import folded
from tests.vectors.make import FILES, FOLDER, text_of


@pytest.mark.parametrize("name", FILES)
def test_the_vectors_are_what_python_answers(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == text_of(name)


def test_the_events_of_a_busy_day_fold_into_its_last_rows() -> None:
    day = json.loads((FOLDER / "fold/busy_day.json").read_text("utf-8"))
    rows = day["before"]

    for step in day["steps"]:
        rows = folded(rows, step["event"])

    assert rows == day["after"]
