"""Limits that all processes share: rows in the database, one per attempt, counted over a sliding window."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select

from portal.core.errors import Refusal
from portal.core.ids import new_id
from portal.core.turns import one_at_a_time
from portal.people import tables
from portal.people.tokens import hash_of

_hit = tables.limit_hit.c


class TooMany(Refusal):
    """So many attempts in so short a time are turned down, right or wrong; `after` says when to try again."""

    kind = "too_many"

    def __init__(self, code: str = "too_many", *, after: float | None = None) -> None:
        super().__init__(code)
        self.after = after


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` attempts of that kind by one subject `within` a span of time."""

    kind: str
    most: int
    within: timedelta


SIGN_IN = Limit("sign_in", 20, timedelta(minutes=10))


def count_attempt(connection: Connection, limit: Limit, subject: str, now: datetime) -> bool:
    """Record an attempt; False if it is one too many. The subject (an address) is kept only as a hash.

    A failed attempt must be committed too: do not raise in the same transaction.
    """
    hidden = hash_of(subject)
    one_at_a_time(connection, f"{limit.kind} {hidden}")
    connection.execute(delete(tables.limit_hit).where(_hit.kind == limit.kind, _hit.at <= now - limit.within))
    before = select(func.count()).where(_hit.kind == limit.kind, _hit.subject == hidden)
    if connection.execute(before).scalar_one() >= limit.most:
        return False
    connection.execute(insert(tables.limit_hit).values(id=new_id(), kind=limit.kind, subject=hidden, at=now))
    return True
