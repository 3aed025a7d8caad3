"""The plans that the contract names, read exactly as checked by hand."""

import json
from datetime import date
from pathlib import Path

import pytest

from portal.exchange.options import ReadOptions
from portal.exchange.read import read_plan
from tests.unit.exchange.places import homeless
from tests.unit.exchange.sheet import fully

GIVEN = Path(__file__).parents[2] / "sheets" / "given"
PLANS = sorted(path for path in GIVEN.iterdir() if path.suffix in {".csv", ".xlsx"})


@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.name)
def test_a_given_plan_is_read_exactly(plan):
    expected = json.loads((GIVEN / f"{plan.name}.json").read_text())

    assert read_plan(plan.read_bytes(), plan.name, ReadOptions(date(2026, 12, 1))).as_json() == expected


@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.name)
def test_every_cell_of_a_given_plan_has_its_place(plan):
    assert homeless(fully(plan.read_bytes(), plan.name)) == []


def test_all_eight_are_here():
    assert len(PLANS) == 8
