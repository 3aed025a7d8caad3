"""The outermost layer: request id, origin check, security headers, one log line per request.

It stands around the router, not in it, so that answers of unknown paths pass it too.
"""

import json
import time
import uuid
from collections.abc import Mapping

import structlog
from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from api.client import address_of
from api.policy import SAFE
from api.problems import MEDIA_TYPE, problem
from portal.core.config import Settings
from portal.core.pace import Paces
from portal.text import preferred_language

log = structlog.get_logger()

HANDSHAKES_SAVED = 20.0
METHODS = SAFE | {"POST", "PUT", "PATCH", "DELETE"}

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class Edge:
    """Wraps the router of one app."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._origins = settings.origins
        self._trusted = settings.trusted_proxies
        self._handshakes = Paces(settings.handshakes_per_second, HANDSHAKES_SAVED)
        transport = {"strict-transport-security": "max-age=31536000"} if settings.is_https else {}
        self._headers = [(name.encode(), value.encode()) for name, value in (HEADERS | transport).items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or one socket."""
        request_id = str(uuid.uuid4())
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request=request_id)
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        if scope["type"] == ScopeType.HTTP:
            await self._serve(scope, headers, receive, self._dressed(scope, request_id, send))
        elif not self._is_own_page(headers):
            await send({"type": "websocket.close", "code": 4403, "reason": "origin_refused"})
        elif not self._handshakes.of(address_of(scope, self._trusted)).spend():
            await send({"type": "websocket.close", "code": 4429, "reason": "too_many"})
        else:
            await self._app(scope, receive, send)

    async def _serve(
        self, scope: HTTPScope, headers: Mapping[str, str], receive: Receive, send: Send
    ) -> None:
        if scope["method"] not in METHODS:
            await _refuse(405, "method_not_allowed", headers, send)
        elif scope["method"] not in SAFE and not self._may_change(headers):
            await _refuse(403, "origin_refused", headers, send)
        else:
            await self._app(scope, receive, send)

    def _is_own_page(self, headers: Mapping[str, str]) -> bool:
        return headers.get("origin") in self._origins

    def _may_change(self, headers: Mapping[str, str]) -> bool:
        """No browser omits Origin here; a program may, as long as it carries no browser's cookie."""
        if "origin" not in headers:
            return "cookie" not in headers
        return self._is_own_page(headers)

    def _dressed(self, scope: HTTPScope, request_id: str, send: Send) -> Send:
        began = time.perf_counter()
        extra = [*self._headers, (b"x-request-id", request_id.encode()), (b"cache-control", b"no-store")]

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(pair for pair in extra if pair[0] not in given)]
                _log(scope, message["status"], time.perf_counter() - began)
            await send(message)

        return dressed


def _log(scope: HTTPScope, status: int, seconds: float) -> None:
    route = scope.get("path_template") or "-"
    log.info("served", method=scope["method"], route=route, status=status, ms=round(seconds * 1000, 1))


async def _refuse(status: int, code: str, headers: Mapping[str, str], send: Send) -> None:
    body = problem(status, code, preferred_language(headers.get("accept-language", "")))
    content = json.dumps(body.model_dump(), ensure_ascii=False).encode()
    start = [(b"content-type", MEDIA_TYPE.encode()), (b"content-length", str(len(content)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": start})
    await send({"type": "http.response.body", "body": content, "more_body": False})
