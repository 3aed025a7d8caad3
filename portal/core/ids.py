"""Ids: random, drawn before the write, with room behind each command for the rows it creates."""

import uuid

PATTERN = r"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
COMMAND_PATTERN = r"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{8}0000$"


def new_id() -> str:
    """A random id (version 4: a time-ordered one would tell when something private was made)."""
    return str(uuid.uuid4())


def new_command() -> str:
    """A random id that ends in 16 zero bits, so that 65,535 row ids can be counted up from it."""
    return str(uuid.uuid4())[:-4] + "0000"


def row_id(command: str, n: int) -> str:
    """The id of the n-th row (1 to 65,535) that a command creates."""
    if not 1 <= n <= 0xFFFF:
        raise ValueError(n)
    return f"{command[:-4]}{n:04x}"
