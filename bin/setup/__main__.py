"""Set up what a command needs, then become it; standard library only, since nothing is installed yet."""

import sys

import product
import suites
from place import CannotSetUp

COMMANDS = {
    "portal": product.portal,
    "bench": product.bench,
    "screenshots": product.screenshots,
    "test": suites.test,
}


def main() -> int:
    command, *arguments = sys.argv[1:]
    try:
        return COMMANDS[command](arguments)
    except CannotSetUp as reason:
        print(f"Cannot go on: {reason}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
