"""How expected milestones and actions are compared with those read."""

from typing import Any

from tests.unit.exchange_corpus.wording import alternatives, same, value_of

Json = dict[str, Any]


def differ(kind: str, expected: list[Json], result: Json) -> list[str]:
    """Differences of titles first, then of the fields of every step found."""
    got = result[kind]
    found = titles_differ(kind, expected, got)
    for wanted, step in pairs(expected, got):
        found += fields_differ(wanted, step, result)
    return found


def pairs(expected: list[Json], got: list[Json]) -> list[tuple[Json, Json]]:
    """Each expected step with the first unclaimed one of its title."""
    free = list(got)
    matched = []
    for wanted in expected:
        step = next((step for step in free if same(wanted["title"], step["title"])), None)
        if step is not None:
            free.remove(step)
            matched.append((wanted, step))
    return matched


def titles_differ(kind: str, expected: list[Json], got: list[Json]) -> list[str]:
    """Steps missing, invented, or in another order than the rows of the sheet."""
    matched = pairs(expected, got)
    known = [id(step) for _, step in matched]
    wanted_found = [id(wanted) for wanted, _ in matched]
    missing = [value_of(wanted, "title") for wanted in expected if id(wanted) not in wanted_found]
    invented = [step["title"] for step in got if id(step) not in known]
    found = []
    if missing:
        found.append(f"The {kind} lack {missing!r}.")
    if invented:
        found.append(f"The {kind} hold {invented!r}, which the sheet does not name as such.")
    if not found and known != [id(step) for step in got]:
        found.append(f"The {kind} are not in the order of the rows: {[step['title'] for step in got]!r}.")
    return found


def fields_differ(wanted: Json, step: Json, result: Json) -> list[str]:
    """One sentence for each named field that differs."""
    found = []
    for key, value in wanted.items():
        if key == "owners":
            found += owners_differ(step, value, result)
            continue
        shown = title_of(step.get(key), result) if key == "milestone" else step.get(key)
        if not same(value, shown, key):
            allowed = " or ".join(repr(choice) for choice in alternatives(value))
            found.append(f"{step['title']!r}: {key} is {shown!r}, expected {allowed}.")
    return found


def owners_differ(step: Json, expected: list[Json], result: Json) -> list[str]:
    """Whether the owners are exactly the people expected, in whatever order."""
    people = {person["id"]: person for person in result["stakeholders"]}
    owners = [people[owner] for owner in step["owners"]]
    free = list(owners)
    for wanted in expected:
        match = next((one for one in free if all(same(v, one.get(k)) for k, v in wanted.items())), None)
        if match is not None:
            free.remove(match)
    if len(owners) == len(expected) and not free:
        return []
    shown = [{key: one.get(key) for key in ("name", "title", "side")} for one in owners]
    return [f"{step['title']!r}: its owners are {shown!r}, expected {expected!r}."]


def title_of(step_id: Any, result: Json) -> Any:
    """The title behind an id of the result; an unknown id stays as it is."""
    for step in (*result["milestones"], *result["actions"]):
        if step["id"] == step_id:
            return step["title"]
    return step_id
