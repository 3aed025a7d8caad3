"""Limits count the address that a trusted proxy says, never one that the client made up."""

from types import SimpleNamespace

import pytest

from api.client import client_address
from portal.core.config import Settings

PROXY = "10.0.0.1"


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("192.0.2.1", "", "192.0.2.1"),
        ("192.0.2.1", "198.51.100.9", "192.0.2.1"),
        (PROXY, "198.51.100.9", "198.51.100.9"),
        (PROXY, "203.0.113.5, 198.51.100.9", "198.51.100.9"),
        (PROXY, "203.0.113.5, 198.51.100.9, 10.0.0.2", "198.51.100.9"),
        (PROXY, "", PROXY),
    ],
)
def test_the_nearest_untrusted_hop_is_the_client(peer, forwarded, address):
    request = SimpleNamespace(scope={"client": (peer, 50000)}, headers={"x-forwarded-for": forwarded})
    trusted = Settings(trusted_proxies="10.0.0.0/8, ::1/128").trusted_proxies

    assert client_address(request, trusted) == address
