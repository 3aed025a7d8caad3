"""Jobs are kept with what wished for them, done at least once, and given up aloud."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from portal.core.errors import Conflict, NotFound
from portal.journal import tables
from portal.journal.commands import Done, Refused
from portal.worker import jobs
from tests.journals.rooms import open_room

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


async def enqueue(stores, kind="mail", due=NOON, **args):
    return await stores.database.write(lambda db: jobs.enqueue(db, kind, args, due))


def next_due(connection):
    return connection.scalar(select(func.min(tables.job.c.due)).where(tables.job.c.state == "waiting"))


async def claim(stores, now=NOON, most=10):
    return await stores.database.write(lambda db: jobs.claim(db, now, most))


async def test_a_job_is_claimed_once_it_is_due_and_by_one_alone(stores):
    late = await enqueue(stores, due=NOON + timedelta(minutes=1), to="bo")
    early = await enqueue(stores, due=NOON - timedelta(minutes=1), to="ada")

    claimed = await claim(stores)

    assert [(job.id, job.kind, dict(job.args), job.tries) for job in claimed] == [
        (early, "mail", {"to": "ada"}, 1)
    ]
    assert await claim(stores) == []
    assert [job.id for job in await claim(stores, NOON + timedelta(minutes=1))] == [late]


async def test_of_many_workers_each_job_goes_to_one(stores):
    wished = {await enqueue(stores, n=n) for n in range(60)}

    rounds = await asyncio.gather(*(claim(stores, most=7) for _ in range(12)))

    claimed = [job.id for taken in rounds for job in taken]
    assert len(claimed) == len(set(claimed))
    rest = [job.id for job in await claim(stores, most=100)]
    assert {*claimed, *rest} == wished


async def test_the_same_id_twice_is_one_job(stores):
    for _ in range(2):
        await stores.database.write(lambda db: jobs.enqueue(db, "mail", {}, NOON, id="welcome bo"))

    (job,) = await claim(stores)
    await stores.database.write(lambda db: jobs.finish(db, job))
    await stores.database.write(lambda db: jobs.enqueue(db, "mail", {}, NOON, id="welcome bo"))

    assert await claim(stores, NOON + timedelta(days=1)) == []


async def test_a_failed_job_is_tried_again_later_and_later_and_then_given_up(stores):
    id = await enqueue(stores)
    now, pauses = NOON, []
    for _ in range(jobs.MOST_TRIES):
        (job,) = await claim(stores, now)
        await stores.database.write(lambda db, job=job, now=now: jobs.fail(db, job, "no answer", now))
        due = await stores.database.read(next_due)
        if due is not None:
            pauses.append(due - now)
            assert await claim(stores, due - timedelta(seconds=1)) == []
            now = due

    assert pauses == [timedelta(seconds=15 * 2**n) for n in range(jobs.MOST_TRIES - 1)]
    assert await claim(stores, now + timedelta(days=30)) == []
    (dead,) = await stores.database.read(lambda db: jobs.dead_jobs(db, 10))
    assert (dead.id, dead.state, dead.error) == (id, "dead", "no answer")


async def test_a_dead_job_can_be_tried_anew_by_a_person(stores):
    id = await enqueue(stores)
    for n in range(jobs.MOST_TRIES):
        now = NOON + timedelta(days=n)
        (job,) = await claim(stores, now)
        await stores.database.write(lambda db, job=job, now=now: jobs.fail(db, job, "no", now))

    await stores.database.write(lambda db: jobs.retry(db, id, NOON))

    assert [job.tries for job in await claim(stores)] == [1]
    with pytest.raises(NotFound):
        await stores.database.write(lambda db: jobs.retry(db, id, NOON))


async def test_a_job_whose_worker_died_is_claimed_anew_and_the_dead_one_s_word_counts_no_more(stores):
    await enqueue(stores)
    (lost,) = await claim(stores)
    later = NOON + jobs.LEASE + timedelta(seconds=1)

    (found,) = await claim(stores, later)
    await stores.database.write(lambda db: jobs.fail(db, lost, "too late", later))

    assert (found.id, found.tries) == (lost.id, 2)
    await stores.database.write(lambda db: jobs.finish(db, found))
    assert await claim(stores, later + timedelta(days=1)) == []


async def test_a_job_wished_for_beside_a_refused_event_is_not_kept(stores):
    room = await open_room(stores.journal)

    def wish(refused):
        def companion(db, events):
            jobs.enqueue(db, "mail", {}, NOON)
            if refused:
                raise Conflict("too_late")

        return companion

    refused = await stores.journal.submit(room.tick(0, companion=wish(True)))
    done = await stores.journal.submit(room.tick(1, companion=wish(False)))

    assert (type(refused), type(done)) == (Refused, Done)
    assert len(await claim(stores)) == 1
