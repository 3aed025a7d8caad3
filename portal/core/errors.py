"""Refusals: wishes that a rule turns down. A bug is not a refusal."""

from collections.abc import Mapping


class Refusal(Exception):
    """A wish turned down: a stable code, and fields for the sentence that people read.

    The sentence is the catalogue's message `refused.<code>`.
    """

    kind = "refused"

    def __init__(self, code: str, **fields: str | int | None) -> None:
        super().__init__(code)
        self.code = code
        self.fields: Mapping[str, str | int | None] = fields


class NotFound(Refusal):
    """There is no such thing, or none that this person may see."""

    kind = "not_found"

    def __init__(self, code: str = "not_found", **fields: str | int | None) -> None:
        super().__init__(code, **fields)


class NotAllowed(Refusal):
    """This person's side or role does not permit it."""

    kind = "not_allowed"


class Conflict(Refusal):
    """The thing is no longer as the wish supposed."""

    kind = "conflict"


class Invalid(Refusal):
    """The wish makes no sense, whoever makes it."""

    kind = "invalid"
