"""Limits count the address that a trusted proxy says, never one that the client made up."""

from typing import Any

import pytest

from api.client import address_of
from api.edge import HANDSHAKES_SAVED, Edge
from portal.core.config import Settings
from portal.people.limits import SIGN_IN
from tests.api.conftest import ORIGIN

PROXY = "10.0.0.1"
MANY = 2 * int(HANDSHAKES_SAVED)


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(
        data=tmp_path,
        front_end=tmp_path / "dist",
        trusted_proxies="10.0.0.0/8, ::1/128",
        handshakes_per_second=1,
    )


@pytest.mark.parametrize(
    ("peer", "lines", "address"),
    [
        ("192.0.2.1", [], "192.0.2.1"),
        ("192.0.2.1", ["198.51.100.9"], "192.0.2.1"),
        (PROXY, ["198.51.100.9"], "198.51.100.9"),
        (PROXY, ["203.0.113.5, 198.51.100.9"], "198.51.100.9"),
        (PROXY, ["203.0.113.5, 198.51.100.9, 10.0.0.2"], "198.51.100.9"),
        (PROXY, ["203.0.113.5", "198.51.100.9"], "198.51.100.9"),
        (PROXY, ["203.0.113.5", "198.51.100.9", "10.0.0.2"], "198.51.100.9"),
        (PROXY, ["203.0.113.5, 198.51.100.9", "10.0.0.2, 10.0.0.3"], "198.51.100.9"),
        (PROXY, [""], PROXY),
        (PROXY, [], PROXY),
    ],
)
def test_the_nearest_untrusted_hop_is_the_client(settings, peer, lines, address):
    assert address_of(_asked(peer, lines), settings.trusted_proxies) == address


async def test_a_line_of_ones_own_before_the_proxys_renews_no_tries_at_sign_in(browser):
    asking = browser(address=PROXY)

    answers = [
        await asking.post("/api/sign-in/link", json={"token": "x"}, headers=_forged(n, asking))
        for n in range(SIGN_IN.most + 1)
    ]

    assert [answer.status_code for answer in answers] == [404] * SIGN_IN.most + [429]


@pytest.mark.parametrize(
    ("lines", "let_in"),
    [(["198.18.{n}.1", "203.0.113.7"], HANDSHAKES_SAVED), (["198.18.{n}.1", "10.0.0.2"], MANY)],
    ids=["forged before the proxy's line", "said by the outer one of two proxies"],
)
async def test_handshakes_are_counted_for_the_client_whatever_lines_there_are(settings, lines, let_in):
    edge = Edge(_accepting, settings)

    said = [await _handshake(edge, [line.format(n=n) for line in lines]) for n in range(MANY)]

    assert let_in <= said.count("websocket.accept") <= let_in + 1


async def _accepting(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "websocket.accept"})


async def _handshake(edge: Edge, lines: list[str]) -> str:
    said: list[str] = []

    async def send(message: Any) -> None:
        said.append(message["type"])

    scope = _asked(PROXY, lines)
    scope |= {"type": "websocket", "headers": [*scope["headers"], (b"origin", ORIGIN.encode())]}
    await edge(scope, None, send)  # type: ignore[arg-type]
    return said[0]


def _forged(n: int, asking: Any) -> list[tuple[str, str]]:
    """As a proxy leaves them that adds a line behind the client's own."""
    return [*asking.headers.items(), ("x-forwarded-for", f"198.18.{n}.1"), ("x-forwarded-for", "203.0.113.7")]


def _asked(peer: str, lines: list[str]) -> Any:
    headers = [(b"x-forwarded-for", line.encode()) for line in lines]
    return {"client": (peer, 50000), "headers": headers}
