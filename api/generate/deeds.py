"""TypeScript of the deeds' arguments, and of the permission table."""

from typing import Any

from api.generate.rows import HEAD
from portal.deal.deeds import DEAL_DEEDS
from portal.deal.registry import DealDeed
from portal.room.deeds import DEEDS
from portal.room.permissions import PERMISSIONS
from portal.room.registry import Deed

Schema = dict[str, Any]


def deeds_ts() -> str:
    """The file `frontend/src/generated/deeds.ts`."""
    args: list[str] = []
    shapes: dict[str, Schema] = {}
    every: dict[str, Deed | DealDeed] = {**DEEDS, **DEAL_DEEDS}
    for name, deed in every.items():
        schema = deed.request.model_json_schema()
        shapes |= schema.get("$defs", {})
        args.append(f"  {name}: {shape(schema, 1)}")
    types = [f"export type {n} = {shape(s, 0)}\n" for n, s in sorted(shapes.items())]
    kinds = dict.fromkeys(deed.kind for deed in every.values())
    undoable = ", ".join(f"'{name}'" for name, deed in DEEDS.items() if deed.undoable)
    return "\n".join(
        [
            HEAD,
            *types,
            "export interface DeedArgs {\n" + "\n".join(args) + "\n}\n",
            "export type DeedName = keyof DeedArgs\n",
            "export const EVENT_KINDS = [" + ", ".join(f"'{k}'" for k in kinds) + "] as const\n",
            "export type EventKind = (typeof EVENT_KINDS)[number]\n",
            f"export const UNDOABLE: readonly DeedName[] = [{undoable}]\n",
        ]
    )


def permissions_ts() -> str:
    """The file `frontend/src/generated/permissions.ts`."""
    rows = []
    for name, p in PERMISSIONS.items():
        cells = ((c, getattr(p, c)) for c in ("own", "shared", "other", "milestone", "room"))
        rows.append(f"  {name}: {{ " + ", ".join(f"{c}: '{r}'" for c, r in cells if r) + " },")
    table = "export const PERMISSIONS = {\n" + "\n".join(rows) + "\n} as const"
    return (
        f"{HEAD}\n{table} satisfies Record<string, Permission>\n\n"
        "export type Relation = 'own' | 'shared' | 'other' | 'milestone' | 'room'\n"
        "export type Permission = { readonly [relation in Relation]?: 'lead' | 'contributor' | 'viewer' }\n"
        "export type Permitted = keyof typeof PERMISSIONS\n"
    )


def shape(schema: Schema, depth: int) -> str:
    """The TypeScript type of a JSON schema as pydantic writes it."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in schema:
        return " | ".join(shape(s, depth) for s in schema["anyOf"])
    if "enum" in schema or "const" in schema:
        return " | ".join(f"'{v}'" for v in schema.get("enum", [schema.get("const")]))
    if schema.get("type") == "object":
        return _object(schema, depth)
    if schema.get("type") == "array":
        return f"readonly ({shape(schema['items'], depth)})[]"
    return {"integer": "number", "number": "number", "boolean": "boolean", "null": "null"}.get(
        schema.get("type", ""), "string"
    )


def _object(schema: Schema, depth: int) -> str:
    required = schema.get("required", [])
    fields = [
        f"{name}{'' if name in required else '?'}: {shape(field, depth + 1)}"
        for name, field in schema.get("properties", {}).items()
    ]
    return "{ " + "; ".join(fields) + " }" if fields else "Record<string, never>"
