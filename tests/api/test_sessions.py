"""People see their signed-in browsers and can end them."""

import pytest

from portal.core.database import Unavailable


async def test_the_list_marks_the_browser_that_asks(cast, bo, signed_in):
    await signed_in(cast.bo)

    sessions = (await bo.get("/api/sessions")).json()

    assert [session["current"] for session in sessions].count(True) == 1
    assert len(sessions) == 2
    assert sessions[0]["user_agent"] == "Test browser"


async def test_signing_out_ends_the_session_and_clears_the_cookie(bo):
    answer = await bo.post("/api/session/end")

    assert answer.status_code == 204
    assert "max-age=0" in answer.headers["set-cookie"].lower()
    assert (await bo.get("/api/me")).status_code == 401


@pytest.mark.parametrize(("method", "path"), [("POST", "/api/session/end"), ("DELETE", "/api/sessions")])
async def test_who_leaves_while_nothing_can_be_stored_is_out_of_this_browser(
    bo, services, monkeypatch, method, path
):
    async def full(_):
        raise Unavailable

    monkeypatch.setattr(services.database, "write", full)

    answer = await bo.request(method, path)

    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert "max-age=0" in answer.headers["set-cookie"].lower()


async def test_one_session_can_be_ended_from_another(cast, bo, signed_in):
    other = await signed_in(cast.bo)
    theirs = next(s["id"] for s in (await other.get("/api/sessions")).json() if s["current"])

    assert (await bo.delete(f"/api/sessions/{theirs}")).status_code == 204

    assert (await other.get("/api/me")).status_code == 401
    assert (await bo.get("/api/me")).status_code == 200


async def test_nobody_ends_the_session_of_somebody_else(ada, bo):
    theirs = (await ada.get("/api/sessions")).json()[0]["id"]

    assert (await bo.delete(f"/api/sessions/{theirs}")).status_code == 404
    assert (await ada.get("/api/me")).status_code == 200


async def test_signing_out_everywhere_ends_all_of_ones_own(cast, ada, bo, signed_in):
    other = await signed_in(cast.bo)

    await bo.delete("/api/sessions")

    assert (await bo.get("/api/me")).status_code == 401
    assert (await other.get("/api/me")).status_code == 401
    assert (await ada.get("/api/me")).status_code == 200
