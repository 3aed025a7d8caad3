"""Where a test learns how often to repeat itself: the scale of every change, or the full one."""

import os

PARTS = (
    "durability",
    "model",
    "doors",
    "sync",
    "privacy",
    "frames",
    "joins",
    "tokens",
    "processes",
    "mutants",
)


def scale(everyday: int, full: int) -> int:
    """The count for this run: `full` only under `bin/test --full`."""
    return full if os.environ.get("TEST_SCALE") == "full" else everyday
