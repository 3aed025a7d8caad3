"""Every reason for which a wish is turned down can be told to people, in every language."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.exchange.messages import REFUSALS as OF_FILES
from portal.room.room import TABLE_OF
from portal.text.catalogue import Language, messages

ROOT = Path(__file__).parents[3]
REFUSALS = {"Refusal", "NotFound", "NotAllowed", "Conflict", "Invalid"}
TABLES = {row.__name__: name for row, name in TABLE_OF.items()}


def codes() -> set[str]:
    """The codes of all refusals in the source, those of a row that is missing included.

    A room always has its story.
    """
    nodes = [
        node
        for folder in ("portal", "api", "realtime")
        for file in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
    ]
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    classes = [node for node in nodes if isinstance(node, ast.ClassDef)]
    kinds = REFUSALS | {kind.name for kind in classes if {_name(base) for base in kind.bases} & REFUSALS}
    raised = {code for call in calls if _name(call.func) in kinds for code in _first_texts(call)}
    sought = {_name(call.args[0]) for call in calls if _name(call.func) == "one" and call.args}
    missing = {f"no_such_{TABLES[name]}" for name in sought - {"Story"} if name in TABLES}
    return {"not_found"} | missing | raised


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _first_texts(call: ast.Call) -> Iterator[str]:
    """The first argument where it is a text, or one of two texts."""
    first = call.args[0] if call.args else None
    for node in (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_the_source_is_really_searched() -> None:
    assert {"story_is_the_buyers", "step_done", "step_dropped", "no_such_milestone", "link_spent"} <= codes()


@pytest.mark.parametrize("language", Language)
def test_every_refusal_has_a_sentence(language: Language) -> None:
    keys = {f"refused.{code}" for code in codes()} | {f"refused.import.{code}" for code in OF_FILES}

    assert keys - messages(language).keys() == set()
