"""The reader's own account."""

import pytest


async def test_me_names_the_person_and_their_companies(cast, ada):
    me = (await ada.get("/api/me")).json()

    assert me["user"] == {
        "id": cast.ada,
        "name": "Ada Lindqvist",
        "email": "ada@northwind.example",
        "language": "",
    }
    assert me["organisations"] == [{"id": cast.northwind, "name": "Northwind", "role": "admin"}]
    assert me["demo"] is False


async def test_the_language_can_be_chosen(ada):
    answer = await ada.patch("/api/me", json={"language": "zh-Hant"})

    assert answer.json()["user"]["language"] == "zh-Hant"
    assert (await ada.get("/api/me")).json()["user"]["language"] == "zh-Hant"


@pytest.mark.parametrize("wrong", [{"language": "xx"}, {}, {"language": "en", "role": "admin"}, [], "en"])
async def test_wishes_that_nobody_expects_are_refused(ada, wrong):
    answer = await ada.patch("/api/me", json=wrong)

    assert answer.status_code == 400
    assert answer.json()["code"] == "malformed"
