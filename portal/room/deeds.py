"""Everything that can be done in a room: importing the nouns fills the registry."""

from portal.room import (
    actions,
    comments,
    criteria,
    date_changes,
    dependencies,
    evidence,
    joining,
    milestones,
    parties,
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
    "actions",
    "comments",
    "criteria",
    "date_changes",
    "dependencies",
    "evidence",
    "joining",
    "milestones",
    "parties",
    "people",
    "risks",
    "settings",
    "steps",
    "story",
    "undo",
    "work",
]
