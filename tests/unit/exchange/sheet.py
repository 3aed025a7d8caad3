"""Reads a sheet written in a test, the way a file of a person would be read."""

from datetime import date
from textwrap import dedent

from portal.exchange.draft import Action, Draft, Milestone
from portal.exchange.options import ReadOptions
from portal.exchange.read import Result, read_fully, read_plan

START = date(2026, 12, 1)


def sheet(text: str, filename: str = "plan.csv", **options) -> Draft:
    """The draft of a comma-separated sheet that starts on 1 December 2026."""
    return read_plan(dedent(text).lstrip("\n").encode(), filename, ReadOptions(START, **options))


def fully(data: bytes, filename: str = "plan.csv", **options) -> Result:
    """The draft with its ledger and columns."""
    return read_fully(data, filename, ReadOptions(START, **options))


def step(draft: Draft, title: str) -> Milestone | Action:
    """The step of that title."""
    return next(one for one in draft.steps if one.title == title)


def owners(draft: Draft, title: str) -> list[tuple[str, str, str]]:
    """Name, title and side of each owner of a step."""
    people = {one.id: one for one in draft.stakeholders}
    return [
        (people[one].name, people[one].title, people[one].side.value) for one in step(draft, title).owners
    ]
