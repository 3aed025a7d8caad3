"""Big answers are packed off the event loop: a large room must not make everybody else wait."""

import asyncio
import gzip
from typing import Any

from litestar import Request, Response

WORTH_PACKING = 1024
AT_ONCE = 64 * 1024
LEVEL = 5


async def json_answer(request: Request[Any, Any, Any], body: bytes, **headers: str) -> Response[bytes]:
    """JSON that is encoded already, gzipped where the reader takes it; the handler says `precompressed`."""
    headers["vary"] = "accept-encoding"
    if len(body) >= WORTH_PACKING and "gzip" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
        if len(body) > AT_ONCE:
            body = await asyncio.to_thread(_packed, body)
        else:
            body = _packed(body)
    return Response(body, media_type="application/json", headers=headers)


def _packed(body: bytes) -> bytes:
    """zlib lets other threads run meanwhile."""
    return gzip.compress(body, LEVEL, mtime=0)
