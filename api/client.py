"""Which address a request came from; used for limits only, and stored only as a hash."""

from collections.abc import Mapping, Sequence
from ipaddress import ip_address
from typing import Any

from litestar.connection import ASGIConnection
from litestar.types import Scope

from portal.core.config import Network


def client_address(connection: ASGIConnection[Any, Any, Any, Any], trusted: Sequence[Network]) -> str:
    """The nearest address that is no trusted proxy; forwarded ones count only if a trusted one said so."""
    return address_of(connection.scope, connection.headers, trusted)


def address_of(scope: Scope, headers: Mapping[str, str], trusted: Sequence[Network]) -> str:
    """The same where there is no connection yet, only what it will be made of."""
    client = scope.get("client")
    peer = client[0] if client else ""
    forwarded = headers.get("x-forwarded-for", "").split(",")
    for hop in [peer, *(part.strip() for part in reversed(forwarded))]:
        if not _is_trusted(hop, trusted):
            return hop or peer
    return peer


def _is_trusted(address: str, trusted: Sequence[Network]) -> bool:
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return any(parsed in network for network in trusted if network.version == parsed.version)
