"""What makes a plan die unread: warnings that never block."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from portal.insights.completion import Placed, Promise, counted_steps

MOST_ACTIONS = 20
MOST_MILESTONES = 10
LEAST_BUYER_SHARE = 30
MOST_BUYER_SHARE = 50


class Dated(Promise, Protocol):
    """A promise that may have a due day."""

    @property
    def due(self) -> date | None: ...


class DatedAction(Dated, Placed, Protocol):
    """An action that may have a due day."""


class Hygiene(StrEnum):
    """Each warning by its code."""

    TOO_MANY_ACTIONS = "too_many_actions"
    TOO_MANY_MILESTONES = "too_many_milestones"
    NO_BUYER_ACTIONS = "no_buyer_actions"
    BUYER_SHARE = "buyer_share"
    SELLER_WORDED = "seller_worded"
    TEAM_AS_OWNER = "team_as_owner"
    CLOSED_DAY = "closed_day"


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning, the steps it is about, and the figure that its sentence needs (0 for none).

    The figure is a count of steps, or the buyer's share in per cent.
    """

    code: Hygiene
    steps: tuple[str, ...] = ()
    figure: int = 0


def hygiene(
    milestones: Iterable[Dated],
    actions: Iterable[DatedAction],
    is_open: Callable[[date], bool],
    seller_worded: Collection[str] = (),
    team_owned: Collection[str] = (),
) -> list[Warned]:
    """The warnings a plan deserves.

    `seller_worded` are the milestones, `team_owned` the steps, that a reader of words has found:
    language is not known here.
    """
    live_milestones = [m for m in milestones if m.state != "dropped"]
    live_actions = [a for a in actions if a.state != "dropped"]
    steps: list[Dated] = [*live_milestones, *live_actions]
    closed = [s for s in steps if s.state != "done" and s.due is not None and not is_open(s.due)]
    found = [
        _too_many(Hygiene.TOO_MANY_ACTIONS, len(live_actions), MOST_ACTIONS),
        _too_many(Hygiene.TOO_MANY_MILESTONES, len(live_milestones), MOST_MILESTONES),
        _buyer(live_milestones, live_actions),
        _named(Hygiene.SELLER_WORDED, live_milestones, seller_worded),
        _named(Hygiene.TEAM_AS_OWNER, steps, team_owned),
        _named(Hygiene.CLOSED_DAY, closed, {s.id for s in closed}),
    ]
    return [warned for warned in found if warned is not None]


def _too_many(code: Hygiene, count: int, most: int) -> Warned | None:
    return Warned(code, figure=count) if count > most else None


def _buyer(milestones: list[Dated], actions: list[DatedAction]) -> Warned | None:
    """Of the steps that are counted: does the buyer promise any, and a fair share?"""
    counted: list[Promise] = [*counted_steps(milestones, actions)]
    if not counted:
        return None
    buyers = sum(s.side == "buyer" for s in counted)
    one_sided = sum(s.side in ("buyer", "seller") for s in counted)
    if not any(s.side in ("buyer", "both") for s in counted):
        return Warned(Hygiene.NO_BUYER_ACTIONS)
    share = 100 * buyers // one_sided if one_sided else LEAST_BUYER_SHARE
    fair = LEAST_BUYER_SHARE * one_sided <= 100 * buyers <= MOST_BUYER_SHARE * one_sided
    return None if fair else Warned(Hygiene.BUYER_SHARE, figure=share)


def _named(code: Hygiene, steps: Iterable[Promise], named: Collection[str]) -> Warned | None:
    ids = tuple(s.id for s in steps if s.id in named)
    return Warned(code, ids, len(ids)) if ids else None
