"""The statements of our batches, run by the sqlite3 module alone: no queue, no thread, no rules."""

import time
from pathlib import Path

from bench.recording import AT_ONCE, Recorded, recording, run_statements
from bench.rounds import Sample
from bench.world import Room
from portal.core.sqlite.batch import MOST_ITEMS
from portal.core.sqlite.connections import writing


def replayed(database: Path, rooms: tuple[Room, ...], seconds: float) -> Sample:
    """Commands committed per second on a connection with our settings; recording is not timed."""
    connection = writing(database)
    batches = recording(database, rooms)
    took, done = 0.0, 0
    while took < seconds:
        group: list[Recorded] = [next(batches) for _ in range(AT_ONCE)]
        start = time.perf_counter()
        for batch in group:
            connection.execute("BEGIN IMMEDIATE")
            for lookup in batch.lookups:
                connection.execute(*lookup).fetchall()
            run_statements(connection, batch.writes)
            connection.execute("COMMIT")
        took += time.perf_counter() - start
        done += AT_ONCE * MOST_ITEMS
    connection.close()
    return {"commands/s": done / took}
