"""Where each cell of a sheet went: the promise that nothing is lost, for any result of the reader."""

import json

from portal.exchange.grid import Cell
from portal.exchange.read import Result
from portal.exchange.row_dates import is_nothing

DATES = {"start", "due", "baseline", "moved", "actual"}
IN_WORDS = {"note", "private", "notUnderstood", "title", "milestones.title", "risks.note"}


def homeless(result: Result) -> list[str]:
    """One sentence for each cell that has no place, or whose words are not where its place says."""
    whole = json.dumps(result.draft.as_json(), ensure_ascii=False)
    found = []
    for tab in result.book.tabs:
        for cell in tab.cells():
            places = set(result.reading.ledger.places.get((tab.name, cell.row, cell.column), ()))
            if not places:
                found.append(f"{cell} has no place.")
            if places & IN_WORDS:
                found += [f"{word!r} of {cell} is not in {places}." for word in missing(cell.text, whole)]
            if places & DATES and not is_nothing(cell.text) and not _dated(cell, result):
                found.append(f"{cell} is in {places}, but no step has a date.")
    return found


def missing(text: str, whole: str) -> list[str]:
    """The words of a text that are nowhere in the JSON of a draft."""
    words = text.replace("→", " ").replace("\n", " ").split()
    return [word for word in words if json.dumps(word, ensure_ascii=False)[1:-1] not in whole]


def _dated(cell: Cell, result: Result) -> bool:
    steps = [step for step in result.draft.steps if step.row <= cell.row]
    return any(step.start or step.due or step.finished for step in steps)
