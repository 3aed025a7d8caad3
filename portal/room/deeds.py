"""Everything that can be done in a room: importing the nouns fills the registry."""

from portal.room import (
    comments,
    criteria,
    date_changes,
    dependencies,
    evidence,
    joining,
    people,
    risks,
    settings,
    steps,
    story,
    undo,
    work,
)
from portal.room.registry import DEEDS

__all__ = [
    "DEEDS",
    "comments",
    "criteria",
    "date_changes",
    "dependencies",
    "evidence",
    "joining",
    "people",
    "risks",
    "settings",
    "steps",
    "story",
    "undo",
    "work",
]
