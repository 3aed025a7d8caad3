"""What is true of every room, whatever was done in it: the flaws of a value, none if it is sound."""

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter

from portal.core.columns import Row
from portal.room.positions import ordered
from portal.room.references import REFERENCES, is_dangling
from portal.room.room import Room
from portal.room.rows import Action, Criterion, Dependency, Milestone, Party, Stakeholder, Step
from portal.room.words import Part, Side

Flaw = tuple[str, str]


def flaws(room: Room) -> set[Flaw]:
    """Each flaw as the rule that is broken and the row that breaks it."""
    found = {("dangling", row.id) for row in _every(room) if is_dangling(room, row)}
    if found:
        return found
    return {*_of_steps(room), *_of_milestones(room), *_of_links(room), *_of_people(room)}


def _every(room: Room) -> Iterable[Row]:
    return (row for table in REFERENCES for row in room.tables.get(table, {}).values())


def _of_steps(room: Room) -> Iterable[Flaw]:
    steps: list[Step] = [*room.rows(Milestone), *room.rows(Action)]
    for step in steps:
        if step.start and step.due and step.start > step.due:
            yield "start_after_due", step.id
        for side in (Side.BUYER, Side.SELLER):
            owner = step.owner(side)
            if owner is not None and room.side_of(owner) is not side:
                yield "owner_of_other_side", step.id
        if step.is_done != (step.finished is not None):
            yield "finished_without_being_done", step.id


def _of_milestones(room: Room) -> Iterable[Flaw]:
    decision = room.about.decision
    live = {m.id for m in room.rows(Milestone) if not m.is_dropped}
    if (decision is None and live) or (decision is not None and decision not in live):
        yield "decision", room.about.id
    for action in room.rows(Action):
        if action.milestone is not None and action.milestone not in live and not action.is_dropped:
            yield "milestone_dropped", action.id
    open_under = {a.milestone for a in room.rows(Action) if not (a.is_done or a.is_dropped)}
    open_under |= {c.milestone for c in room.rows(Criterion) if not c.met}
    for id in live & {a.milestone for a in room.rows(Action) if not a.is_dropped}:
        if room.one(Milestone, id).is_done == (id in open_under):
            yield "reached", id


def _of_links(room: Room) -> Iterable[Flaw]:
    pairs: set[tuple[str, str]] = set()
    for link in room.rows(Dependency):
        pair = (link.predecessor, link.successor)
        if pair in pairs:
            yield "linked_twice", link.id
        pairs.add(pair)
    graph: TopologicalSorter[str] = TopologicalSorter()
    for before, after in pairs:
        graph.add(after, before)
    try:
        graph.prepare()
    except CycleError:
        yield "circle", room.about.id


def _of_people(room: Room) -> Iterable[Flaw]:
    people = ordered(room.rows(Stakeholder))
    champions = [s for s in people if s.part is Part.CHAMPION]
    yield from (("one_champion", s.id) for s in champions[1:])
    bearers = {s.email.lower(): s.id for s in reversed(people)}
    yield from (("address_taken", s.id) for s in people if s.email and bearers[s.email.lower()] != s.id)
    for person in room.rows(Stakeholder):
        if person.part is Part.CHAMPION and room.one(Party, person.party).side is not Side.BUYER:
            yield "champion_is_the_buyers", person.id
        if person.away_to and (person.away_from is None or person.away_from > person.away_to):
            yield "away_backwards", person.id
