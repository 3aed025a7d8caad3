"""Requests are as many as a session may ask for; beyond that it is told when to come back."""

import pytest

from portal.core.config import Settings


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(data=tmp_path, front_end=tmp_path / "dist", commands_per_second=1, reads_per_second=1)


async def test_one_change_too_many_is_turned_down_until_the_budget_has_filled(ada, bo):
    room = {"name": "Rollout", "company": "Contoso"}
    begun = [await ada.post("/api/rooms", json=room) for _ in range(3)]

    assert [answer.status_code for answer in begun[:2]] == [201, 201]
    assert begun[2].status_code == 429
    assert begun[2].headers["content-type"] == "application/problem+json"
    assert begun[2].headers["retry-after"] == "1"
    assert begun[2].json()["code"] == "too_many"
    assert (await ada.get("/api/rooms")).status_code == 200
    assert (await bo.post("/api/rooms", json=room)).status_code == 201


async def test_who_reads_too_much_is_told_when_to_come_back_and_changes_all_the_same(ada, bo):
    read = [await ada.get("/api/rooms") for _ in range(5)]

    assert [answer.status_code for answer in read] == [200] * 4 + [429]
    assert read[-1].headers["retry-after"] == "1"
    assert read[-1].json()["code"] == "too_many"
    assert (await bo.get("/api/rooms")).status_code == 200
    assert (await ada.post("/api/rooms", json={"name": "Rollout", "company": "Contoso"})).status_code == 201
