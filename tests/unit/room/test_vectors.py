"""The vectors that the browser is held to are those of the present Python, and no deed is left out."""

import json
from typing import Any

import pytest

from portal.deal.deeds import DEAL_DEEDS
from portal.room.deeds import DEEDS
from tests.property.wire import folded
from tests.vectors.make import FILES, FOLDER, FOLDS, text_of


def vector(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / name).read_text("utf-8"))
    return found


@pytest.mark.parametrize("name", FILES)
def test_vectors_are_up_to_date(name: str) -> None:
    stale = f"{name} is stale: run python -m tests.vectors.make"

    assert (FOLDER / name).read_text("utf-8") == text_of(name), stale


@pytest.mark.parametrize("name", FOLDS)
def test_the_events_fold_into_the_last_rows(name: str) -> None:
    told = vector(name)

    tables = told["before"]
    for step in told["steps"]:
        tables = folded(tables, step["event"])

    assert tables == {table: rows for table, rows in told["after"].items() if rows}


def test_every_deed_is_done_in_some_vector() -> None:
    done = {step["do"] for name in FOLDS for step in vector(name)["steps"]}

    assert done == {*DEEDS, *DEAL_DEEDS}
