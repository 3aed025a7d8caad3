"""Structured logs: ids and route names; never bodies, cookies, query strings, tokens or addresses."""

import logging
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any

import structlog

log = structlog.get_logger()


def configure_logging(log_format: str, level: int = logging.INFO) -> None:
    """Send every log line of the process through one formatter: `json`, `text`, or `auto` by terminal."""
    as_json = log_format == "json" or (log_format == "auto" and not sys.stderr.isatty())
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last = (
        structlog.processors.JSONRenderer()
        if as_json
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _without_words,
            last,
        ],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level=level, force=True)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def log_bug(error: BaseException, **where: str | None) -> None:
    """Log what nobody foresaw, once: its type and frames; its message could hold somebody's words."""
    log.error("bug", error=type(error).__name__, frames=_frames(error), **where)


def log_trouble(message: str, error: BaseException, **where: str | None) -> None:
    """Log what is tried again: as a warning, and as silent about words as a bug."""
    log.warning(message, error=type(error).__name__, frames=_frames(error), **where)


def described(error: BaseException) -> str:
    """An error in one line without its words: its type and where it came from, the innermost place first."""
    places = reversed(traceback.extract_tb(error.__traceback__))
    return " < ".join(
        [type(error).__name__, *(f"{Path(at.filename).name}:{at.lineno} {at.name}" for at in places)]
    )


def log_loop_error(_: object, context: Mapping[str, Any]) -> None:
    """The same for what the event loop was left with; its own message would repeat the error's words."""
    error = context.get("exception")
    if isinstance(error, BaseException):
        log_bug(error)
    else:
        log.error("bug", message=context["message"])


def _without_words(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The same for what libraries log with an exception."""
    given = event.pop("exc_info", None)
    found = sys.exc_info()[1] if given is True else given[1] if isinstance(given, tuple) else given
    if isinstance(found, BaseException):
        event.update(error=type(found).__name__, frames=_frames(found))
    return event


def _frames(error: BaseException) -> str:
    return "".join(traceback.format_tb(error.__traceback__))
