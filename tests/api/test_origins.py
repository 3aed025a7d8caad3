"""Only the portal's own pages may change anything, and every answer wears the same armour."""

import pytest

from portal.core.config import Settings
from tests.api.conftest import ORIGIN


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost:8001", "null", ORIGIN + "/"])
async def test_another_site_cannot_change_anything(bo, origin):
    answer = await bo.patch("/api/me", json={"language": "en"}, headers={"origin": origin})

    assert answer.status_code == 403
    assert answer.json()["code"] == "origin_refused"


async def test_a_cookie_without_an_origin_changes_nothing(bo):
    del bo.headers["origin"]

    assert (await bo.patch("/api/me", json={"language": "en"})).status_code == 403
    assert (await bo.get("/api/me")).status_code == 200


async def test_a_program_without_cookies_needs_no_origin(stranger):
    del stranger.headers["origin"]

    answer = await stranger.post("/api/sign-in/link", json={"token": "x"})

    assert answer.json()["code"] == "link_spent"


@pytest.mark.parametrize("path", ["/", "/api/me", "/api/no/such", "/health/live", "/assets/none.js"])
async def test_every_answer_has_the_security_headers(stranger, path):
    headers = (await stranger.get(path)).headers

    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self';")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert len(headers["x-request-id"]) == 36


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "PROPFIND"])
async def test_other_methods_are_turned_away(stranger, method):
    assert (await stranger.request(method, "/api/me")).status_code == 405


async def test_answers_of_the_api_are_not_stored(bo):
    assert (await bo.get("/api/me")).headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "wrong",
    [
        {"public_url": "http://portal.example.com"},
        {"host": "0.0.0.0"},
        {"public_url": "https://portal.example.com/path"},
        {"public_url": "ftp://portal.example.com"},
    ],
)
def test_plain_http_serves_this_machine_only(wrong):
    with pytest.raises(ValueError, match="PUBLIC_URL"):
        Settings(**wrong)


def test_https_has_a_host_cookie_and_one_origin():
    settings = Settings(public_url="https://Portal.example.com/", host="0.0.0.0")

    assert settings.cookie == "__Host-portal"
    assert settings.origins == {"https://portal.example.com"}


def test_the_port_that_goes_without_saying_is_not_part_of_an_origin():
    assert Settings(public_url="https://portal.example.com:443").origins == {"https://portal.example.com"}
    assert "https://portal.example.com:8443" in Settings(public_url="https://portal.example.com:8443").origins
    assert "http://localhost" in Settings(public_url="http://localhost:80").origins


def test_no_variable_turns_the_demo_on(monkeypatch):
    for name in ("DEMO", "PORTAL_DEMO"):
        monkeypatch.setenv(name, "true")

    assert not Settings().demo
