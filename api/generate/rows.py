"""TypeScript of the tables: one interface per row, and the maps that a replica holds."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from portal.core.columns import Column, Table
from portal.deal.rows import DEAL_TABLES
from portal.room.registry import PROTOCOL

HEAD = "// Generated from the Python definitions by `python -m api.generate`; do not edit.\n"


def rows_ts() -> str:
    """The file `frontend/src/generated/rows.ts`."""
    enums = sorted({c.kind for t in DEAL_TABLES.values() for c in t.columns if _is_enum(c)}, key=_name)
    parts = [HEAD, f"export const PROTOCOL = {PROTOCOL}\n"]
    parts += [_union(enum) for enum in enums]
    parts += [_interface(table) for table in DEAL_TABLES.values()]
    parts.append(_maps(DEAL_TABLES.values()))
    return "\n".join(parts)


def _is_enum(column: Column) -> bool:
    return issubclass(column.kind, StrEnum)


def _name(kind: type) -> str:
    return kind.__name__


def _union(enum: type) -> str:
    values = [str(member) for member in enum]  # type: ignore[attr-defined]
    listed = ", ".join(f"'{v}'" for v in values)
    const = _constant(enum.__name__)
    choices = f"export const {const} = [{listed}] as const\n"
    return f"{choices}export type {enum.__name__} = (typeof {const})[number]\n"


def _constant(name: str) -> str:
    words = "".join("_" + c if c.isupper() else c for c in name).lstrip("_").upper()
    return words + ("ES" if words.endswith(("S", "H")) else "S")


def _interface(table: Table) -> str:
    lines = [f"  readonly {c.name}: {_type(c)}" for c in table.columns]
    return f"export interface {table.row.__name__} {{\n" + "\n".join(lines) + "\n}\n"


def _type(column: Column) -> str:
    base = _base(column.kind)
    return f"{base} | null" if column.nullable else base


def _base(kind: type) -> str:
    if kind in (str, date, datetime):
        return "string"
    if kind is tuple:
        return "readonly string[]"
    return {bool: "boolean", int: "number"}.get(kind, kind.__name__)


def _maps(tables: Iterable[Table]) -> str:
    listed = list(tables)
    by_name = "\n".join(f"  {t.name}: {t.row.__name__}" for t in listed)
    maps = "\n".join(f"  readonly {t.name}: ReadonlyMap<string, {t.row.__name__}>" for t in listed)
    paged = ", ".join(f"'{t.name}'" for t in listed if t.paged)
    names = ", ".join(f"'{t.name}'" for t in listed)
    return (
        f"export interface RowOf {{\n{by_name}\n}}\n\nexport type TableName = keyof RowOf\n\n"
        f"export interface Tables {{\n{maps}\n}}\n\n"
        f"export const TABLE_NAMES: readonly TableName[] = [{names}]\n"
        f"export const PAGED: readonly TableName[] = [{paged}]\n"
    )
