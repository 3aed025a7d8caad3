"""A sheet sent by a page becomes a draft; what cannot become one is refused with a reason."""

import pytest

SHEET = "Milestone,Action,Owner,Due,Status\nKickoff,Send agenda,Sarah Chen,2026-12-01,Open\n"


async def _import(person, name: str, options: str = "{}"):
    return await person.post(
        "/api/imports/room", files={"file": (name, SHEET)}, data={"options": options}, timeout=30
    )


@pytest.mark.parametrize(
    ("file", "room"), [("Rollout.csv", "Rollout"), (".csv", ".csv"), ("2026.11 plan.csv", "2026.11 plan")]
)
async def test_a_room_is_named_after_its_file(ada, file, room):
    made = await _import(ada, file)

    assert made.status_code == 201
    assert [card["name"] for card in (await ada.get("/api/rooms")).json()] == [room]


@pytest.mark.parametrize("file", [" .csv", "\u200b.csv", "\u200b"])
async def test_a_name_that_nobody_can_read_is_refused(ada, file):
    refused = await _import(ada, file)

    assert refused.status_code == 422
    assert refused.json()["fields"] == {"field": "name"}
