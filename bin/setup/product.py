"""Ready the product, or the measurements of it, and become its process."""

import os
import sys
from typing import NoReturn

from environment import ensure_environment, ready_environment
from needs import require
from pages import DIST, ensure_pages
from place import ENVIRONMENT, ROOT

WITH_PAGES = ("demo", "serve")


def portal(arguments: list[str]) -> NoReturn:
    """Become `portal …`; only the commands that serve pages have them built."""
    needs_pages = bool(arguments) and arguments[0] in WITH_PAGES and "--help" not in arguments
    if needs_pages and not (ready_environment("runtime") and DIST.exists()):
        _say_what_it_takes()
    ensure_environment("runtime")
    if needs_pages:
        ensure_pages()
    _become("portal.cli", arguments)


def bench(arguments: list[str]) -> NoReturn:
    """Become `python -m bench …` in the development environment."""
    ensure_environment("dev")
    ensure_pages()
    _become("bench", arguments)


def screenshots(arguments: list[str]) -> NoReturn:
    """Become `python -m tests.browser.screenshots …`, with a browser to draw in."""
    require(["browser"])
    ensure_environment("dev")
    ensure_pages()
    _become("tests.browser.screenshots", arguments)


def _say_what_it_takes() -> None:
    print(
        "First start: Python packages (about 350 MB), Node's packages (about 270 MB) and the pages\n"
        f"go into {ROOT}; the package managers' caches where they always are.\n"
        "One to five minutes by network; the next start takes seconds.",
        file=sys.stderr,
    )


def _become(module: str, arguments: list[str]) -> NoReturn:
    sys.stderr.flush()
    python = str(ENVIRONMENT.resolve() / "bin" / "python")
    os.environ["PYTHONPATH"] = str(ROOT)
    os.execv(python, [python, "-P", "-m", module, *arguments])
