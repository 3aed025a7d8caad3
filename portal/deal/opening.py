"""Opening a draft to the other side: one of the two deeds that cross the privacy line.

What crosses is one whole picture, and the very one that was looked at before. Ids and positions are
drawn anew, so that neither their gaps nor their order tell what the drafting was; dropped steps,
drafting comments and drafting moves stay behind.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from portal.core import clock
from portal.core.columns import Row
from portal.core.errors import Conflict, NotAllowed
from portal.core.ids import row_id
from portal.deal.deal import Deal
from portal.deal.registry import Both, deal_deed
from portal.deal.rows import Colleague, DealFacts
from portal.room.change import Already, Change, Event, added, changed, emptied, gone, kept
from portal.room.fields import Request, Seq
from portal.room.positions import ordered, spread
from portal.room.references import REFERENCES
from portal.room.registry import Call
from portal.room.room import TABLE_OF, Room
from portal.room.rows import (
    ROOM_TABLES,
    About,
    Action,
    Criterion,
    DateChange,
    Dependency,
    Evidence,
    Stakeholder,
    Step,
)
from portal.room.words import RoomState


class OpenRoom(Request):
    """`seq` is where the private stream stood in the picture that its opener was shown."""

    seq: Seq


@deal_deed("room.opened", crosses=True)
def open_room(deal: Deal, room: Room, user: str, request: OpenRoom, call: Call) -> Event | Both | Already:
    """Show the draft to the other side as the shared room, and clear it from the private stream.

    Raises Conflict `draft_changed` when the draft went on since it was looked at, and NotAllowed for
    a colleague who is not named in the room: the opening must be somebody's.
    """
    colleague = deal.colleague(user)
    if deal.facts.opened is not None:
        return Already()
    if request.seq != call.seq:
        raise Conflict("draft_changed")
    if room.tables.get("room"):
        raise Conflict("id_taken")
    picture = picture_of(deal.draft, call)
    renamed = {old.id: new.id for old, new in picture}
    actor = renamed.get(colleague.stakeholder or "")
    if actor is None:
        raise NotAllowed("not_named_in_room")
    shown = tuple(added(_table(new), new) for _, new in picture)
    name = deal.facts.name
    return Both(
        deal=Event(
            "room.opened", user, call.now, (*_cleared(deal), *_moved_in(deal, renamed, call)), {"name": name}
        ),
        room=Event("room.opened", actor, call.now, shown, {"name": deal.draft.about.name}),
    )


def picture_of(draft: Room, call: Call) -> list[tuple[Row, Row]]:
    """The rows of a draft that cross, each beside the row that the other side will see.

    The room keeps its id, and so does the party that the private stream is named after.
    """
    left = {row.id for name in ROOM_TABLES for row in _rows(draft, name) if not _crosses(row)}
    crossing = [row for name in ROOM_TABLES for row in _rows(draft, name) if not _hangs_on(row, left)]
    if len(crossing) > 60_000:
        raise Conflict("room_full", most=60_000)
    own = {id: id for id in (draft.about.id, call.party)}
    renamed = {row.id: own.get(row.id) or row_id(call.command, n) for n, row in enumerate(crossing, 1)}
    places = _places(crossing)
    return [(row, _redrawn(row, renamed, left, places, call)) for row in crossing]


def _rows(draft: Room, name: str) -> list[Row]:
    return ordered(draft.tables.get(name, {}))


def _crosses(row: Row) -> bool:
    if isinstance(row, Step):
        return not row.is_dropped
    if isinstance(row, DateChange):
        return row.proposer is None
    return not ROOM_TABLES[_table(row)].paged


def _hangs_on(row: Row, left: set[str]) -> bool:
    """Whether a row stays behind, itself or because what it belongs to does."""
    belongs: tuple[str | None, ...] = ()
    if isinstance(row, Criterion):
        belongs = (row.milestone,)
    elif isinstance(row, Evidence | DateChange):
        belongs = (row.step,)
    elif isinstance(row, Dependency):
        belongs = (row.predecessor, row.successor)
    return row.id in left or any(id in left for id in belongs)


def _places(rows: Iterable[Row]) -> Mapping[str, str | int]:
    """Positions drawn anew, for each list of a table by itself."""
    lists: dict[tuple[str, Any], list[Row]] = {}
    for row in rows:
        if hasattr(row, "position"):
            lists.setdefault((_table(row), _list_of(row)), []).append(row)
    places: dict[str, str | int] = {}
    for (table, _), siblings in lists.items():
        numbers, texts = range(1, len(siblings) + 1), spread(len(siblings))
        ids = (row.id for row in siblings)
        places |= zip(ids, numbers if table == "date_change" else texts, strict=True)
    return places


def _list_of(row: Row) -> str | None:
    """What a row's list hangs on, where a table holds many lists."""
    if isinstance(row, Action | Criterion):
        return row.milestone
    return row.step if isinstance(row, Evidence) else None


def _redrawn(
    row: Row, renamed: Mapping[str, str], left: set[str], places: Mapping[str, str | int], call: Call
) -> Row:
    named = REFERENCES.get(_table(row), {})
    fresh = {name: _renamed(getattr(row, name), renamed, left) for name in named}
    if row.id in places:
        fresh["position"] = places[row.id]
    if isinstance(row, Step):
        fresh["comments"] = 0
    if isinstance(row, About):
        fresh |= {"state": RoomState.OPEN, "plan_version": 1, "started": clock.today(row.zone, call.now)}
    if isinstance(row, Stakeholder) and row.joined is not None:
        fresh["joined"] = call.now
    if isinstance(row, DateChange):
        fresh |= {"proposed": call.now, "plan_version": 1}
    return replace(row, id=renamed[row.id], **fresh)


def _renamed(value: Any, renamed: Mapping[str, str], left: set[str]) -> Any:
    if isinstance(value, tuple):
        return tuple(renamed.get(v, v) for v in value if v not in left)
    return None if value in left else renamed.get(value)


def _cleared(deal: Deal) -> Iterable[Change]:
    for name, table in ROOM_TABLES.items():
        if table.paged:
            yield emptied(name)
        for row in deal.tables.get(name, {}).values():
            yield gone(name, row)


def _moved_in(deal: Deal, renamed: Mapping[str, str], call: Call) -> Iterable[Change]:
    facts: DealFacts = deal.facts
    yield from kept(changed("deal", facts, opened=call.now))
    for row in deal.tables.get("colleague", {}).values():
        assert isinstance(row, Colleague)
        known = renamed.get(row.stakeholder or "")
        yield from kept(changed("colleague", row, stakeholder=known))


def _table(row: Row) -> str:
    return TABLE_OF[type(row)]
