"""`portal doctor`: says what is wrong here and how to mend it."""

import argparse
from collections.abc import Callable, Iterator

from pydantic import ValidationError

from portal.cli import checks
from portal.cli.checks import Finding
from portal.cli.trouble import wrong_settings
from portal.core.config import Settings


def arguments(_: argparse.ArgumentParser) -> None:
    """None: the settings are those of the environment."""


def run(_: argparse.Namespace) -> int:
    """Print one line per check, and below each failed one what to do; 1 if anything failed."""
    findings = list(examine())
    for finding in findings:
        print(f"{'ok  ' if finding.is_good else 'BAD '} {finding.what}")
        if not finding.is_good:
            print(f"     → {finding.mend}")
    return 0 if all(finding.is_good for finding in findings) else 1


def examine() -> Iterator[Finding]:
    """Every check that the settings allow; bad settings end it early."""
    yield checks.python()
    yield checks.sqlite()
    try:
        settings = Settings()
    except ValidationError as error:
        for name, wrong in wrong_settings(error):
            yield checks.bad(f"{name}: {wrong}", "docs/operations.md says what it may be")
        return
    for check in checks.OF_SETTINGS:
        yield _answer(check, settings)


def _answer(check: Callable[[Settings], Finding], settings: Settings) -> Finding:
    """What the system does not even let us look at is a finding, too."""
    try:
        return check(settings)
    except OSError as error:
        what = f"{check.__name__.replace('_', ' ')}: {error.filename or ''} {error.strerror or error}"
        return checks.bad(what, "set PORTAL_DATA to a folder that the user who serves can use")
