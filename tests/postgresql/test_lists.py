"""A list shown by one process hears of rooms that only another process has open."""

import asyncio
import json

from portal.journal.postgresql.following import Following
from portal.journal.published import Published
from portal.people.seats import take_seat
from portal.people.users import add_user
from realtime.home import Home
from tests.journals.rooms import done, open_room
from tests.postgresql.following import until


class Page:
    """A tab that shows lists."""

    def __init__(self):
        self.told = asyncio.Queue()

    def say(self, payload):
        self.told.put_nowait(json.loads(payload))


async def test_a_list_hears_of_a_room_that_nobody_has_open_in_its_process(process):
    a, b = process(), process()
    room = await open_room(a.journal)
    room_id = room.stream.split("/")[1]

    def seat_bo(db):
        bo = add_user(db, "bo@contoso.example", "Bo").id
        take_seat(db, bo, room_id, room.bo)
        return bo

    bo = await a.database.write(seat_bo)
    home, page = Home(b.database, b.journal), Page()
    b.journal.published.listen(home.publish)
    b.journal.published.hear(home.hear)
    await home.show(page, bo)
    assert b.journal.published.get(room.stream) is None

    async with asyncio.timeout(20):
        while page.told.empty():
            await done(a.journal, room.turn(0, (await a.journal.value(room.stream)).seq + 1))
            await asyncio.sleep(0.5)

    assert page.told.get_nowait() == {"t": "hint", "rooms": [room_id]}


async def test_how_far_a_room_had_got_is_remembered_while_it_is_watched(process):
    stores = process(hints=False)
    room = await open_room(stores.journal)
    published = Published()
    following = Following(stores.database, published)
    running = asyncio.create_task(following.run())

    published.watch(room.stream)
    await until(lambda: room.stream in following._last_seen)
    published.unwatch(room.stream)
    await until(lambda: not following._last_seen)

    running.cancel()
