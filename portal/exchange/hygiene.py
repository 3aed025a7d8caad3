"""Warns, never blocks: what a person should look at before a draft is shared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from portal.exchange.draft import Action, Draft, Milestone, Warned
from portal.exchange.messages import WARNINGS
from portal.exchange.reading import Reading
from portal.exchange.roles import is_team
from portal.exchange.wording import is_seller_worded
from portal.room.words import Side

MOST_ACTIONS = 20
MOST_MILESTONES = 10
HEALTHY = range(30, 51)

StepRow = Milestone | Action


def warned(code: str, steps: Sequence[StepRow] = (), **fields: str | int) -> Warned:
    """A warning with its English sentence."""
    return Warned(code, WARNINGS[code].format(**fields), tuple(step.id for step in steps), fields)


def hygiene(draft: Draft, reading: Reading) -> tuple[Warned, ...]:
    """The warnings of a draft, the gravest first."""
    return (*_promises(draft), *_size(draft), *_words(draft), *_days(draft), *_assumed(reading))


def leaves(draft: Draft) -> list[StepRow]:
    """What is ticked: actions, and milestones that have none."""
    parents = {action.milestone for action in draft.actions}
    return [step for step in draft.milestones if step.id not in parents] + list(draft.actions)


def _promises(draft: Draft) -> Iterator[Warned]:
    steps = leaves(draft)
    if not steps:
        return
    buyer = sum(step.side is Side.BUYER for step in steps)
    seller = sum(step.side is Side.SELLER for step in steps)
    if not any(step.side is not Side.SELLER for step in steps):
        yield warned("no_buyer_actions")
    elif buyer + seller and buyer * 100 // (buyer + seller) not in HEALTHY:
        yield warned("buyer_share", percent=buyer * 100 // (buyer + seller))


def _size(draft: Draft) -> Iterator[Warned]:
    if len(draft.actions) > MOST_ACTIONS:
        yield warned("too_many_actions", count=len(draft.actions), limit=MOST_ACTIONS)
    if len(draft.milestones) > MOST_MILESTONES:
        yield warned("too_many_milestones", count=len(draft.milestones), limit=MOST_MILESTONES)


def _words(draft: Draft) -> Iterator[Warned]:
    worded = [step for step in draft.milestones if is_seller_worded(step.title)]
    if worded:
        yield warned("seller_worded", worded, count=len(worded))
    teams = {person.id for person in draft.stakeholders if not person.name and is_team(person.title)}
    owned = [step for step in draft.steps if teams & set(step.owners)]
    if owned:
        yield warned("team_as_owner", owned, count=len(teams))


def _days(draft: Draft) -> Iterator[Warned]:
    steps = draft.steps
    closed = [step for step in steps if step.due and step.due.weekday() >= 5]
    if closed:
        yield warned("closed_day", closed, count=len(closed))
    if steps and not any(step.due for step in steps):
        yield warned("no_dates")
    dated = [step.due for step in steps if step.due]
    if dated and max(dated) < draft.source.start:
        yield warned("all_past")
    if draft.private:
        yield warned("private_cells", count=len(draft.private))


def _assumed(reading: Reading) -> Iterator[Warned]:
    people = [person for person in reading.assumed if any(person in step.owners for step in reading.steps)]
    if people:
        steps = tuple(step.id for step in reading.steps if any(person in step.owners for person in people))
        names = ", ".join(person.name or person.title or person.email for person in people[:5])
        yield replace(warned("side_assumed", names=names), steps=steps)
