"""The last sign of life of each side of a room: who is waiting for whom."""

from sqlalchemy import Connection, bindparam, select

from portal.core.upsert import upsert
from portal.journal import tables
from portal.journal.followers import SIGNS_OF_LIFE
from portal.journal.streams import parsed
from portal.journal.wire import parse_moment
from portal.worker.follow import Events

_stakeholder, _party = tables.SHARED["stakeholder"].c, tables.SHARED["party"].c
SIDES = (
    select(_stakeholder.id, _party.side)
    .join(tables.SHARED["party"], (_stakeholder.stream == _party.stream) & (_stakeholder.party == _party.id))
    .where(_stakeholder.stream == bindparam("of_stream"))
)


class SignsOfLife:
    """Keeps for each room and side the last event by one of its people; shared streams only."""

    name = SIGNS_OF_LIFE

    def follow(self, connection: Connection, stream: str, events: Events) -> None:
        """Note the last event of each side; an imported or automatic one is nobody's."""
        name = parsed(stream)
        if name.is_private:
            return
        sides = _sides(connection, stream)
        last = {sides[event["actor"]]: event for event in events if event["actor"] in sides}
        for side, event in last.items():
            row = {"room": name.room, "side": side, "seq": event["seq"], "at": parse_moment(event["at"])}
            upsert(connection, tables.sign_of_life, row)


def _sides(connection: Connection, stream: str) -> dict[str, str]:
    """Stakeholder to side."""
    found = connection.execute(SIDES, {"of_stream": stream})
    return {stakeholder: str(side) for stakeholder, side in found}
