"""The shapes of what is answered as encoded bytes: stated for the API's document, never built."""

from dataclasses import dataclass, make_dataclass
from datetime import datetime
from typing import Annotated, Any, Literal

from litestar.openapi import ResponseSpec
from litestar.params import KwargDefinition, ParameterKwarg

from portal.core.columns import Table
from portal.deal.deeds import DEAL_DEEDS
from portal.deal.rows import DEAL_TABLES
from portal.room.deeds import DEEDS
from portal.room.rows import ROOM_TABLES, Comment

KINDS = sorted({deed.kind for deed in DEEDS.values()} | {deed.kind for deed in DEAL_DEEDS.values()})


def one_of(values: list[str]) -> KwargDefinition:
    """Marks a text that is one of these."""
    return ParameterKwarg(schema_extra={"enum": values})


TableName = Annotated[str, one_of(list(DEAL_TABLES))]
Columns = dict[str, str | int | bool | list[str] | None]


@dataclass(frozen=True, slots=True)
class RowPut:
    """A row that is new (`was` null, `set` the whole row) or changed (`set` laid over it)."""

    table: TableName
    id: str
    set: Columns
    was: Columns | None


@dataclass(frozen=True, slots=True)
class RowGone:
    """A row taken away; the id `*` stands for every row of a paged table, whose values nobody holds."""

    table: TableName
    id: str
    gone: Literal[True]
    was: Columns | None


@dataclass(frozen=True, slots=True)
class StreamEvent:
    """What happened in a stream, exactly as the socket sends it."""

    stream: str
    seq: int
    v: int
    kind: Annotated[str, one_of(KINDS)]
    actor: str | None
    at: datetime
    command: str
    data: dict[str, Any]
    changes: list[RowPut | RowGone]


@dataclass(frozen=True, slots=True)
class CommentOnPage(Comment):
    """A comment with the seq of its last change."""

    seq: int


def snapshot_of(kind: str, tables: dict[str, Table]) -> type[Any]:
    """The whole tables of a stream at one seq; `me` is the reader's stakeholder id."""
    lists = make_dataclass(f"{kind}Tables", [(t.name, list[t.row]) for t in tables.values() if not t.paged])  # type: ignore[name-defined]
    fields = [("stream", str), ("epoch", str), ("seq", int), ("protocol", int), ("me", str | None)]
    return make_dataclass(f"{kind}Snapshot", [*fields, ("tables", lists)])


SNAPSHOTS = {"Room": snapshot_of("Room", ROOM_TABLES), "Deal": snapshot_of("Deal", DEAL_TABLES)}


def stated(answer: Any, description: str) -> dict[int, ResponseSpec]:
    """What a route says of its success."""
    return {200: ResponseSpec(answer, generate_examples=False, description=description)}
