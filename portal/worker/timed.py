"""What the clock brings about: once an hour, whatever has run out is thrown away."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, or_

from portal.core.database import Database
from portal.journal import tables as journal
from portal.people import tables as people
from portal.worker.jobs import Job, enqueue, forget_done

PURGE = "purge"
REQUESTS_KEPT = timedelta(days=30)
HITS_KEPT = timedelta(days=1)

_session, _link, _hit = people.session.c, people.sign_in_link.c, people.limit_hit.c


def schedule(connection: Connection, now: datetime) -> None:
    """See to it that this hour's purge is wished for; once, however many processes ask."""
    enqueue(connection, PURGE, {}, now, id=f"{PURGE} {now:%Y-%m-%dT%H}")


async def purge(database: Database, job: Job, now: datetime) -> None:
    """Throw away sessions and links that can never be used again, and answers nobody asks for now."""
    await database.write(lambda db: _purge(db, now))


def _purge(connection: Connection, now: datetime) -> None:
    ended = or_(_session.expires < now, _session.ended < now)
    connection.execute(delete(people.session).where(ended))
    connection.execute(delete(people.sign_in_link).where(_link.expires < now))
    connection.execute(delete(journal.request).where(journal.request.c.at < now - REQUESTS_KEPT))
    connection.execute(delete(people.limit_hit).where(_hit.at < now - HITS_KEPT))
    forget_done(connection, now)
