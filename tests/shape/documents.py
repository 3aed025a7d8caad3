"""What the documents of this repository promise: the paths and commands that they name."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"`([^`\n]+)`")
FENCE = re.compile(r"^```(?:sh|shell|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")
PLACEHOLDER = re.compile(r"[<>{}*…]|\bNAME\b")


def documents() -> list[Path]:
    """README and its kin at the top, and everything under docs/."""
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def named_paths(document: Path) -> Iterator[str]:
    """Paths below a folder that stands at the top of the repository, and every relative link."""
    text = document.read_text()
    tops = {folder.name for folder in ROOT.iterdir() if folder.is_dir()}
    for code in CODE.findall(text):
        path = code.split(" ")[0].split(":")[0]
        if "/" in path and path.split("/")[0] in tops and not PLACEHOLDER.search(path):
            yield path
    yield from (str((document.parent / link).resolve().relative_to(ROOT)) for link in LINK.findall(text))


def named_commands(document: Path) -> Iterator[tuple[str, ...]]:
    """Words of each `bin/…` or `portal …` command, in running text and in shell blocks."""
    text = document.read_text()
    lines = [*CODE.findall(text), *(line for block in FENCE.findall(text) for line in block.splitlines())]
    for line in lines:
        words = tuple(shlex.split(line.removeprefix("$ "), comments=True)) if _is_plain(line) else ()
        if words and (words[0].startswith("bin/") or words[0] == "portal"):
            yield words


def _is_plain(line: str) -> bool:
    return line.count("'") % 2 == 0 and line.count('"') % 2 == 0
