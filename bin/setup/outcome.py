"""What a suite came to, and the table that tells it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """Counts of one suite; `note` says what the counts do not."""

    suite: str
    passed: int
    failed: int
    seconds: float
    note: str = ""


def summary(outcomes: list[Outcome], left_out: list[str]) -> str:
    """A row per suite; the last line stands alone, so that machines can read it."""
    rows = [f"{'suite':<14}{'passed':>8}{'failed':>8}{'seconds':>9}"]
    rows += [
        f"{one.suite:<14}{one.passed:>8}{one.failed:>8}{one.seconds:>9.1f}  {one.note}".rstrip()
        for one in outcomes
    ]
    rows += [f"{name:<14}NOT RUN, as wished by --without" for name in left_out]
    passed, failed = sum(one.passed for one in outcomes), sum(one.failed for one in outcomes)
    return "\n".join(["", *rows, "", f"{passed} passed, {failed} failed"])


def exit_code(outcomes: list[Outcome], left_out: list[str]) -> int:
    """1 for a failure, 3 for a run that left something out, 0 only for a whole one."""
    if any(one.failed for one in outcomes):
        return 1
    return 3 if left_out else 0
