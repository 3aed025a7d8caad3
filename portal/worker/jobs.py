"""Jobs: rows of the same database, so that they are wished for with the event or not at all.

Each is done at least once, under an id that stays the same, so that whoever does it can tell a repeat.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, or_, select, update
from sqlalchemy import Row as SqlRow

from portal.core.errors import NotFound
from portal.core.ids import new_id
from portal.core.upsert import insert_once
from portal.journal import tables

MOST_TRIES = 8
LEASE = timedelta(minutes=5)
FIRST_PAUSE = timedelta(seconds=15)
LONGEST_PAUSE = timedelta(hours=2)
KEPT = timedelta(days=30)

_job = tables.job.c


class JobState(StrEnum):
    """Where a job stands; a dead one was tried too often and waits for a person."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    DONE = "done"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work; `tries` counts this one too once it is claimed."""

    id: str
    kind: str
    args: Mapping[str, Any]
    state: JobState
    tries: int
    due: datetime
    claimed: datetime | None
    error: str


def enqueue(
    connection: Connection, kind: str, args: Mapping[str, Any], due: datetime, id: str | None = None
) -> str:
    """Wish for a job within the transaction; the same id twice is one job. Returns the id."""
    job = id or new_id()
    row = {"id": job, "kind": kind, "args": json.dumps(args), "state": JobState.WAITING, "tries": 0}
    insert_once(connection, tables.job, row | {"due": due, "claimed": None, "error": ""})
    return job


def claim(connection: Connection, now: datetime, most: int) -> list[Job]:
    """Take due jobs, the longest due first; who does not finish within the lease loses them again."""
    wanted = select(tables.job).where(_claimable(now)).order_by(_job.due, _job.id).limit(most)
    found = connection.execute(wanted.with_for_update(skip_locked=True)).all()
    ids = [row.id for row in found]
    if ids:
        taken = update(tables.job).where(_job.id.in_(ids))
        connection.execute(taken.values(state=JobState.CLAIMED, claimed=now, tries=_job.tries + 1))
    return [replace(_as_job(row), claimed=now, tries=row.tries + 1) for row in found]


def finish(connection: Connection, job: Job) -> None:
    """It is done; does nothing when the lease ran out and somebody else has it."""
    connection.execute(_own(job).values(state=JobState.DONE, error=""))


def give_back(connection: Connection, job: Job, now: datetime) -> None:
    """Let somebody else do it at once: this try was broken off and does not count."""
    connection.execute(_own(job).values(state=JobState.WAITING, tries=job.tries - 1, due=now))


def fail(connection: Connection, job: Job, error: str, now: datetime) -> None:
    """Try again after a pause that doubles each time; after eight tries it is dead."""
    state = JobState.DEAD if job.tries >= MOST_TRIES else JobState.WAITING
    due = now + min(FIRST_PAUSE * 2 ** (job.tries - 1), LONGEST_PAUSE)
    connection.execute(_own(job).values(state=state, due=due, error=error[:500]))


def dead_jobs(connection: Connection, most: int) -> list[Job]:
    """What was tried too often, the newest first."""
    wanted = select(tables.job).where(_job.state == JobState.DEAD).order_by(_job.due.desc(), _job.id)
    return [_as_job(row) for row in connection.execute(wanted.limit(most))]


def retry(connection: Connection, id: str, now: datetime) -> None:
    """Try a dead job anew; raises NotFound where there is no such dead job."""
    dead = update(tables.job).where(_job.id == id, _job.state == JobState.DEAD)
    if not connection.execute(dead.values(state=JobState.WAITING, tries=0, due=now)).rowcount:
        raise NotFound


def forget_done(connection: Connection, now: datetime) -> None:
    """Drop jobs that were due and done a month ago: their ids need not be known any longer."""
    connection.execute(delete(tables.job).where(_job.state == JobState.DONE, _job.due < now - KEPT))


def is_any_due(connection: Connection, now: datetime) -> bool:
    """Whether there is something to claim."""
    return connection.scalar(select(_job.id).where(_claimable(now)).limit(1)) is not None


def _claimable(now: datetime) -> ColumnElement[bool]:
    abandoned = and_(_job.state == JobState.CLAIMED, _job.claimed < now - LEASE)
    return or_(and_(_job.state == JobState.WAITING, _job.due <= now), abandoned)


def _own(job: Job) -> Any:
    own = update(tables.job).where(_job.id == job.id, _job.state == JobState.CLAIMED)
    return own.where(_job.claimed == job.claimed)


def _as_job(row: SqlRow[Any]) -> Job:
    state, args = JobState(row.state), json.loads(row.args)
    return Job(row.id, row.kind, args, state, row.tries, row.due, row.claimed, row.error)
