"""Turns what was gathered into the `Draft`: sides settled, ids given, lists in the order of the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from portal.exchange.draft import Action, DateChange, Draft, Milestone, Risk, Source, Stakeholder
from portal.exchange.hygiene import hygiene
from portal.exchange.links import link_all
from portal.exchange.reading import Reading, Step
from portal.exchange.wording import is_seller_worded
from portal.exchange.words import plainly
from portal.room.words import Side, State


def finish(reading: Reading, source: Source) -> Draft:
    """The draft, with its warnings."""
    for number, step in enumerate((one for one in reading.steps if not one.is_action), 1):
        step.id = f"m{number}"
    for number, step in enumerate((one for one in reading.steps if one.is_action), 1):
        step.id = f"a{number}"
    _settle_sides(reading)
    _settle_milestones(reading.steps)
    dependencies = link_all(reading)
    draft = Draft(
        source,
        tuple(_milestone(step) for step in reading.steps if not step.is_action),
        tuple(_action(step) for step in reading.steps if step.is_action),
        dependencies,
        tuple(
            Stakeholder(one.id, one.name, one.title, one.side or Side.BUYER, one.email or None)
            for one in reading.people.all
        ),
        tuple(
            DateChange(step.id, move.from_, move.to, move.reason, move.words)
            for step in reading.steps
            for move in step.moves
        ),
        tuple(_risk(risk, reading) for risk in reading.risks),
        reading.checkin,
        tuple(sorted(reading.ledger.private.values(), key=lambda one: (source.tabs.index(one.tab), one.row))),
        tuple(
            sorted(
                reading.ledger.not_understood.values(), key=lambda one: (source.tabs.index(one.tab), one.row)
            )
        ),
        (),
    )
    return replace(draft, warnings=(*reading.warnings, *hygiene(draft, reading)))


def _settle_sides(reading: Reading) -> None:
    """People without a side stand where the wording of their steps points; steps where their people do."""
    for step in reading.steps:
        for person in step.owners:
            side = Side.SELLER if is_seller_worded(step.title) else Side.BUYER
            person.votes[side] = person.votes.get(side, 0) + 1
    reading.assumed = reading.people.settle(reading.view.companies)
    for step in reading.steps:
        if step.side_is_said:
            continue
        sides = {person.side for person in step.owners} | ({step.side} if step.side else set())
        step.side = next(iter(sides)) if len(sides) == 1 else Side.BOTH if sides else None


def _settle_milestones(steps: Sequence[Step]) -> None:
    """A milestone with actions has their side where it states none, and is done when all of them are."""
    families: dict[int, list[Step]] = {}
    for step in steps:
        if step.parent:
            families.setdefault(id(step.parent), []).append(step)
    for step in steps:
        below = families.get(id(step), [])
        sides = {one.side for one in below if one.side}
        if step.side is None and below:
            step.side = next(iter(sides)) if len(sides) == 1 and all(one.side for one in below) else Side.BOTH
        step.side = step.side or Side.BOTH
        live = [one for one in below if one.state is not State.DROPPED]
        if step.state is None and live and all(one.state is State.DONE for one in live):
            step.state = State.DONE
        step.state = step.state or (State.DONE if step.finished else State.OPEN)


def _milestone(step: Step) -> Milestone:
    return Milestone(
        step.id,
        step.title,
        step.kind,
        step.side or Side.BOTH,
        tuple(person.id for person in step.owners),
        step.start,
        step.due,
        step.baseline,
        step.finished,
        step.state or State.OPEN,
        step.note(),
        step.tab,
        step.row,
    )


def _action(step: Step) -> Action:
    return Action(
        step.id,
        step.parent.id if step.parent else None,
        1,
        step.title,
        step.kind,
        step.side or Side.BOTH,
        tuple(person.id for person in step.owners),
        step.start,
        step.due,
        step.baseline,
        step.finished,
        step.state or State.OPEN,
        step.note(),
        step.tab,
        step.row,
    )


def _risk(risk: Risk, reading: Reading) -> Risk:
    """The risk with its owners' ids and the steps whose titles it names."""
    words = plainly(f"{risk.title} {risk.note or ''}")
    named = tuple(step.id for step in reading.steps if len(step.title) > 5 and plainly(step.title) in words)
    return replace(risk, owners=tuple(person.id for person in reading.risk_owners[risk.id]), steps=named)
