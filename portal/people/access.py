"""Whether a person may see a stream, and as whom they act in it: the lookup is the permission."""

from portal.core.database import Database
from portal.core.errors import NotFound
from portal.journal.journal import Journal
from portal.journal.streams import StreamName, StreamValue, parsed
from portal.people.colleagues import deal_party
from portal.people.seats import seat_in
from portal.room.rows import Stakeholder


async def actor_in(database: Database, journal: Journal, user: str, stream: str) -> str:
    """The stakeholder that the user is in a room, or the user's own id in a private stream.

    Raises NotFound, the same for what may not be seen and for what is not there.
    """
    name = parsed(stream)
    if name.is_private:
        return await _colleague(database, journal, user, name)
    seat = await database.read(lambda db: seat_in(db, user, name.room))
    if seat is None or not is_member(await journal.value(stream), seat.stakeholder):
        raise NotFound
    return seat.stakeholder


def is_member(room: StreamValue, stakeholder: str) -> bool:
    """Whether a stakeholder has joined and not left."""
    row = room.tables.get("stakeholder", {}).get(stakeholder)
    return isinstance(row, Stakeholder) and bool(row.role and row.joined) and row.left is None


async def _colleague(database: Database, journal: Journal, user: str, name: StreamName) -> str:
    party = await database.read(lambda db: deal_party(db, user, name.room))
    if party is None or party.party != name.party or not (await journal.value(str(name))).seq:
        raise NotFound
    return user
