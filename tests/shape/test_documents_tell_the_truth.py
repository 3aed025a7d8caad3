"""Every path and command that README and docs name exists and runs."""

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.shape.documents import PLACEHOLDER, ROOT, documents, named_commands, named_paths

SUBCOMMANDS = sorted(
    {
        words[1]
        for document in documents()
        for words in named_commands(document)
        if words[0] in {"portal", "bin/portal"} and len(words) > 1 and words[1].replace("-", "").isalpha()
    }
)


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.name)
def test_a_document_names_only_paths_that_exist(document: Path):
    missing = [path for path in named_paths(document) if not (ROOT / path).exists()]

    assert not missing


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.name)
def test_a_document_names_only_suites_that_can_be_run(document: Path):
    tested = [words[1:] for words in named_commands(document) if words[0] == "bin/test"]

    names = {
        word
        for words in tested
        for word in words
        if not word.startswith("-") and not PLACEHOLDER.search(word)
    }

    assert names - {"SUITE", "PART"} <= _suites()


@pytest.mark.parametrize("subcommand", SUBCOMMANDS)
def test_a_portal_command_that_is_named_runs(subcommand: str):
    command = [sys.executable, "-m", "portal.cli", subcommand, "--help"]

    assert subprocess.run(command, cwd=ROOT, capture_output=True).returncode == 0


@cache
def _suites() -> set[str]:
    command = [sys.executable, "bin/setup", "test", "--help"]
    text = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return {word.strip(".,;:") for word in text.split()}
