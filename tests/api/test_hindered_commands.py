"""What stands in a command's way is told in a sentence, never by a traceback."""

import os
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError, ProgrammingError

from portal.cli.trouble import sentence_about
from tests.api.terminal import environment, port, portal, serving

__all__ = ["environment", "port", "portal", "serving"]

FAR = {"PUBLIC_URL": "https://portal.example.com", "PORTAL_TRUSTED_PROXIES": "127.0.0.1"}
COMMANDS = (["migrate"], ["serve"], ["sign-in-link", "ada@northwind.example"])


def is_told(ran: subprocess.CompletedProcess[str], code: int) -> None:
    """It ended with that code and a sentence or two, or the doctor's findings."""
    assert ran.returncode == code, ran.stderr
    assert "Traceback" not in ran.stderr
    assert ran.stdout or 1 <= len(ran.stderr.splitlines()) <= 2, ran.stderr


def a_file(data: Path) -> Path:
    data.write_text("hi")
    return data


def below_a_file(data: Path) -> Path:
    return a_file(data) / "below"


def nowhere(_: Path) -> Path:
    return Path("/proc/foo")


def a_long_name(_: Path) -> Path:
    return Path("a" * 300)


def a_corrupt_database(data: Path) -> Path:
    data.mkdir()
    (data / "this-is-a-demo").touch()
    (data / "this-demo-is-told").touch()
    (data / "portal.db").write_bytes(bytes(range(256)) * 400)
    return data


def a_folder_for_a_database(data: Path) -> Path:
    (data / "portal.db").mkdir(parents=True)
    return data


@pytest.mark.parametrize(
    "broken", [a_file, below_a_file, nowhere, a_long_name, a_corrupt_database, a_folder_for_a_database]
)
def test_a_data_folder_that_cannot_be_used_is_told(portal, port, tmp_path, broken):
    data = str(broken(tmp_path / "data"))

    for command in COMMANDS:
        is_told(portal(*command, PORTAL_DATA=data), 1)
    is_told(portal("doctor", PORTAL_DATA=data), 1)


@pytest.mark.parametrize("broken", [a_file, below_a_file, nowhere, a_long_name, a_corrupt_database])
def test_a_demo_tells_what_is_wrong_with_its_folder(portal, port, tmp_path, broken):
    data = str(broken(tmp_path / "data"))

    is_told(portal("demo", "--port", str(port), "--data", data), 1)


@pytest.mark.parametrize(
    ("setting", "code", "said"),
    [
        ({"DATABASE_URL": "foo"}, 2, "postgresql://"),
        ({"DATABASE_URL": "mysql://host/name"}, 2, "postgresql://"),
        ({"DATABASE_URL": "postgresql://localhost:1/name"}, 1, "does not answer"),
        ({"DATABASE_URL": "postgresql://localhost:1/name?sslmode=x"}, 1, "sslmode"),
        ({"PUBLIC_URL": "http://localhost:99999"}, 2, "PUBLIC_URL"),
        ({"PORTAL_PORT": "abc"}, 2, "PORTAL_PORT"),
        ({"PORTAL_LOG_FORMAT": "pretty"}, 2, "PORTAL_LOG_FORMAT"),
        ({"DATABASE_URL": "postgresql://u:p@127.0.0.1:abc/x"}, 2, "postgresql://"),
        ({**FAR, "PORTAL_FRONT_END": "/nowhere"}, 2, "PORTAL_FRONT_END"),
        ({**FAR, "PORTAL_HOST": "192.0.2.1"}, 1, "192.0.2.1"),
        ({**FAR, "PORTAL_HOST": "a" * 70}, 1, "a" * 70),
    ],
)
def test_a_setting_that_does_not_work_is_told_in_one_line(portal, setting, code, said):
    served = portal("serve", **setting)

    is_told(served, code)
    assert [line for line in served.stderr.splitlines() if said not in line] == []


def test_a_database_of_a_newer_version_is_told(portal, environment):
    portal("migrate")
    with sqlite3.connect(Path(environment["PORTAL_DATA"]) / "portal.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")

    for command in COMMANDS:
        ran = portal(*command)
        is_told(ran, 1)
        assert "newer version" in ran.stderr


@pytest.mark.parametrize("words", [["--name", b"n\xff"], ["--organisation", b"o\xff"]])
def test_an_argument_that_is_not_utf8_is_told(portal, words):
    is_told(portal("sign-in-link", "ada@northwind.example", *words), 2)


@pytest.mark.parametrize("rubbish", [b"/nonexistent/socket", b"\xa5\x00" * 99, None])
def test_rubbish_in_place_of_the_control_address_is_as_good_as_no_server(portal, environment, rubbish):
    control = Path(environment["PORTAL_DATA"]) / "control"
    control.parent.mkdir(mode=0o700)
    if rubbish is None:
        control.mkdir()
    else:
        control.write_bytes(rubbish)

    is_told(portal("sign-in-link", "ada@northwind.example"), 0)


def test_a_full_disk_below_a_running_server_is_told(portal, serving, environment):
    with serving("serve") as server:
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))

        hindered = portal("sign-in-link", "ada@northwind.example")

        is_told(hindered, 1)
        assert "try again" in hindered.stderr


def test_ctrl_c_while_starting_ends_without_a_traceback(environment, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"postgresql://ada@127.0.0.1:{silent.getsockname()[1]}/name"
        program = [sys.executable, "-m", "portal.cli", "serve"]
        starting = subprocess.Popen(
            program, env=environment | {"DATABASE_URL": url}, cwd=tmp_path, stderr=subprocess.PIPE, text=True
        )
        line, _ = silent.accept()
        with line:
            said = _interrupted(starting)

        assert "Traceback" not in said
        assert starting.returncode == 130


def _interrupted(program):
    """What it said on stderr; a driver may swallow the first Ctrl-C, so people press it again."""
    for _ in range(30):
        program.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            return program.communicate(timeout=1)[1]
    program.kill()
    raise AssertionError(program.communicate()[1])


def test_a_terminal_without_unicode_is_no_hindrance(portal, environment):
    Path(environment["PORTAL_DATA"]).mkdir(mode=0o755)

    is_told(portal("doctor", PYTHONIOENCODING="ascii"), 1)


def test_the_doctor_finds_a_database_that_takes_no_writes(portal, environment):
    portal("migrate")
    assert "takes writes" in portal("doctor").stdout
    with sqlite3.connect(Path(environment["PORTAL_DATA"]) / "portal.db") as other:
        other.execute("BEGIN IMMEDIATE")

        assert "BAD  database takes no writes" in portal("doctor").stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_the_doctor_finds_a_file_that_is_not_writable(portal, environment):
    portal("migrate")
    (Path(environment["PORTAL_DATA"]) / "portal.db").chmod(0o400)

    assert "BAD  not writable" in portal("doctor").stdout


@pytest.mark.parametrize(
    "bug",
    [
        KeyError("x"),
        ValueError("x"),
        RuntimeError("x"),
        ProgrammingError("x", None, sqlite3.ProgrammingError()),
        IntegrityError("x", None, sqlite3.IntegrityError()),
    ],
)
def test_a_bug_keeps_its_traceback(bug):
    assert sentence_about(bug) == ""
