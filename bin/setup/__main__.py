"""Set up what a command needs, then become it; standard library only, since nothing is installed yet."""

import sys


def main() -> int:
    """Everything is imported within, so that Ctrl-C finds somebody who answers it."""
    try:
        return _run(*sys.argv[1:])
    except KeyboardInterrupt:
        return 130


def _run(command: str, *arguments: str) -> int:
    import product
    import suites
    from place import CannotSetUp

    commands = {
        "portal": product.portal,
        "bench": product.bench,
        "screenshots": product.screenshots,
        "test": suites.test,
    }
    try:
        return commands[command](list(arguments))
    except CannotSetUp as reason:
        print(f"Cannot go on: {reason}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
