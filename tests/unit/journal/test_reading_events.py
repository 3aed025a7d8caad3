"""Events read back from the log: what they did can be folded in again."""

from portal.journal.wire import changes_read, event_bytes, event_read
from portal.room.change import Event, fold
from portal.room.room import set_row
from tests.rooms import BEGAN, example_room


def test_a_row_that_an_event_changes_twice_keeps_both_changes():
    room = example_room()
    decided = set_row(room.about, decision=None)
    assert decided is not None
    replanned = set_row(room.after([decided]).about, plan_version=99)
    assert replanned is not None
    event = event_read(event_bytes("room/x", 1, "c", Event("room.edited", None, BEGAN, (decided, replanned))))

    after = fold(room.tables, changes_read("room/x", event["changes"], room.tables))

    assert after["room"] == room.after([decided, replanned]).tables["room"]
