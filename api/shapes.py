"""The two kinds of body: inputs refuse unknown fields, outputs have no defaults."""

from pydantic import BaseModel, ConfigDict


class Input(BaseModel):
    """What a client sends. A field that nobody expects is an error, not a gift."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Output(BaseModel):
    """What a client gets. No field has a default: the API's document would call it optional."""

    model_config = ConfigDict(frozen=True)


class Problem(Output):
    """Why not (RFC 9457): `code` is for programs, `detail` for people, in the reader's language."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    fields: dict[str, str | int | None]
