"""How figures are told: a JSON line each for programs, a table for people."""

import json
from collections.abc import Iterable

from bench.figure import Figure

HEADINGS = ("figure", "median", "half lie between", "goal", "verdict")
WORDS = {"at least": "≥", "at most": "≤"}


def line(figure: Figure) -> str:
    """The figure as one JSON object."""
    low, high = figure.spread
    return json.dumps(
        {
            "figure": figure.name,
            "unit": figure.unit,
            "median": _short(figure.median),
            "quartiles": [_short(low), _short(high)],
            "rounds": [_short(value) for value in figure.rounds],
            "goal": {figure.goal.sense: figure.goal.limit},
            "verdict": figure.verdict,
            "parts": {name: _short(value) for name, value in figure.parts.items()},
        },
        ensure_ascii=False,
    )


def table(figures: Iterable[Figure]) -> str:
    """All of them, aligned; below each what it is made of."""
    rows = [(HEADINGS, "")] + [(_cells(figure), _made_of(figure)) for figure in figures]
    widths = [max(len(cells[n]) for cells, _ in rows) for n in range(len(HEADINGS))]
    lines = []
    for cells, made_of in rows:
        lines.append("  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip())
        if made_of:
            lines.append(f"    {made_of}")
    return "\n".join(lines)


def _cells(figure: Figure) -> tuple[str, ...]:
    low, high = figure.spread
    goal = f"{WORDS[figure.goal.sense]} {_text(figure.goal.limit)} {figure.unit}"
    between = f"{_text(low)} – {_text(high)}"
    return figure.name, f"{_text(figure.median)} {figure.unit}", between, goal, figure.verdict


def _made_of(figure: Figure) -> str:
    return " · ".join(f"{name} {_text(value)}" for name, value in figure.parts.items())


def _short(value: float) -> float:
    return float(f"{value:.4g}")


def _text(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
