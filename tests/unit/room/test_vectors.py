"""The vectors that the browser is held to are those of the present Python."""

import json

import pytest

from tests.property.wire import folded
from tests.vectors.make import FILES, FOLDER, text_of


@pytest.mark.parametrize("name", FILES)
def test_vectors_are_up_to_date(name: str) -> None:
    stale = f"{name} is stale: run python -m tests.vectors.make"

    assert (FOLDER / name).read_text("utf-8") == text_of(name), stale


def test_the_events_of_the_busy_day_fold_into_its_end() -> None:
    day = json.loads((FOLDER / "fold/busy_day.json").read_text("utf-8"))

    tables = day["before"]
    for step in day["steps"]:
        tables = folded(tables, step["event"])

    assert tables == {name: rows for name, rows in day["after"].items() if rows}
