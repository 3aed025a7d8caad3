"""A tab that catches up over its socket hears only the present version, whatever version was stored."""

from portal.journal import wire
from tests.journals.rooms import done, open_room
from tests.unit.realtime.test_order import Slow, Tab, seated


async def test_a_tab_that_was_away_hears_older_events_in_the_words_of_the_present_version(
    stores, monkeypatch
):
    room = await open_room(stores.journal)
    before = await stores.journal.value(room.stream)
    ticked = room.tick(0)
    await done(stores.journal, ticked)
    monkeypatch.setattr(wire, "VERSION", 2)
    monkeypatch.setitem(wire.UPCASTERS, 1, lambda event: event | {"v": 2, "data": {"upcast": True}})
    database = Slow(stores.database)
    database.gate.set()
    tab = Tab(stores, database, await seated(stores, room))

    tab.say(t="join", stream=room.stream, epoch=before.epoch, seq=before.seq)
    missed = await tab.hears("command", ticked.id)
    written = tab.do(room.stream, "add_action", title="Send the questionnaire", side="buyer")
    live = await tab.hears("command", written)

    assert (missed["v"], missed["data"]) == (2, {"upcast": True})
    assert live["v"] == 2
    assert "upcast" not in live["data"]
    tab.connection.close()
