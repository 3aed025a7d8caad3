"""Ids counted up from a command, for deeds that create many rows."""

from portal.core.ids import row_id


class Numbering:
    """Each call of `new` gives the next id."""

    def __init__(self, command: str) -> None:
        self._command = command
        self._used = 0

    def new(self) -> str:
        """The id of the command's next row; ValueError behind the 65,535th."""
        self._used += 1
        return row_id(self._command, self._used)
