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


async def test_a_browser_is_told_who_is_signed_in_and_a_stranger_that_nobody_is(ada, bo, stranger):
    stranger.cookies.set("portal_session", "no such session")
    told = [(await browser.get("/api/session")) for browser in (ada, bo, stranger)]

    assert [answer.status_code for answer in told] == [200, 200, 200]
    assert told[0].json() == {"me": (await ada.get("/api/me")).json()}
    assert told[1].json()["me"]["user"]["name"] == "Bo Tanaka"
    assert told[2].json() == {"me": None}


async def test_the_language_can_be_chosen(ada):
    answer = await ada.patch("/api/me", json={"language": "zh-Hant"})

    assert answer.json()["user"]["language"] == "zh-Hant"
    assert (await ada.get("/api/me")).json()["user"]["language"] == "zh-Hant"


@pytest.mark.parametrize("wrong", [{"language": "xx"}, {}, {"language": "en", "role": "admin"}, [], "en"])
async def test_wishes_that_nobody_expects_are_refused(ada, wrong):
    answer = await ada.patch("/api/me", json=wrong)

    assert answer.status_code == 400
    assert answer.json()["code"] == "malformed"
