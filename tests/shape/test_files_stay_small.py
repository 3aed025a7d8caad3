"""A file is one idea: none grows past 250 lines without saying why in its first lines."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = {".py", ".ts", ".svelte", ".css", ".sh"}
APART = ("frontend/src/generated/", "portal/text/", "tests/sheets/")
LIMIT = 250
REASON = re.compile(r"longer than 250 lines:? because \w+", re.IGNORECASE)


def sources() -> list[str]:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return [
        name
        for name in names
        if Path(name).suffix in SOURCES
        and not name.startswith(APART)
        and "cases" not in name
        and (ROOT / name).exists()
    ]


def test_a_long_file_says_why_it_is_long():
    long = {name: lines for name in sources() if len(lines := (ROOT / name).read_text().splitlines()) > LIMIT}

    silent = [name for name, lines in long.items() if not REASON.search("\n".join(lines[:12]))]

    assert not silent, f"longer than {LIMIT} lines without a reason"


def test_the_sources_are_found_at_all():
    assert {"bin/setup/suites.py", "tests/shape/test_files_stay_small.py"} <= set(sources())
