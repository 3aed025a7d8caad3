"""Every error is a problem that says why, in the reader's language."""

import json

import pytest

from portal.text.catalogue import FOLDER, Language, messages

KEYS = {"type", "title", "status", "code", "detail", "fields"}


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("GET", "/api/me", None, 401, "not_signed_in"),
        ("GET", "/api/none", None, 404, "not_found"),
        ("DELETE", "/api/me", None, 405, "method_not_allowed"),
        ("POST", "/api/sign-in/link", b"{", 400, "malformed"),
        ("POST", "/api/sign-in/link", b'{"token": "x", "more": 1}', 400, "malformed"),
        ("POST", "/api/sign-in/link", b'{"token": "' + b"x" * (2 << 20) + b'"}', 413, "too_large"),
        ("GET", "/api/broken", None, 500, "broken"),
    ],
)
async def test_every_error_has_one_shape(stranger, method, path, body, status, code):
    answer = await stranger.request(method, path, content=body)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert set(answer.json()) == KEYS
    assert answer.json()["code"] == code


async def test_a_bug_tells_nobody_what_it_was(stranger, caplog, capsys):
    answer = await stranger.get("/api/broken")

    assert "secret words" not in answer.text + caplog.text + capsys.readouterr().err
    assert "RuntimeError" not in answer.text


async def test_the_sentence_is_in_the_browsers_language(stranger):
    said = {
        language: (await stranger.get("/api/none", headers={"accept-language": language})).json()["detail"]
        for language in Language
    }

    assert said == {language: messages(language)["refused.not_found"] for language in Language}
    assert len(set(said.values())) == len(Language)


async def test_the_sentence_is_in_the_readers_own_language(bo):
    answer = await bo.get("/api/rooms/none/plan", headers={"accept-language": "en"})

    assert answer.json()["detail"] == messages(Language.JAPANESE)["refused.not_found"]


@pytest.mark.parametrize("language", Language)
def test_each_language_has_a_sentence_for_what_the_edge_refuses(language):
    codes = json.loads((FOLDER / f"{language}.json").read_text("utf-8")) and messages(language)

    for code in EDGE_CODES:
        assert codes.get(f"refused.{code}"), code


EDGE_CODES = (
    "malformed",
    "not_signed_in",
    "not_allowed",
    "not_found",
    "method_not_allowed",
    "origin_refused",
    "too_large",
    "too_many",
    "link_spent",
    "unavailable",
    "unknown_outcome",
    "broken",
    "email_malformed",
)
