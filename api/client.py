"""Which address a request came from; used for limits only, and stored only as a hash."""

from collections.abc import Sequence
from ipaddress import ip_address

from litestar.types import Scope

from portal.core.config import Network

FORWARDED = b"x-forwarded-for"


def address_of(scope: Scope, trusted: Sequence[Network]) -> str:
    """The nearest address that is no trusted proxy; forwarded ones count only if a trusted one said so.

    A proxy may add a line of its own behind the client's: all lines are one list, in their order.
    """
    client = scope.get("client")
    peer = client[0] if client else ""
    lines = [value.decode("latin-1") for name, value in scope["headers"] if name.lower() == FORWARDED]
    for hop in [peer, *(part.strip() for part in reversed(",".join(lines).split(",")))]:
        if not _is_trusted(hop, trusted):
            return hop or peer
    return peer


def _is_trusted(address: str, trusted: Sequence[Network]) -> bool:
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return any(parsed in network for network in trusted if network.version == parsed.version)
