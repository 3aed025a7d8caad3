"""`portal serve | demo | sign-in-link | import | migrate | doctor`."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from pydantic import ValidationError

from portal.core.data_folder import FolderInUse
from portal.core.errors import Refusal
from portal.text import Language, sentence

COMMANDS = {
    "serve": "serve people; settings by environment (docs/operations.md)",
    "demo": "serve a made-up world on this machine, to look around in",
    "sign-in-link": "print a one-time link that signs somebody in",
    "import": "make a spreadsheet a draft room, or only say what it holds",
    "migrate": "bring the database to the schema of this version, and do nothing else",
    "doctor": "say what is wrong here and how to mend it",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code: 0 done, 1 refused, 2 wrong call or settings."""
    os.umask(0o077)
    given = list(sys.argv[1:] if arguments is None else arguments)
    chosen = next((word for word in given if word in COMMANDS), "")
    parser = _parser(chosen)
    if not chosen:
        parser.parse_args(given)
    module = import_module(_module(chosen))
    try:
        code: int = module.run(parser.parse_args(given))
    except ValidationError as error:
        for wrong in error.errors():
            name = ".".join(str(part) for part in wrong["loc"]) or "settings"
            print(f"{name}: {wrong['msg'].removeprefix('Value error, ')}", file=sys.stderr)
        return 2
    except FolderInUse as error:
        print(f"Another process serves from {error.args[0]}: stop it first.", file=sys.stderr)
        return 1
    except Refusal as refusal:
        print(sentence(Language.ENGLISH, f"refused.{refusal.code}", refusal.fields), file=sys.stderr)
        return 1
    return code


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
