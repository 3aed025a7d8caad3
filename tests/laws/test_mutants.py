"""Faults put in by hand are noticed: each in a copy of the tree, by the tests that it names."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.laws.mutants import MUTANTS, Mutant
from tests.scale import scale
from tests.servers.serving import ROOT

FOLDERS = ("portal", "api", "realtime", "migrations", "tests")
FILES = ("alembic.ini", "pyproject.toml")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "sheets", "browser")
PASSED, FAILED = 0, 1

pytestmark = pytest.mark.timeout(590)
full_only = pytest.mark.skipif(not scale(0, 1), reason="only in the full run, where each mutant is tried")


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mutant_still_fits_the_code(mutant: Mutant):
    assert (ROOT / mutant.file).read_text("utf-8").count(mutant.old) == 1
    assert all((ROOT / name.partition("::")[0]).exists() for name in mutant.tests)


@pytest.mark.part("mutants")
@full_only
def test_without_a_mutant_the_tests_pass_in_a_copy(tmp_path: Path):
    every = sorted({name for mutant in MUTANTS for name in mutant.tests})

    assert _tried(_copy(tmp_path), every) == PASSED


@pytest.mark.part("mutants")
@full_only
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mutant_is_noticed(tmp_path: Path, mutant: Mutant):
    copy = _copy(tmp_path)
    file = copy / mutant.file
    file.write_text(file.read_text("utf-8").replace(mutant.old, mutant.new), "utf-8")

    assert _tried(copy, mutant.tests) == FAILED


def _copy(folder: Path) -> Path:
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=LEFT_OUT)
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    return folder


def _tried(tree: Path, tests: list[str] | tuple[str, ...]) -> int:
    """The exit code of these tests on that tree, at the everyday scale and on the embedded engine."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-m", "not postgresql", "-p", "no:cacheprovider"]
    environment = {**os.environ, "PYTHONPATH": str(tree), "TEST_SCALE": "everyday"}
    done = subprocess.run([*command, *tests], cwd=tree, env=environment, capture_output=True, text=True)
    print(done.stdout[-4_000:])
    return done.returncode
