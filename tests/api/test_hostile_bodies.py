"""Bodies that no page would send: told to be malformed, and no bug of ours."""

import pytest

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
