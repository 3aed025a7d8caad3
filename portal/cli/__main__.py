"""`portal serve | demo | sign-in-link | import | restore | migrate | doctor`."""

import argparse
import io
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module

COMMANDS = {
    "serve": "serve people; settings by environment (docs/operations.md)",
    "demo": "serve a made-up world on this machine, to look around in",
    "sign-in-link": "print a one-time link that signs somebody in",
    "import": "make a spreadsheet a draft room, or only say what it holds",
    "restore": "put a copy of the database in place, and begin anew for every browser",
    "migrate": "bring the database to the schema of this version, and do nothing else",
    "doctor": "say what is wrong here and how to mend it",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code: 0 done, 1 refused or hindered, 2 wrong call or settings.

    130 after Ctrl-C before the end, as shells have it. A bug keeps its traceback.
    Heavy modules are imported within, so that Ctrl-C finds somebody who answers it.
    """
    os.umask(0o077)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(given)
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except Exception as error:
        from portal.cli.trouble import told

        code, said = told(error)
        if not said:
            raise
        print(said, file=sys.stderr)
        return code


def _run(given: Sequence[str]) -> int:
    chosen = next((word for word in given if word in COMMANDS), "")
    parser = _parser(chosen)
    if not chosen:
        parser.parse_args(given)
    module = import_module(_module(chosen))
    options = parser.parse_args(given)
    for value in vars(options).values():
        if isinstance(value, str) and value != _utf8(value):
            parser.error(f"not UTF-8: {_utf8(value)}")
    code: int = module.run(options)
    return code


def _utf8(value: str) -> str:
    """With question marks for bytes that are not UTF-8: no database takes them."""
    return value.encode("utf-8", "replace").decode()


def _parser(chosen: str) -> argparse.ArgumentParser:
    """Only the chosen command is imported: the others may need what is broken here."""
    parser = argparse.ArgumentParser(prog="portal", description="One shared plan for buyer and seller.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, about in COMMANDS.items():
        command = commands.add_parser(name, help=about, description=about)
        if name == chosen:
            import_module(_module(name)).arguments(command)
    return parser


def _module(command: str) -> str:
    """`import` is no name for a module."""
    return f"portal.cli.{'import_plan' if command == 'import' else command.replace('-', '_')}"


if __name__ == "__main__":
    sys.exit(main())
