"""Every error as problem details: refusals, bad requests, bugs; translated once, here."""

from http import HTTPStatus
from math import ceil
from typing import Any

import structlog
from litestar import Request, Response
from litestar.connection import ASGIConnection
from litestar.exceptions import HTTPException
from litestar.types import ExceptionHandlersMap, Scope

from api.session_cookie import cleared_cookie
from api.shapes import Problem
from portal.core.database import ClockBehind, OutcomeUnknown, Unavailable
from portal.core.errors import Refusal
from portal.core.logging import log_bug
from portal.people.limits import TooMany
from portal.text import Language, has_message, preferred_language, sentence

log = structlog.get_logger()

MEDIA_TYPE = "application/problem+json"

STATUS_OF_KIND = {
    "not_signed_in": 401,
    "not_allowed": 403,
    "not_found": 404,
    "conflict": 409,
    "stale": 409,
    "invalid": 422,
    "too_many": 429,
}

CODE_OF_STATUS = {
    400: "malformed",
    401: "not_signed_in",
    403: "not_allowed",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "malformed",
    429: "too_many",
    503: "unavailable",
}


def problem(
    status: int, code: str, language: Language, fields: dict[str, str | int | None] | None = None
) -> Problem:
    """The body. It names nothing that was asked for, so that strangers learn nothing from it."""
    given = fields or {}
    key = f"refused.{code}"
    detail = sentence(language, key, given) if has_message(key) else code
    return Problem(
        type="about:blank",
        title=HTTPStatus(status).phrase,
        status=status,
        code=code,
        detail=detail,
        fields=given,
    )


def language_of(connection: ASGIConnection[Any, Any, Any, Any]) -> Language:
    """The reader's own language, else the browser's."""
    reader = connection.state.get("reader")
    if reader is not None and reader.language in set(Language):
        return Language(reader.language)
    return preferred_language(connection.headers.get("accept-language", ""))


def refuse(request: Request[Any, Any, Any], refusal: Refusal) -> Response[Problem]:
    """A rule turned the wish down."""
    status = STATUS_OF_KIND.get(refusal.kind, 422)
    response = _response(problem(status, refusal.code, language_of(request), dict(refusal.fields)))
    if isinstance(refusal, TooMany) and refusal.after is not None:
        response.headers["retry-after"] = str(ceil(refusal.after))
    return response


def answer_http_error(request: Request[Any, Any, Any], error: HTTPException) -> Response[Problem]:
    """The framework could not serve the request; `fields` names what was malformed."""
    status = _known(error.status_code)
    code = CODE_OF_STATUS.get(status, "broken")
    response = _response(problem(status, code, language_of(request), _malformed(error.extra)))
    if status == 405 and error.headers:
        response.headers["allow"] = error.headers["allow"]
    return response


def answer_unavailable(request: Request[Any, Any, Any], error: Unavailable) -> Response[Problem]:
    """Nothing was stored, or nobody knows: the same command may be sent again under the same id.

    Whoever leaves a shared computer is out of this browser all the same.
    """
    codes = {OutcomeUnknown: "unknown_outcome", ClockBehind: "clock_behind"}
    code = codes.get(type(error), "unavailable")
    response = _response(problem(503, code, language_of(request)))
    if request.route_handler.opt.get("leaving"):
        response.set_cookie(cleared_cookie(request.app.state.services.settings))
    return response


def answer_bug(request: Request[Any, Any, Any], _: Exception) -> Response[Problem]:
    """Something that nobody foresaw; what it was stands in the log only."""
    return _response(problem(500, "broken", language_of(request)))


async def log_error(error: Exception, scope: Scope) -> None:
    """Log what nobody foresaw as a bug; that the database takes no writes, as what it is."""
    route = scope.get("path_template")
    if isinstance(error, Unavailable):
        log.warning("unavailable", error=type(error).__name__, route=route)
    elif not isinstance(error, Refusal) and getattr(error, "status_code", 500) >= 500:
        log_bug(error, route=route)


def _malformed(extra: object) -> dict[str, str | int | None]:
    if not isinstance(extra, list):
        return {}
    items = [item for item in extra if isinstance(item, dict)]
    return {str(item.get("key", "")): str(item.get("message", "")) for item in items}


def _known(status: int) -> int:
    if status in CODE_OF_STATUS:
        return status
    return 400 if status < 500 else 500


def _response(body: Problem) -> Response[Problem]:
    return Response(body, status_code=body.status, media_type=MEDIA_TYPE)


EXCEPTION_HANDLERS: ExceptionHandlersMap = {
    Refusal: refuse,
    Unavailable: answer_unavailable,
    HTTPException: answer_http_error,
    500: answer_bug,
}
