"""The built pages: cached by hash, packed, and nothing else of the disk."""

import gzip

import pytest

from api.app import create_app

SCRIPT = "export const tick = true // " + "x" * 2000


@pytest.fixture
def pages(settings, services, browser, tmp_path):
    dist = settings.front_end
    (dist / "assets").mkdir(parents=True)
    (dist / "index.html").write_text("<!doctype html><title>Cairn</title>")
    (dist / "assets" / "app-1a2b.js").write_text(SCRIPT)
    (dist / "assets" / "app-1a2b.js.br").write_bytes(b"brotli bytes")
    (dist / "assets" / "font-3c.woff2").write_bytes(b"\0" * 3000)
    (tmp_path / "secret.txt").write_text("secret")
    return browser(create_app(services))


@pytest.mark.parametrize("path", ["/", "/rooms/1", "/sign-in/link", "/demo", "/index.html"])
async def test_every_page_of_the_app_is_the_same_file(pages, path):
    answer = await pages.get(path)

    assert answer.status_code == 200
    assert "<title>Cairn</title>" in answer.text
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


async def test_a_hashed_file_is_cached_for_a_year_and_comes_packed(pages):
    answer = await pages.get("/assets/app-1a2b.js", headers={"accept-encoding": "gzip"})

    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.text == SCRIPT
    assert int(answer.headers["content-length"]) < len(gzip.compress(SCRIPT.encode())) + 20


async def test_a_file_packed_at_build_time_is_sent_as_it_is(pages):
    request = pages.build_request("GET", "/assets/app-1a2b.js", headers={"accept-encoding": "gzip, br"})
    answer = await pages.send(request, stream=True)

    assert answer.headers["content-encoding"] == "br"
    assert b"".join([part async for part in answer.aiter_raw()]) == b"brotli bytes"


async def test_a_file_that_the_browser_has_is_not_sent_again(pages):
    etag = (await pages.get("/")).headers["etag"]

    answer = await pages.get("/", headers={"if-none-match": etag})

    assert answer.status_code == 304
    assert answer.content == b""


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/assets/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/assets/%2e%2e%2f%2e%2e%2fsecret.txt",
        "//etc/passwd.txt",
        "/assets/none.js",
        "/assets/app-1a2b.js.br",
        "/none.txt",
    ],
)
async def test_nothing_else_is_reachable(pages, path):
    answer = await pages.get(path)

    assert answer.status_code == 404
    assert "secret" not in answer.text
