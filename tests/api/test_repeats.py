"""A wish sent again gets its first answer, on whatever day; another wish under its id is refused."""

from portal.core.ids import new_command

SHEET = "Milestone,Action,Owner,Due\nKickoff,Send agenda,Sarah Chen,2026-12-01\n"


async def _begin(person, key: str, name: str = "Rollout"):
    body = {"name": name, "company": "Contoso"}
    return await person.post("/api/rooms", json=body, headers={"idempotency-key": key})


async def _import(person, key: str, sheet: str = SHEET, options: str = "{}"):
    return await person.post(
        "/api/imports/room",
        files={"file": ("plan.csv", sheet)},
        data={"options": options},
        headers={"idempotency-key": key},
        timeout=30,
    )


async def test_a_room_begun_again_another_day_is_the_first_one(cast, signed_in, time_machine_now):
    key = new_command()
    first = await _begin(await signed_in(cast.ada), key)

    time_machine_now(days=3)
    ada = await signed_in(cast.ada)
    again, other = await _begin(ada, key), await _begin(ada, key, "Another")

    assert (again.status_code, again.json()) == (201, first.json())
    assert (other.status_code, other.json()["code"]) == (422, "command_id_taken")
    assert len((await ada.get("/api/rooms")).json()) == 1


async def test_a_sheet_imported_again_another_day_is_the_first_room(cast, signed_in, time_machine_now):
    key = new_command()
    first = await _import(await signed_in(cast.ada), key)

    time_machine_now(days=3)
    ada = await signed_in(cast.ada)
    again = await _import(ada, key)
    others = [await _import(ada, key, SHEET + ",x,,\n"), await _import(ada, key, options='{"side":"buyer"}')]

    assert (again.status_code, again.json()) == (201, first.json())
    assert [other.json()["code"] for other in others] == ["command_id_taken"] * 2
    assert len((await ada.get("/api/rooms")).json()) == 1
