"""The worker's loop: woken by commits, ended by cancelling, losing nothing."""

import asyncio
from datetime import timedelta

from sqlalchemy import func, insert, select

from portal.core import clock
from portal.core.ids import new_id
from portal.journal import tables as journal
from portal.people import sessions, sign_in_links, tables, users
from portal.worker import jobs
from portal.worker.follow import has_todo
from portal.worker.signs_of_life import SignsOfLife
from portal.worker.worker import HANDLERS, Worker
from tests.journals.rooms import done, open_room


async def eventually(stores, question, wanted):
    async with asyncio.timeout(20):
        while await stores.database.read(question) != wanted:  # noqa: ASYNC110  the worker tells nobody
            await asyncio.sleep(0.02)


async def cancelled(task):
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert task.cancelled()


async def test_a_commit_wakes_the_worker(stores):
    running = asyncio.create_task(Worker(stores.database, stores.journal, clock.now).run())
    room = await open_room(stores.journal)
    await done(stores.journal, room.tick(0, room.bo))

    sides = select(func.count()).select_from(journal.sign_of_life)
    await eventually(stores, lambda db: db.scalar(sides), 2)
    await eventually(stores, lambda db: has_todo(db, SignsOfLife.name), False)
    await cancelled(running)


async def test_a_failing_job_does_not_stop_the_others(stores):
    did = []

    async def mail(database, job, now):
        did.append(job.args["to"])
        if job.args["to"] == "nobody":
            raise OSError("no such mailbox")

    worker = Worker(stores.database, stores.journal, clock.now, HANDLERS | {"mail": mail})
    for to in ("nobody", "ada", "bo"):
        await stores.database.write(lambda db, to=to: jobs.enqueue(db, "mail", {"to": to}, clock.now()))

    await worker.work()

    assert sorted(did) == ["ada", "bo", "nobody"]
    errors = select(journal.job.c.error).where(journal.job.c.state == "waiting")
    (error,) = await stores.database.read(lambda db: db.scalars(errors).all())
    assert error.startswith("OSError < test_worker.py:")
    assert "no such mailbox" not in error


async def test_a_job_under_way_is_given_back_when_the_worker_ends(stores):
    begun = asyncio.Event()

    async def slow(database, job, now):
        begun.set()
        await asyncio.Event().wait()

    worker = Worker(stores.database, stores.journal, clock.now, HANDLERS | {"slow": slow})
    id = await stores.database.write(lambda db: jobs.enqueue(db, "slow", {}, clock.now()))
    running = asyncio.create_task(worker.run())
    await begun.wait()
    await cancelled(running)

    claimed = await stores.database.write(lambda db: jobs.claim(db, clock.now(), 10))
    assert (id, 1) in [(job.id, job.tries) for job in claimed]


async def test_what_has_run_out_is_thrown_away_and_nothing_else(stores):
    now = clock.now()
    long_ago = now - timedelta(days=40)

    def fill(db):
        ada = users.add_user(db, "ada@northwind.example", "Ada").id
        for at in (long_ago, now):
            sessions.begin_session(db, ada, at, "browser")
            sign_in_links.issue_sign_in_link(db, ada, at)
            answered = {"actor": ada, "key": new_id(), "hash": "", "answer": "", "at": at}
            db.execute(insert(journal.request).values(answered))
        db.execute(insert(tables.limit_hit).values(id=new_id(), kind="sign_in", subject="", at=long_ago))

    await stores.database.write(fill)
    worker = Worker(stores.database, stores.journal, clock.now)
    await worker.work()
    await worker.work()

    def left(db):
        kept = (tables.session, tables.sign_in_link, journal.request, tables.limit_hit, journal.job)
        return [db.scalar(select(func.count()).select_from(table)) for table in kept]

    assert await stores.database.read(left) == [1, 1, 1, 0, 1]
