"""Dates steps by their durations: in row order each starts on the due date of the one before it."""

from __future__ import annotations

from datetime import date

from portal.exchange.moments import add_working_days
from portal.exchange.reading import Step


def chain(steps: list[Step], start: date) -> None:
    """Durations in row order: each step starts on the due date of the one before it."""
    parents = {id(step.parent) for step in steps if step.parent}
    cursor = start
    for step in steps:
        if id(step) in parents:
            continue
        if step.duration is not None:
            if step.due is None:
                step.start = step.start or cursor
                step.due = add_working_days(step.start, step.duration)
            elif step.start is None:
                step.start = add_working_days(step.due, -step.duration)
        cursor = step.due or cursor
