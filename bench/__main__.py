"""`python -m bench [NAME…] [--seconds N] [--json]`: measure, and say whether the goals are met."""

import argparse
import sys
from importlib import import_module

from bench.figure import Figure
from bench.report import line, table
from bench.rounds import Budget

NAMES = {
    "ticks": "durable ticks from end to end, beside the obvious stack",
    "hub": "fan-out alone, beside websockets.broadcast() and ChannelsPlugin",
    "joined": "frames of one commit in one write, beside one write each",
    "sqlite": "commits of our journal, beside the bare statements",
    "postgresql": "commits of our journal at 32 clients, beside pgbench",
    "idle": "memory of an idle socket, beside a raw ASGI socket",
    "reconnect": "a thousand reconnects with catch-up, beside bare accepts",
    "memory": "memory of the server with 200 sockets",
    "stalled": "what a member who reads nothing costs",
    "latency": "from a tick to everybody seeing it",
    "page": "bytes and time of a cold visit until the plan can be ticked",
}


def main() -> int:
    """Measure the wished names, all if none is named; exits 0 unless a measurement broke."""
    wished = _parse()
    if wished.list:
        print("\n".join(NAMES))
        return 0
    figures: list[Figure] = []
    for name in wished.names or NAMES:
        print(f"{name}: {NAMES[name]}", file=sys.stderr, flush=True)
        for figure in import_module(f"bench.measures.{name}").run(Budget(wished.seconds)):
            figures.append(figure)
            if wished.json:
                print(line(figure), flush=True)
    print(table(figures), file=sys.stderr if wished.json else sys.stdout)
    return 0


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*NAMES, []], metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--seconds", type=float, default=60.0, help="of load per name (60; 2 only tries)")
    parser.add_argument("--list", action="store_true", help="print the names and do nothing")
    parser.add_argument("--json", action="store_true", help="a JSON line per figure, the table aside")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
