"""A draft is opened by its door as it was looked at, or not at all."""

from functools import partial

import pytest

from portal.people.seats import seat_in

BEGUN = {"name": "Second room", "company": "Contoso"}


@pytest.fixture
async def draft(ada) -> str:
    begun = (await ada.post("/api/rooms", json=BEGUN)).json()
    return str(begun["stream"]).split("/")[1]


async def test_what_a_colleague_added_after_the_look_does_not_cross(ada, draft, services, cast):
    looked_at = (await ada.get(f"/api/deals/{draft}/snapshot")).json()["seq"]
    added = {"title": "Discount of last resort"}
    assert (await ada.post(f"/api/deals/{draft}/add-action", json=added)).status_code == 200

    answer = await ada.post(f"/api/deals/{draft}/open-room", json={"seq": looked_at})

    assert (answer.status_code, answer.json()["code"]) == (409, "draft_changed")
    assert "The draft changed" in answer.json()["detail"]
    assert (await services.journal.value(f"room/{draft}")).seq == 0
    assert await services.database.read(partial(seat_in, user=cast.ada, room=draft)) is None


async def test_the_draft_as_it_was_looked_at_is_opened(ada, draft, services, cast):
    looked_at = (await ada.get(f"/api/deals/{draft}/snapshot")).json()["seq"]

    answer = await ada.post(f"/api/deals/{draft}/open-room", json={"seq": looked_at})

    assert (answer.status_code, answer.json()["result"]) == (200, "done")
    assert (await services.journal.value(f"room/{draft}")).seq == 1
    assert await services.database.read(partial(seat_in, user=cast.ada, room=draft)) is not None


@pytest.mark.parametrize("body", [{}, {"seq": 0}, {"seq": "1"}])
async def test_an_opening_names_what_was_looked_at(ada, draft, services, body):
    answer = await ada.post(f"/api/deals/{draft}/open-room", json=body)

    assert answer.status_code == 400
    assert (await services.journal.value(f"room/{draft}")).seq == 0
