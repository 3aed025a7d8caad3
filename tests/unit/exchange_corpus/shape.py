"""What holds for the result of every sheet, whatever it says."""

import datetime as dt
from typing import Any

Json = dict[str, Any]
STATES = {"open", "in_progress", "blocked", "done", "dropped"}
SIDES = {"buyer", "seller", "both"}
STEP_KEYS = {
    *("id", "title", "kind", "side", "owners", "start", "due", "baselineDue"),
    *("finished", "state", "note", "tab", "row"),
}
PARTS = {
    *("source", "milestones", "actions", "dependencies", "stakeholders", "dateChanges"),
    *("risks", "checkin", "private", "notUnderstood", "warnings"),
}


def misshapen(result: Json) -> list[str]:
    """One sentence for each breach of the contract's shape."""
    if lacking := PARTS - set(result):
        return [f"The result lacks {sorted(lacking)!r}."]
    steps = [*result["milestones"], *result["actions"]]
    ids = [one["id"] for part in ("milestones", "actions", "stakeholders") for one in result[part]]
    found = [] if len(ids) == len(set(ids)) else ["An id is used twice."]
    for step in steps:
        found += misshapen_step(step, {person["id"] for person in result["stakeholders"]})
    return found + dangling(result, {step["id"] for step in steps})


def misshapen_step(step: Json, people: set[str]) -> list[str]:
    """Unknown choices, unknown owners, dates that are none."""
    if lacking := STEP_KEYS - set(step):
        return [f"{step.get('title')!r} lacks {sorted(lacking)!r}."]
    name = step["title"]
    found = [f"{name!r} has no text."] if not name.strip() else []
    found += [f"{name!r}: {step['state']!r} is no state."] if step["state"] not in STATES else []
    found += [f"{name!r}: {step['side']!r} is no side."] if step["side"] not in SIDES else []
    found += [f"{name!r}: nobody is {owner!r}." for owner in step["owners"] if owner not in people]
    dates = [step[key] for key in ("start", "due", "baselineDue", "finished") if step[key] is not None]
    return found + [f"{name!r}: {value!r} is no date." for value in dates if not is_date(value)]


def dangling(result: Json, steps: set[str]) -> list[str]:
    """References to steps that are not there, and dependencies that run in a circle of one."""
    milestones = {one["id"] for one in result["milestones"]}
    homeless = [one["title"] for one in result["actions"] if one["milestone"] not in milestones]
    links = [one for one in result["dependencies"] if not leads_somewhere(one, steps)]
    moves = [one for one in result["dateChanges"] if one["step"] not in steps]
    return [
        *(f"{title!r} has no milestone." for title in homeless),
        *(f"Dependency {link!r} leads nowhere." for link in links),
        *(f"Date change {move!r} belongs to no step." for move in moves),
    ]


def leads_somewhere(link: Json, steps: set[str]) -> bool:
    """Whether a dependency joins two different steps of the plan."""
    return {link["from"], link["to"]} <= steps and link["from"] != link["to"]


def is_date(text: str) -> bool:
    """Whether the text is one ISO day."""
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
