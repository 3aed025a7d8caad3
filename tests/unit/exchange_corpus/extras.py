"""How everything but the steps is compared: links, moves, people, private cells and what was kept."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from tests.unit.exchange_corpus.steps import title_of
from tests.unit.exchange_corpus.wording import alternatives, plain, same, texts_in

Json = dict[str, Any]
SHARED = ("milestones", "actions", "dependencies", "stakeholders", "dateChanges", "risks", "checkin")


def links_differ(expected: Any, result: Json) -> list[str]:
    """Dependencies as a set of pairs of titles."""
    got = {(title_of(link["from"], result), title_of(link["to"], result)) for link in result["dependencies"]}
    wanted = [{tuple(pair) for pair in choice} for choice in alternatives(expected)]
    if got in wanted:
        return []
    missing, invented = sorted(wanted[0] - got), sorted(got - wanted[0])
    return [f"Dependencies: {missing!r} missing, {invented!r} not in the sheet."]


def moves_differ(expected: list[Json], result: Json) -> list[str]:
    """Date changes, all of them, in the order of the moves of each step."""
    got = [{**move, "step": title_of(move["step"], result)} for move in result["dateChanges"]]
    shown = [(move["step"], move["from"], move["to"]) for move in got]
    wanted = [(move["step"], move["from"], move["to"]) for move in expected]
    if sorted(shown, key=lambda m: m[0]) != sorted(wanted, key=lambda m: m[0]):
        return [f"Date changes are {shown!r}, expected {wanted!r}."]
    return [
        f"{move['step']!r} moved to {move['to']}: {key} is {other.get(key)!r}, expected {value!r}."
        for move in expected
        for other in got
        if all(other[key] == move[key] for key in ("step", "from", "to"))
        for key, value in move.items()
        if not same(value, other.get(key), key)
    ]


def checkin_differs(expected: Json | None, result: Json) -> list[str]:
    """The recurring meeting, or that there is none."""
    got = result["checkin"]
    if expected is None or not got:
        return [] if not expected and not got else [f"The check-in is {got!r}, expected {expected!r}."]
    return [
        f"checkin.{key} is {got.get(key)!r}, expected {value!r}."
        for key, value in expected.items()
        if not same(value, got.get(key))
    ]


def cells_missing(section: str) -> Callable[[list[Json], Json], list[str]]:
    """Look for each expected cell in `private` or `notUnderstood`; [] means none at all."""

    def compare(expected: list[Json], result: Json) -> list[str]:
        got = result[section]
        if not expected and got:
            return [f"{section} holds {got!r}, but every cell of this sheet has a clear meaning."]
        return [
            f"{section} lacks {cell!r}."
            for cell in expected
            if not any(all(same(value, one.get(key), key) for key, value in cell.items()) for one in got)
        ]

    return compare


def people_differ(expected: list[str], result: Json) -> list[str]:
    """The names of all stakeholders who have one, once each; untitled extras are inventions."""
    names = sorted(plain(one["name"] or one["title"]) for one in result["stakeholders"])
    wanted = sorted(expected)
    return [] if names == wanted else [f"Stakeholders are {names!r}, expected {wanted!r}."]


def count_differs(expected: int, result: Json) -> list[str]:
    """How many different people the sheet names."""
    people = result["stakeholders"]
    count = len(people)
    return [] if count == expected else [f"{count} stakeholders, expected {expected}: {people!r}."]


def risks_differ(expected: Json, result: Json) -> list[str]:
    """The number of risks, and the words that belong to them."""
    texts = list(texts_in(result["risks"]))
    found = [f"The risks lack {text!r}." for text in expected["mentions"] if not holds(texts, text)]
    if len(result["risks"]) != expected["count"]:
        found.append(f"{len(result['risks'])} risks, expected {expected['count']}.")
    return found


def warnings_missing(expected: list[Json], result: Json) -> list[str]:
    """Warnings by code, or by a word that one of them must name."""
    codes = {warning["code"] for warning in result["warnings"]}
    texts = list(texts_in(result["warnings"]))
    return [
        f"No warning like {one!r}."
        for one in expected
        if not ({one.get("code")} & codes or ("mentions" in one and holds(texts, one["mentions"])))
    ]


def falsely_warned(code: str, result: Json) -> list[str]:
    """A warning that the sheet gives no cause for."""
    codes = {warning["code"] for warning in result["warnings"]}
    return [f"Warned {code!r} without cause."] if code in codes else []


def lost(expected: list[str], result: Json) -> list[str]:
    """Texts that are nowhere in the result."""
    texts = [text for key, part in result.items() if key != "source" for text in texts_in(part)]
    return [f"Lost: {text!r} is nowhere in the result." for text in expected if not holds(texts, text)]


def disclosed(expected: list[str], result: Json) -> list[str]:
    """Private words that would reach the other side with the room."""
    texts = [text for key in SHARED for text in texts_in(result[key])]
    return [f"Disclosed: {word!r} is in a shared part." for word in expected if holds(texts, word)]


def holds(texts: list[str], wanted: str) -> bool:
    """Whether one of the texts contains the wanted one."""
    return any(plain(wanted) in text for text in texts)


COMPARISONS: Mapping[str, Callable[[Any, Json], list[str]]] = MappingProxyType(
    {
        "dependencies": links_differ,
        "dateChanges": moves_differ,
        "checkin": checkin_differs,
        "private": cells_missing("private"),
        "notUnderstood": cells_missing("notUnderstood"),
        "stakeholdersExactly": people_differ,
        "stakeholderCount": count_differs,
        "risks": risks_differ,
        "warnings": warnings_missing,
        "kept": lost,
        "publicNever": disclosed,
    }
)
