"""A door reads a body as the socket reads a frame's arguments: no field is bent into what it should be."""

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from portal.core.config import Settings
from portal.deal.deeds import DEAL_DEEDS
from portal.people.deals import BY_OWN_DOOR
from portal.people.seats import take_seat
from portal.room.deeds import DEEDS
from tests.api.rooms import OpenedRoom, open_room

REQUESTS = {d.name: d.request for d in (*DEEDS.values(), *DEAL_DEEDS.values()) if d.name not in BY_OWN_DOOR}
VALUES = ["1", "yes", "2026-11-20T00:00:00", 1.0, True]


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(data=tmp_path, front_end=tmp_path / "dist", commands_per_second=100_000)


@pytest.fixture
async def room(services, cast) -> OpenedRoom:
    return await open_room(services, cast.northwind, cast.ada, "bo@contoso.example")


@pytest.mark.parametrize("value", VALUES, ids=repr)
async def test_a_door_finds_wrong_in_a_body_what_the_socket_finds_wrong(ada, room, value):
    for deed, request in REQUESTS.items():
        body = _filled(request, value) | {"nobody expects this": value}
        answer = await ada.post(f"/api/deals/{room.id}/{deed.replace('_', '-')}", json=body)

        assert answer.status_code == 400, deed
        assert answer.json()["fields"].keys() == _wrong(request, answer.request.content), deed


async def test_a_day_is_sent_as_a_string(ada, room, database, cast):
    card = room.stakeholders["ada@northwind.example"]
    await database.write(lambda db: take_seat(db, cast.ada, room.id, card))
    step = {"title": "Review", "side": "both", "due": "2026-12-01"}

    assert (await ada.post(f"/api/rooms/{room.id}/add-action", json=step)).status_code == 200


def _filled(model: type[BaseModel], value: Any) -> dict[str, Any]:
    """Every field with that value, down to the fields of patches."""
    kinds = {name: field.annotation for name, field in model.model_fields.items()}
    return {
        name: _filled(kind, value) if isinstance(kind, type) and issubclass(kind, BaseModel) else value
        for name, kind in kinds.items()
    }


def _wrong(model: type[BaseModel], body: bytes) -> set[str]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate_json(body)
    return {".".join(map(str, error["loc"])) for error in caught.value.errors()}
