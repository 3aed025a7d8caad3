"""Eight events of one commit in one write, beside eight writes of one event each; hub alone."""

from collections.abc import Iterator

from bench.figure import Figure, at_least
from bench.measures.hub import FULL, KEY, PROGRAMS, fanned_out
from bench.rounds import Budget, alternate, ratio


def run(budget: Budget) -> Iterator[Figure]:
    """As many events as a room of eight sends when everybody ticks at once."""
    seconds = budget.side(2)
    sides = {
        name: lambda j=joined: fanned_out(PROGRAMS["hub"], seconds, events=FULL, joined=j)
        for name, joined in (("joined", True), ("unjoined", False))
    }
    found = alternate(budget.rounds, sides)
    yield ratio("joined / unjoined", at_least(2.5), KEY, found["joined"], found["unjoined"])
