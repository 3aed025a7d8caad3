"""What is logged of an error: what it was and where, never its words."""

import json
import subprocess
import sys

import pytest

PROGRAM = """
import asyncio, logging
from portal.core.logging import configure_logging, log_bug, log_loop_error, log_trouble

def fail():
    raise ValueError(WORDS)

def failed():
    try:
        fail()
    except ValueError as error:
        return error

async def left_to_the_loop():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(log_loop_error)
    loop.call_soon(fail)
    await asyncio.sleep(0)

WORDS = " ".join(["bo@contoso.example", "wrote", "this"])
configure_logging("json")
"""


@pytest.mark.parametrize(
    "happen",
    [
        "log_bug(failed())",
        "logging.getLogger('a.library').error('failed', exc_info=failed())",
        "asyncio.run(left_to_the_loop())",
    ],
)
def test_an_errors_words_are_not_logged(happen: str):
    ran = subprocess.run([sys.executable, "-c", PROGRAM + happen], capture_output=True, text=True)

    assert "bo@contoso.example wrote" not in ran.stderr
    [line] = [json.loads(line) for line in ran.stderr.splitlines()]
    assert (line["level"], line["error"]) == ("error", "ValueError")
    assert "in fail" in line["frames"]


def test_what_is_tried_again_is_told_of_without_words():
    program = PROGRAM + "log_trouble('connection lost', failed())"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    line = json.loads(ran.stderr)
    assert (line["level"], line["event"], line["error"]) == ("warning", "connection lost", "ValueError")
    assert "bo@contoso.example wrote" not in ran.stderr
