"""Bodies that no page would send: told to be malformed, and no bug of ours."""

import pytest
from sqlalchemy import update

from portal.people.tables import organisation

BODIES = {
    "nested too deeply": b'{"name":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "not in UTF-8": b'{"name":"\xff"}',
    "half of a pair": b'{"name":"\\ud800"}',
    "a number too long": b'{"name":1' + b"0" * 5_000 + b"}",
    "not a number": b'{"name":NaN}',
    "cut off": b'{"name":',
    "empty": b"",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
async def test_a_hostile_body_is_malformed(bo, body):
    answer = await bo.post("/api/rooms", content=body, headers={"content-type": "application/json"})

    assert answer.status_code == 400
    assert answer.json()["code"] == "malformed"


async def test_a_name_of_old_that_no_room_takes_is_malformed(ada, database, cast):
    await database.write(lambda db: db.execute(update(organisation).values(name="N" * 201)))

    answer = await ada.post("/api/rooms", json={"name": "Rollout", "company": "Contoso"})

    assert (answer.status_code, answer.json()["fields"]) == (422, {"field": "own_company"})


CHARSETS = ["no-such", "base64", "undefined", "utf-8", "utf-7"]


@pytest.mark.parametrize("charset", CHARSETS)
async def test_a_part_that_its_charset_does_not_read_is_malformed(ada, charset):
    named = 'content-disposition: form-data; name="options"'
    part = f"--b\r\n{named}\r\ncontent-type: text/plain; charset={charset}\r\n\r\n"
    body = part.encode() + b"{\xff\r\n--b--\r\n"

    answer = await ada.post(
        "/api/imports/room", content=body, headers={"content-type": "multipart/form-data; boundary=b"}
    )

    assert answer.status_code == 400
    assert answer.json()["code"] == "malformed"
