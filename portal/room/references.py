"""Which columns name other rows, and what follows: who is named, and by whom."""

from collections.abc import Iterable, Mapping

from portal.core.columns import Row
from portal.room.room import TABLE_OF, Room

PEOPLE = ("stakeholder",)
STEPS = ("milestone", "action")
_STEP = {"buyer_owner": PEOPLE, "seller_owner": PEOPLE, "finished_by": PEOPLE, "blocker": PEOPLE}

REFERENCES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "room": {"decision": ("milestone",)},
    "criterion": {"milestone": ("milestone",)},
    "stakeholder": {"party": ("party",)},
    "milestone": _STEP,
    "action": _STEP | {"milestone": ("milestone",)},
    "evidence": {"step": STEPS},
    "dependency": {"predecessor": STEPS, "successor": STEPS},
    "date_change": {"step": STEPS, "proposer": PEOPLE, "answers": ("date_change",)},
    "risk": {"owner": PEOPLE, "steps": STEPS},
    "comment": {"step": STEPS, "author": PEOPLE},
}


def references(row: Row) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Each id that a row names, with the tables in which it may be found."""
    for column, tables in REFERENCES.get(TABLE_OF[type(row)], {}).items():
        value = getattr(row, column)
        for id in value if isinstance(value, tuple) else (value,):
            if id is not None:
                yield id, tables


def is_referred_to(room: Room, id: str) -> bool:
    """Whether any other row of the room names this one."""
    return any(
        id == named
        for table in REFERENCES
        for row in room.tables.get(table, {}).values()
        if row.id != id
        for named, _ in references(row)
    )


def is_dangling(room: Room, row: Row) -> bool:
    """Whether a row names one that is not there."""
    return any(all(id not in room.tables.get(t, {}) for t in tables) for id, tables in references(row))
